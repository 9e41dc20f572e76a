/** The console page in a real browser, against the real server: what a newcomer sees after `npm start`. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page, Request } from 'playwright-core';
import { modelComplexity } from '../../complexity/interaction-model.ts';
import type { DecisionRecord, LogRecord } from '../../policy/record.ts';
import {
  acceptUntilItPlays,
  CHROMIUM,
  chromiumThere,
  launchChromium,
  type RunningConsole,
  say,
  startConsole,
} from './support.ts';

const DESKTOP = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Stands in for the browser's ears and voice, which a machine without sound has not got. */
const SPEECH = `
  window.spoken = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'en-US', localService: true }],
    speak(utterance) {
      document.body.dataset.spoken = spoken.push(utterance.text);
      queueMicrotask(() => utterance.onend());
    },
    cancel() {},
  } });
  window.webkitSpeechRecognition = window.SpeechRecognition = class {
    start() { window.hear = (transcript) => {
      this.onresult({ results: [Object.assign([{ transcript }], { isFinal: true })] });
      this.onend();
    }; }
    stop() { this.onend(); }
    abort() { this.onend(); }
  };
`;

if (!chromiumThere()) {
  const line = `no browser at ${CHROMIUM} (set CHROMIUM_PATH): the browser test cannot run`;
  // A test that silently skipped would be taken for one that passed.
  if (process.env.CI) throw new Error(line);
  console.warn(line);
}

(chromiumThere() ? describe : describe.skip)('the console', () => {
  let browser: Browser;
  let exploiting: RunningConsole;
  let exploring: RunningConsole;
  let complaints: string[];

  beforeAll(async () => {
    [browser, exploiting, exploring] = await Promise.all([
      launchChromium(),
      startConsole({ SEGUE_EXPLORE_SHARE: '0' }),
      startConsole({ SEGUE_EXPLORE_SHARE: '1' }),
    ]);
  });

  afterAll(async () => {
    await Promise.all([browser?.close(), exploiting?.stop(), exploring?.stop()]);
  });

  beforeEach(() => {
    complaints = [];
  });

  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(complaints).toEqual([]);
  });

  async function visit(
    { url }: RunningConsole,
    options: BrowserContextOptions = DESKTOP,
    before = '',
  ): Promise<Page> {
    const context = await browser.newContext(options);
    await context.addInitScript(before);
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await page.goto(url);
    await page.locator('.welcome').waitFor();
    return page;
  }

  /** Opens the skill with the keyboard, which leaves the focus in the field to type in. */
  async function open(page: Page): Promise<void> {
    for (let stop = 0; stop < 6 && (await focused(page)) !== 'open'; stop++) await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('open');
    await page.keyboard.press('Enter');
    await page.locator('.line-segue').waitFor();
    await page.locator('#words:focus').waitFor();
    await page.locator('#panel-turn', { hasText: 'turn 1' }).waitFor();
  }

  test('a whole conversation with the keyboard alone ends in a station that plays, and the queue moves on', async () => {
    const page = await visit(exploiting);
    await open(page);
    await say(page, 'jazz');
    await page.locator('.wishes', { hasText: 'jazz' }).waitFor();
    await acceptUntilItPlays(page);

    await page.locator('#np-place', { hasText: /^1 of \d+$/ }).waitFor();
    const first = await textOf(page.locator('#np-title'));
    expect(first).not.toBe('');
    await page.locator('.record-outcome', { hasText: 'track 1 started' }).waitFor();
    await expectText(page, '#status', /^Playing/);

    await page.locator('#np-next').focus();
    await page.keyboard.press('Enter');
    await page.locator('#np-place', { hasText: /^2 of \d+$/ }).waitFor();
    expect(await textOf(page.locator('#np-title'))).not.toBe(first);
    await page.locator('.record-outcome', { hasText: 'track 2 started' }).waitFor();

    const outcomes = (await recordsOf(page, exploiting)).filter((record) => record.type === 'outcome');
    const events = outcomes.map(({ playback }) => playback && `${playback.index} ${playback.event}`);
    expect(events).toEqual(expect.arrayContaining(['0 started', '0 stopped', '1 started']));
    expect(outcomes.find(({ played }) => played)).toMatchObject({ outcome: 'played', source: 'turn' });
  });

  test('the side panel shows every candidate with its probability, the one that was asked, and the record', async () => {
    const page = await visit(exploring);
    await open(page);
    await say(page, 'jazz');
    await page.locator('#panel-turn', { hasText: 'turn 2' }).waitFor();
    await page.locator('#panel-understood .chip', { hasText: 'jazz' }).waitFor();
    await page.locator('.wishes tr', { hasText: 'jazz' }).locator('.like').waitFor();

    const decision = (await recordsOf(page, exploring)).findLast(
      (record): record is DecisionRecord => record.type === 'decision',
    )!;
    const shown = await page.locator('.candidates .chance').allTextContents();
    const shares = shown.map((text) => Number.parseFloat(text) / 100);
    expect(shares).toHaveLength(decision.candidates.length);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    // Shown to a hundredth of a percent: each may be off by half of that.
    expect(Math.abs(shares.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(shares.length * 0.00005);
    await expectText(page, '.candidates caption', /add up to 1\.000000$/);

    const chosen = page.locator('.candidates .chosen');
    expect(await chosen.count()).toBe(1);
    expect(Number.parseFloat(await textOf(chosen.locator('.chance'))) / 100).toBeCloseTo(
      decision.propensity,
      4,
    );
    const written: unknown = JSON.parse(await textOf(page.locator('.record-decision pre')));
    expect(written).toEqual(decision);
  });

  test('the side panel shows how it goes, turn by turn: sentiment, feeling, closeness, pace and tone', async () => {
    const page = await visit(exploiting);
    await open(page);
    await say(page, 'jazz, oh, I love jazz');
    await page.locator('#panel-turn', { hasText: 'turn 2' }).waitFor();
    await say(page, 'no, that is awful, I hate it');
    await page.locator('#panel-turn', { hasText: 'turn 3' }).waitFor();

    const decisions = (await recordsOf(page, exploiting)).filter((record) => record.type === 'decision');
    const rows = await page
      .locator('.empathy tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
    const number = (text: string) => Number(text.replace('−', '-'));
    expect(
      rows.map(([turn, said, feeling, closeness, pace]) => ({
        turn: number(turn!),
        sentiment: number(said!),
        feeling: number(feeling!),
        closeness: number(closeness!),
        pace,
      })),
    ).toEqual(
      decisions.toReversed().map(({ turn, context: { sentiment, feeling, closeness, pace } }) => {
        return { turn, sentiment, feeling, closeness, pace };
      }),
    );
    expect(rows.at(-1)!.at(-1)).toBe('plain');
    expect(rows[1]!.at(-1)).toBe('bright');
    expect(rows[0]!.at(-1)).toBe('sorry');

    const last = decisions.at(-1)!;
    const shown = await page.locator('.candidates tbody .affinity').allTextContents();
    expect(shown.map(Number).sort()).toEqual(last.candidates.map(({ numbers }) => numbers.affinity).sort());
  });

  test('tells how complex the skill’s own language is, as the command does', async () => {
    const page = await visit(exploiting);
    const model = await readFile('skill-package/interactionModels/custom/en-US.json', 'utf8');
    const { unique, vocabulary } = modelComplexity(model).all;
    const [samples, words] = [unique, vocabulary].map((count) => count.toLocaleString('en'));
    expect(await textOf(page.locator('#complexity'))).toMatch(
      new RegExp(`${samples} sample utterances of ${words} words, \\d+\\.\\d bits`),
    );
  });

  test('typing before anything is open opens a session with those words', async () => {
    const page = await visit(exploiting);
    await page.locator('#words').focus();
    await say(page, 'jazz');
    await page.locator('.wishes', { hasText: 'said unasked' }).waitFor();
  });

  test('what customers type and catalogues contain is text, never markup', async () => {
    const page = await visit(exploiting);
    await open(page);
    const words = `R&B <3 AC/DC <img src=x onerror="document.title='broken'">`;
    await say(page, words);
    expect(await textOf(page.locator('.line-you .bubble').last())).toBe(words);
    expect(await page.locator('#transcript img').count()).toBe(0);
    expect(await page.title()).toBe('Segue');
    expect(await textOf(page.locator('.line-segue .bubble').last())).not.toMatch(/&\w+;|<\w/);
  });

  test('a station goes on by itself: the next track is lined up before the end and plays after it', async () => {
    const page = await visit(exploiting);
    await page.clock.install();
    const events: string[] = [];
    page.on('requestfinished', (request) => events.push(typeOf(request)));
    const told = (event: string) =>
      page.waitForEvent('requestfinished', (request) => typeOf(request) === `AudioPlayer.${event}`);
    await open(page);
    await say(page, 'jazz');
    const started = told('PlaybackStarted');
    await acceptUntilItPlays(page);
    await started;
    const nearlyFinished = told('PlaybackNearlyFinished');
    await page.clock.fastForward(14_000);
    await nearlyFinished;
    const startedAgain = told('PlaybackStarted');
    await page.clock.fastForward(14_000);
    await page.locator('#np-place', { hasText: /^2 of/ }).waitFor();
    await startedAgain;
    expect(events.filter((event) => event.startsWith('AudioPlayer.'))).toEqual([
      'AudioPlayer.PlaybackStarted',
      'AudioPlayer.PlaybackNearlyFinished',
      'AudioPlayer.PlaybackFinished',
      'AudioPlayer.PlaybackStarted',
    ]);
  });

  test('music makes room for the customer, and words to the player reach the player', async () => {
    const page = await visit(exploiting);
    await open(page);
    await say(page, 'jazz');
    await acceptUntilItPlays(page);
    const toldOfStop = page.waitForRequest((request) => typeOf(request) === 'AudioPlayer.PlaybackStopped');
    const next = page.waitForRequest((request) => typeOf(request) === 'IntentRequest');
    await type(page, 'Alexa, pause');
    await toldOfStop;
    expect((await next).postDataJSON()).toMatchObject({
      context: { AudioPlayer: { playerActivity: 'PAUSED', token: expect.any(String) } },
      request: { intent: { name: 'AMAZON.PauseIntent' } },
    });
    await page.locator('#now-playing[data-activity="paused"]').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.locator('#now-playing[data-activity="playing"]').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.locator('#now-playing[data-activity="paused"]').waitFor();
    await type(page, 'resume');
    await page.locator('#now-playing[data-activity="playing"]').waitFor();

    await page.getByRole('button', { name: 'Start over' }).click();
    await page.locator('#now-playing').waitFor({ state: 'hidden' });
    await page.locator('.welcome').waitFor();
    expect(await focused(page)).toBe('open');
  });

  test('talking by voice: heard words are said, answers are spoken, and the microphone opens again', async () => {
    const page = await visit(exploiting, DESKTOP, SPEECH);
    await open(page);
    await page.locator('body[data-spoken="1"]').waitFor();
    expect(await page.evaluate('spoken[0]')).toBe(await textOf(page.locator('.line-segue .bubble').last()));

    await page.keyboard.press('Alt+T');
    await page.locator('#mic[aria-pressed="true"]').waitFor();
    await page.evaluate(`hear('jazz')`);
    await page.locator('.line-you .bubble', { hasText: 'jazz' }).waitFor();
    await page.locator('body[data-spoken="2"]').waitFor();
    await page.locator('#mic[aria-pressed="true"]').waitFor();

    await page.keyboard.press('Escape');
    await page.locator('#mic[aria-pressed="false"]').waitFor();
    await page.getByRole('button', { name: 'Mute' }).click();
    await type(page, 'yes');
    await page.locator('#panel-turn', { hasText: 'turn 3' }).waitFor();
    expect(await page.evaluate('spoken.length')).toBe(2);
    await page.reload();
    await page.locator('#mute[aria-pressed="true"]').waitFor();
  });

  test('a browser that can neither listen nor speak shows no microphone and works', async () => {
    const deaf =
      'delete window.webkitSpeechRecognition; delete window.SpeechRecognition; delete window.speechSynthesis;';
    const page = await visit(exploiting, DESKTOP, deaf);
    await open(page);
    expect(await page.locator('#mic').isHidden()).toBe(true);
    await page.locator('#start-over').focus();
    await page.keyboard.press('Alt+T');
    expect(await focused(page)).toBe('words');
  });

  test('leaving in the middle is written as an outcome', async () => {
    const page = await visit(exploiting);
    await open(page);
    const address = await recordsUrl(page, exploiting);
    await page.close();
    // The page is gone, so only the log can tell: it is asked again until jest's own limit.
    let written: readonly LogRecord[] = [];
    while (!written.some((record) => record.type === 'outcome'))
      written = (await (await fetch(address)).json()) as LogRecord[];
    expect(written.at(-1)).toMatchObject({ outcome: 'abandoned', source: 'session', turn: 1 });
  });

  test('a server that is gone is one clear line, and the page lives on', async () => {
    const doomed = await startConsole();
    try {
      const page = await visit(doomed);
      await open(page);
      await doomed.kill();
      await type(page, 'jazz');
      await expectText(page, '.trouble', /out of reach/);
      await type(page, 'yes');
      await page.locator('.trouble').nth(1).waitFor();
      expect(complaints.filter((text) => !text.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
      complaints = [];
    } finally {
      await doomed.stop();
    }
  });

  test.each([
    ['a desktop', DESKTOP],
    ['a phone', PHONE],
    ['a phone in the dark', { ...PHONE, colorScheme: 'dark' as const }],
  ])('on %s everything fits, has a name and is accessible', async (_, options) => {
    const page = await visit(exploring, { ...options, reducedMotion: 'reduce' });
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open Segue' }).click();
    await page.locator('#panel-turn', { hasText: 'turn 1' }).waitFor();
    await page.locator('#words').focus();
    await say(page, 'something mellow from the seventies');
    await say(page, 'anything but country');
    await page.locator('.wishes .dislike').waitFor();
    expect(await violations(page)).toEqual([]);
    await acceptUntilItPlays(page);
    await page.locator('.record-outcome', { hasText: 'started' }).waitFor();
    expect(await violations(page)).toEqual([]);

    const tooWide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(tooWide)).toBe(0);
    for (const control of await page.locator('button:visible, input:visible, summary:visible').all())
      expect(await control.ariaSnapshot()).toMatch(/"\S.*"|: \S/);
  });
});

async function type(page: Page, text: string): Promise<void> {
  await page.locator('#words').fill(text);
  await page.locator('#words').press('Enter');
}

async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? '';
}

function focused(page: Page): Promise<string | undefined> {
  return page.evaluate('document.activeElement?.id');
}

async function expectText(page: Page, selector: string, text: RegExp): Promise<void> {
  await page.locator(selector, { hasText: text }).first().waitFor();
}

async function recordsUrl(page: Page, { url }: RunningConsole): Promise<string> {
  return `${url}/api/conversation/${await textOf(page.locator('#panel-record code').first())}`;
}

async function recordsOf(page: Page, running: RunningConsole): Promise<readonly LogRecord[]> {
  return (await (await fetch(await recordsUrl(page, running))).json()) as LogRecord[];
}

/** The Alexa request type of what the page posted; empty for everything else. */
function typeOf(request: Request): string {
  return request.method() === 'POST' ? request.postDataJSON().request.type : '';
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
