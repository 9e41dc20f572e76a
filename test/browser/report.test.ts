/** `report.html` in a real browser, as a file: on a phone, on a desk, in the dark and on paper. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { held, hostile, minimal, promoted, refused, rendered } from '../support/learning-report.ts';
import { CHROMIUM, chromiumThere, launchChromium } from './support.ts';

const PHONE = { viewport: { width: 360, height: 740 } };
const DESKTOP = { viewport: { width: 1280, height: 900 } };
const LONG = `<b>${'a-name-without-end'.repeat(12)}</b>`;
const REPORTS = {
  promote: promoted(),
  hold: held(),
  refuse: refused(),
  minimal: minimal(),
  hostile: hostile(LONG),
};

if (!chromiumThere()) {
  const line = `no browser at ${CHROMIUM} (set CHROMIUM_PATH): the browser test cannot run`;
  // A test that silently skipped would be taken for one that passed.
  if (process.env.CI) throw new Error(line);
  console.warn(line);
}

(chromiumThere() ? describe : describe.skip)('the report', () => {
  const directory = mkdtempSync(join(tmpdir(), 'segue-report-'));
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
    const { pages } = rendered(Object.values(REPORTS));
    for (const [i, name] of Object.keys(REPORTS).entries())
      writeFileSync(join(directory, `${name}.html`), pages[i]!);
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  async function open(name: string, options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(join(directory, `${name}.html`)).href);
    expect(complaints).toEqual([]);
    return page;
  }

  const looks: readonly (readonly [string, BrowserContextOptions])[] = [
    ['a phone', PHONE],
    ['a desk in the dark', { ...DESKTOP, colorScheme: 'dark' }],
  ];
  const cases = looks.flatMap(([look, options]) =>
    Object.keys(REPORTS).map((name) => [name, look, options] as const),
  );

  test.each(cases)('%s on %s: nothing to scroll sideways, nothing for axe', async (name, _look, options) => {
    const page = await open(name, options);
    expect(await page.evaluate(TOO_WIDE)).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test('text in pictures stays inside them, and tables need no scrolling on a phone', async () => {
    const page = await open('promote', PHONE);
    expect(await page.evaluate(CUT_OFF)).toEqual([]);
    expect(await page.evaluate(SCROLLED)).toEqual([]);
    await page.context().close();
  });

  test('works without scripts, and prints whole', async () => {
    const page = await open('promote', { ...DESKTOP, javaScriptEnabled: false });
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    await page.context().close();

    const shown = await open('promote', { viewport: { width: 673, height: 1000 }, colorScheme: 'dark' });
    await shown.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await shown.evaluate(TOO_WIDE)).toBe(0);
    expect(await shown.evaluate('getComputedStyle(document.body).color')).toBe('rgb(0, 0, 0)');
    expect(await shown.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
      'rgb(255, 255, 255)',
    );
    await shown.context().close();
  });
});

const TOO_WIDE = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Texts of pictures that reach over the picture's edge. */
const CUT_OFF = `[...document.querySelectorAll('svg text')].filter((text) => {
  const own = text.getBoundingClientRect();
  const svg = text.ownerSVGElement.getBoundingClientRect();
  return own.left < svg.left - 1 || own.right > svg.right + 1 || own.top < svg.top - 1 || own.bottom > svg.bottom + 1;
}).map((text) => text.textContent)`;

const SCROLLED = `[...document.querySelectorAll('.table')].filter((table) => table.scrollWidth > table.clientWidth)
  .map((table) => table.getAttribute('aria-label'))`;

/** What axe finds, as one readable line each. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const found = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return found.violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${impact} ${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
