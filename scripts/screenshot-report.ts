/** Pictures of a report as people meet it: `npx tsx scripts/screenshot-report.ts report.html DIRECTORY` */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium } from '../test/browser/support.ts';

const [report, directory] = process.argv.slice(2);
if (!report || !directory)
  throw new Error('usage: npx tsx scripts/screenshot-report.ts report.html DIRECTORY');

/** Paper is shown as wide as A4 between margins of 16 mm. */
const VIEWS = {
  phone: { viewport: { width: 360, height: 1480 }, deviceScaleFactor: 1.5 },
  desktop: { viewport: { width: 1280, height: 1600 } },
  dark: { viewport: { width: 1280, height: 1600 }, colorScheme: 'dark' },
  print: { viewport: { width: 673, height: 1000 }, deviceScaleFactor: 1.5 },
} as const;

mkdirSync(directory, { recursive: true });
const browser = await launchChromium();
try {
  for (const [name, options] of Object.entries(VIEWS)) {
    const page = await browser.newPage(options);
    await page.goto(pathToFileURL(resolve(report)).href);
    if (name === 'print') {
      await page.pdf({ path: join(directory, 'print.pdf'), format: 'A4' });
      await page.emulateMedia({ media: 'print' });
    }
    const { width, height } = options.viewport;
    const whole = Number(await page.evaluate('document.documentElement.scrollHeight'));
    for (let y = 0, part = 1; y < whole; y += height, part++)
      await page.screenshot({
        path: join(directory, `${name}-${String(part).padStart(2, '0')}.png`),
        fullPage: true,
        clip: { x: 0, y, width, height: Math.min(height, whole - y) },
      });
    await page.close();
  }
} finally {
  await browser.close();
}
console.log(directory);
