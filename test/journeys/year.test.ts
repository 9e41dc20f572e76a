/**
 * A whole year: weekly cycles over a drifting population, with a bad challenger, a corrupt artifact, a broken logger and
 * a sample-ratio mismatch along the way (bench/year/). Everything is real but the people. What is tested is what must
 * hold whatever the year brings, and that each incident was met.
 */
import { spawn } from 'node:child_process';
import type { Worth } from '../../bench/year/worth.ts';
import type { WeekReport } from '../../bench/year/year.ts';

let weeks: readonly WeekReport[];
let worth: Worth;
let printed = '';

beforeAll(async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/year.ts', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const status = await new Promise((resolve) => child.once('close', resolve));
  expect(status).toBe(0);
  const lines = printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as WeekReport | Worth);
  weeks = lines.filter((line) => 'week' in line);
  worth = lines.find((line) => 'last' in line)!;
  for (const { week, successes, conversations, incumbent, challenger, stage, decisions } of weeks)
    console.info(
      `${week + 1}  ${((100 * successes) / conversations).toFixed(1)} %  ${incumbent}${challenger ? `, ${challenger} ${stage} %` : ''}${decisions.map((each) => `\n    ${each}`).join('')}`,
    );
}, 1_800_000);

const decisionsOf = (like: RegExp) =>
  weeks.flatMap(({ week, decisions }) =>
    decisions.filter((each) => like.test(each)).map((each) => ({ week, each })),
  );

test('fifty-two weeks, and every week in which a rollout was on its way was looked at once', () => {
  expect(weeks).toHaveLength(52);
  for (const { challenger, decisions } of weeks)
    if (challenger !== null) expect(decisions[0]).toMatch(/^(wait|advance|roll-back|make-default): /);
});

test('the bad challenger is taken back for the harm it does, and never becomes the default', () => {
  const [bad] = decisionsOf(/^propose .*it looked good to somebody$/);
  const name = /^propose (\S+):/.exec(bad!.each)![1]!;
  const [back] = decisionsOf(/^roll-back: success is lower than the incumbent’s/);
  expect(back!.week - bad!.week).toBeLessThanOrEqual(3);
  expect(weeks.filter(({ incumbent }) => incumbent === name)).toEqual([]);
  expect(Math.max(...weeks.filter(({ challenger }) => challenger === name).map(({ stage }) => stage))).toBe(
    10,
  );
});

test('the corrupt artifact serves nobody: the arm falls back by name, and is taken back at the next look', () => {
  const corrupted = weeks.filter(({ degraded }) => degraded.challenger === 'policy-damaged');
  expect(corrupted).toHaveLength(1);
  expect(corrupted[0]!.decisions[0]).toMatch(
    /^roll-back: 100.0 % of the challenger’s decisions were made without/,
  );
});

test('a sample-ratio mismatch stops a challenger that may well have been good', () => {
  const lost = weeks.filter(({ incident }) => incident === 'lost');
  expect(lost.length).toBeGreaterThan(0);
  expect(lost.at(-1)!.decisions[0]).toMatch(/^roll-back: sample-ratio mismatch/);
});

test('nothing is learned from a log whose propensities are wrong', () => {
  const broken = weeks.filter(({ incident }) => incident === 'logger');
  expect(broken.length).toBeGreaterThan(0);
  expect(broken.at(-1)!.decisions).toEqual([expect.stringMatching(/^refuse: .*propensity/)]);
});

test('what became the default was promoted by its gate, won its stages, and asks less for no less music', () => {
  const defaults = decisionsOf(/^make-default/);
  expect(defaults.length).toBeGreaterThan(0);
  for (const { week } of defaults) {
    const { challenger } = weeks[week]!;
    expect(decisionsOf(new RegExp(`^propose ${challenger}: its gate said promote`))).toHaveLength(1);
    const won = decisionsOf(/^advance: success/).filter(
      (each) => weeks[each.week]!.challenger === challenger,
    );
    expect(won.at(-1)!.each).toMatch(/the difference \+/);
  }
  console.info(
    `the last week: ${worth.first.policy} ${(100 * worth.first.success).toFixed(1)} % in ${worth.first.turns.toFixed(2)} prompts, ${worth.last.policy} ${(100 * worth.last.success).toFixed(1)} % in ${worth.last.turns.toFixed(2)}`,
  );
  // Rollouts see what was played; the world knows whether it fitted, and a year of a small skill need not show more of it.
  expect(worth.successInterval[1]).toBeGreaterThan(0);
  expect(worth.last.turns).toBeLessThan(0.9 * worth.first.turns);
});
