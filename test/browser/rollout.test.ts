/** The rollout page in a real browser, against the real server and a real journal that grows beside it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { along, scaleOf, sideOf } from '../../console/page/rollout/scale.ts';
import { lasted, pValue, signed } from '../../console/page/rollout/words.ts';
import type { RolloutEvent } from '../../policy/rollout/state.ts';
import { BETTER, type Stage, startWithRollout } from '../../scripts/screenshot-rollout.ts';
import { policyText, versionOf } from '../support/policies.ts';
import { CHROMIUM, chromiumThere, launchChromium } from './support.ts';

const DESKTOP = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const CHALLENGER = versionOf(policyText(3));

if (!chromiumThere()) {
  const line = `no browser at ${CHROMIUM} (set CHROMIUM_PATH): the browser test cannot run`;
  // A test that silently skipped would be taken for one that passed.
  if (process.env.CI) throw new Error(line);
  console.warn(line);
}

(chromiumThere() ? describe : describe.skip)('the rollout page', () => {
  let browser: Browser;
  let stage: Stage;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(() => browser?.close());

  beforeEach(async () => {
    complaints = [];
    stage = await startWithRollout();
  });

  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await stage.stop();
    expect(complaints).toEqual([]);
  });

  async function visit(options: BrowserContextOptions = DESKTOP): Promise<Page> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await page.goto(`${stage.url}/rollout`);
    await page.locator('#headline:not(:empty)').waitFor();
    return page;
  }

  /** Proposed, a first stage that advances at its third look, and a second that waits. */
  async function secondStage(): Promise<readonly RolloutEvent[]> {
    const events = [await stage.rollout.propose()];
    for (const hours of [12, 6, 6, 6, 6]) events.push(await stage.rollout.look(hours, BETTER));
    expect(events.map(({ action }) => action)).toEqual([
      'propose',
      'wait',
      'wait',
      'advance',
      'wait',
      'wait',
    ]);
    return events;
  }

  test('nothing was proposed yet: it says who serves, and what to type', async () => {
    const page = await visit();
    expect(await textOf(page, '#headline')).toBe('rule-1 serves everybody. Nothing was proposed yet.');
    const commands = await page.locator('.commands .command').allTextContents();
    expect(commands.map((command) => /-- (\w+(?: propose| advance)?)/.exec(command)?.[1])).toEqual([
      'simulate',
      'retrain',
      'rollout propose',
      'rollout advance',
    ]);
    for (const id of ['why', 'stages', 'arms', 'beside', 'sequences', 'journal'])
      expect(await page.locator(`#${id}`).isHidden()).toBe(true);
    await fits(page, 'empty');

    await page.getByRole('link', { name: 'Talk to Segue' }).click();
    await page.locator('.welcome').waitFor();
    await page.getByRole('link', { name: 'Rollout' }).click();
    await page.locator('#headline:not(:empty)').waitFor();
  });

  test('proposed and not looked at: it says so, and how to look', async () => {
    await stage.rollout.propose();
    const page = await visit();
    expect(await textOf(page, '#why-heading')).toBe('Why it was proposed');
    expect(await textOf(page, '#reasons')).toBe('its gate said promote');
    expect(await textOf(page, '#look-note')).toMatch(/^Nobody has looked at the log since.*rollout advance/);
    expect(await page.locator('.step').count()).toBe(5);
    expect(await page.locator('#sequences').isHidden()).toBe(true);
    await fits(page, 'proposed');
  });

  test('at its second stage: the sentence, why it waits, both arms, and a point for every look', async () => {
    const events = await secondStage();
    const last = events.at(-1)!;
    const page = await visit();
    expect(await textOf(page, '#headline')).toBe(
      `${CHALLENGER} serves 5\u00a0% of listeners, stage 2 of 5, since 6 Jan, 08:00 UTC; rule-1 serves the others.`,
    );
    expect(await textOf(page, '#why-heading')).toBe('Why it waits');
    expect(await page.locator('#reasons li').allTextContents()).toEqual(last.reasons);
    expect(last.reasons[0]).toBe('this stage is 12.0 hours old, and lasts at least 24');
    expect(last.reasons[1]).toMatch(/^success .* it could still be worse/);

    expect(await page.locator('.step-done').count()).toBe(1);
    expect(await textOf(page, '[aria-current="step"] b')).toBe('5\u00a0%');

    const { incumbent, challenger } = last.look!.arms;
    const cells = await page
      .locator('.arms tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)),
      );
    const written = (count: number) => count.toLocaleString('en-US');
    expect(cells).toHaveLength(8);
    expect(cells[0]).toEqual([written(incumbent.listeners), written(challenger.listeners)]);
    expect(cells[2]![1]).toBe(
      `${((100 * challenger.successes) / challenger.conversations).toFixed(1)}\u00a0% ${written(challenger.successes)} of ${written(challenger.conversations)}`,
    );
    expect(cells[3]![0]).toBe((incumbent.prompts / incumbent.conversations).toFixed(2));

    const looks = events.filter(({ look }) => look !== undefined);
    const compared = looks.filter(({ look }) => look!.success !== undefined);
    expect(compared.length).toBeGreaterThan(2);
    expect(compared.length).toBeLessThan(looks.length);
    for (const measure of ['success', 'turns', 'abandonment']) {
      const picture = page.locator(`.sequence-${measure}`);
      expect(await picture.locator('.point').count()).toBe(compared.length);
      expect(await picture.locator('.blank').count()).toBe(looks.length - compared.length);
      expect(await picture.locator('.zero').count()).toBe(1);
      expect(await picture.locator('.band').count()).toBe(2);
      expect(await picture.locator('.plot').getAttribute('aria-label')).toMatch(
        new RegExp(`at ${looks.length} looks; at the last [+−]\\d.*between`),
      );
    }
    const { difference } = last.look!.success!;
    expect(await textOf(page, '.sequence-success figcaption b')).toBe(
      `${signed(100 * difference, 1)} percentage points`,
    );
    expect(await textOf(page, '#ratio-words')).toMatch(/5\.0\s% assigned.*As assigned: p = /s);
    expect(await page.locator('.journal tbody tr').count()).toBe(events.length);
    expect(await page.locator('#looks tbody tr').count()).toBe(looks.length);
    await fits(page, 'second-stage');
  });

  test('a sample-ratio mismatch takes it back, and the page says that nothing can be believed', async () => {
    await stage.rollout.propose();
    await stage.rollout.look(12, BETTER);
    const { action } = await stage.rollout.look(12, { ...BETTER, share: 0.03 });
    expect(action).toBe('roll-back');
    const page = await visit();
    expect(await textOf(page, '#state')).toBe('✕ rolled back');
    expect(await textOf(page, '#headline')).toBe(
      `${CHALLENGER} was taken back at 1\u00a0% of listeners on 6 Jan, 08:00 UTC, by schedule; rule-1 serves everybody.`,
    );
    expect(await textOf(page, '#why-heading')).toBe('Why it was taken back');
    expect(await textOf(page, '#reasons')).toMatch(
      /^sample-ratio mismatch: .*nothing that is read of it can be believed/,
    );
    expect(await textOf(page, '#ratio-words')).toContain('✕ Mismatch: p < 0.0001');
    expect(await textOf(page, '#disbelief')).toMatch(/none of this can be believed/);
    expect(await textOf(page, '.step-ended .step-words')).toBe('taken back after 24 hours');
    expect(await page.locator('#start').isVisible()).toBe(true);
    await fits(page, 'rolled-back');
  });

  test('all the way to the default, and back', async () => {
    await stage.rollout.propose();
    let latest: RolloutEvent;
    do latest = await stage.rollout.look(24, BETTER);
    while (latest.action === 'wait' || latest.action === 'advance');
    expect(latest.action).toBe('make-default');
    const page = await visit();
    expect(await textOf(page, '#headline')).toMatch(
      new RegExp(
        `^${CHALLENGER} became the default on .*, and serves everybody; rule-1 was the incumbent before`,
      ),
    );
    expect(await page.locator('.step-done').count()).toBe(5);
    await fits(page, 'default');

    await stage.rollout.rollBack('it only ever offers polka');
    await page.locator('#headline', { hasText: 'taken back as the default' }).waitFor();
    expect(await textOf(page, '#headline')).toMatch(/by ada; rule-1 serves everybody\.$/);
    expect(await textOf(page, '#reasons')).toBe('it only ever offers polka');
  });

  test('it follows the journal, and leaves focus, scroll position and what is open as they are', async () => {
    await secondStage();
    const page = await visit({ viewport: { width: 1280, height: 500 } });
    await page.locator('#sequences summary').focus();
    await page.keyboard.press('Enter');
    const region = page.locator('.journal');
    await region.focus();
    await region.evaluate((journal) => {
      journal.style.maxHeight = '120px';
      journal.scrollTop = 60;
    });
    const before = await placeOf(page);
    const points = await page.locator('.sequence-success .point').count();

    const { number } = await stage.rollout.look(6, BETTER);
    await page
      .locator('.journal tbody tr')
      .nth(number - 1)
      .waitFor({ state: 'attached' });
    expect(await page.locator('.sequence-success .point').count()).toBe(points + 1);
    expect(await textOf(page, '#reasons')).toMatch(/^this stage is 18.0 hours old/);
    const after = await placeOf(page);
    // Scroll positions are whole pixels, rows are not.
    expect(Math.abs(after[0] - before[0])).toBeLessThanOrEqual(1);
    expect(Math.abs(after[1] - before[1])).toBeLessThanOrEqual(1);
    expect(await page.evaluate('document.activeElement.className')).toContain('journal');
    expect(await page.locator('#sequences details').getAttribute('open')).not.toBeNull();
  });

  test('while nothing happens nothing is sent, and a server that is gone is one clear line', async () => {
    await stage.rollout.propose();
    const page = await visit();
    const unchanged = await page.waitForResponse(/\/api\/rollout$/);
    expect(unchanged.status()).toBe(304);
    await stage.kill();
    await page.locator('#trouble', { hasText: 'Out of reach' }).waitFor();
    expect(await textOf(page, '#headline')).toMatch(/serves 1\s% of listeners/);
    complaints = complaints.filter((text) => !text.includes('ERR_CONNECTION_REFUSED'));
  });

  /** How far below the journal's upper edge its first step is, and where the journal is in the window. */
  function placeOf(page: Page): Promise<readonly [row: number, region: number]> {
    return page.evaluate(`(() => {
      const region = document.querySelector('.journal');
      const row = region.querySelector('tbody tr:last-child');
      const { top } = region.getBoundingClientRect();
      return [row.getBoundingClientRect().top - top, top];
    })()`);
  }

  /** On a desk and on a phone, in the light and in the dark: accessible, and no wider than the window. */
  async function fits(page: Page, name: string): Promise<void> {
    for (const [device, { viewport }] of Object.entries({ desktop: DESKTOP, phone: PHONE }))
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        if (process.env.PICTURES)
          await page.screenshot({
            path: `${process.env.PICTURES}/rollout-page-${name}-${device}-${colorScheme}.png`,
            fullPage: true,
          });
        expect(await violations(page)).toEqual([]);
        const tooWide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        expect(await page.evaluate(tooWide)).toBe(0);
      }
    await page.setViewportSize(DESKTOP.viewport);
  }
});

describe('its figures and pictures', () => {
  const sequence = (lower: number, difference: number, upper: number) => {
    return { incumbent: 0, challenger: difference, lower, difference, upper };
  };

  test('zero, every point and the last interval are in the picture, and zero is a line in it', () => {
    const { low, high, ticks } = scaleOf([sequence(-9, 0.5, 9), sequence(0.1, 0.3, 0.5)]);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0.5);
    expect(high).toBeLessThan(1);
    expect(ticks).toContain(0);
    expect(ticks.length).toBeGreaterThan(2);
    expect(scaleOf([]).ticks).toContain(0);
    expect(scaleOf([sequence(0, 0, 0)]).ticks).toContain(0);
  });

  test('a look is on a side of zero only with its whole interval', () => {
    const sides = [sequence(0.1, 1, 2), sequence(-2, -1, -0.1), sequence(-1, 1, 3), sequence(0, 1, 2)].map(
      sideOf,
    );
    expect(sides).toEqual(['above', 'below', 'unsure', 'unsure']);
  });

  test('times lie where they belong, and one alone in the middle', () => {
    const [first, second, third] = ['2026-01-05', '2026-01-06', '2026-01-07'] as const;
    expect(along(second, first, third)).toBe(0.5);
    expect(along(third, first, second)).toBe(1);
    expect(along(first, first, first)).toBe(0.5);
  });

  test('figures have their sign, and never one of nothing', () => {
    expect([0.04, -0.04, 1.25, -1.25].map((value) => signed(value, 1))).toEqual([
      '0.0',
      '0.0',
      '+1.3',
      '−1.3',
    ]);
    expect([1e-9, 0.0123, 1].map(pValue)).toEqual(['p < 0.0001', 'p = 0.012', 'p = 1']);
    expect(lasted('2026-01-05T00:00Z', '2026-01-05T01:00Z')).toBe('1 hour');
    expect(lasted('2026-01-05T00:00Z', '2026-01-07T12:00Z')).toBe('2.5 days');
  });
});

async function textOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).first().textContent()) ?? '';
}

/** What axe finds, as one readable line each. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${impact} ${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
