/** Takes the README's picture: a real conversation in the console that ends in a playing station. `npm run screenshot` */
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { acceptUntilItPlays, launchChromium, say, startConsole } from '../test/browser/support.ts';

const PICTURE = fileURLToPath(new URL('../docs/images/console.png', import.meta.url));
const LARGEST = 400 * 1024;

// The same ids give the same draws, so the picture changes only when Segue does.
const console_ = await startConsole({ SEGUE_EXPLORE_SHARE: '1', SEGUE_PSEUDONYM_KEY: 'screenshot' });
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1360, height: 1060 }, deviceScaleFactor: 1.25 });
  await page.addInitScript(`
    let drawn = ${Number(process.argv[2] ?? 3)};
    crypto.getRandomValues = (bytes) => bytes.fill(0).fill(drawn++, 0, 1);
  `);
  await page.goto(console_.url);
  await page.getByRole('button', { name: 'Open Segue' }).click();
  await page.locator('.line-segue').waitFor();
  for (const text of ['something mellow from the seventies', 'anything but country']) await say(page, text);
  await acceptUntilItPlays(page);
  await page.locator('.record-outcome', { hasText: 'started' }).waitFor();
  await page.locator('#np-progress[aria-valuenow="6"]').waitFor();
  await page.screenshot({ path: PICTURE });
} finally {
  await Promise.all([browser.close(), console_.stop()]);
}
const { size } = statSync(PICTURE);
if (size > LARGEST)
  throw new Error(`${PICTURE} is ${size} bytes: a README picture should stay under ${LARGEST}`);
console.log(`${PICTURE}, ${Math.round(size / 1024)} kB`);
