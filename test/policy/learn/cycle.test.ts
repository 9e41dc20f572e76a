/** The second journey in one process: log in, verdict and artifact out, a function of the log and the seed. */
import { artifactFrom } from '../../../policy/artifact.ts';
import { LogError } from '../../../policy/learn/block.ts';
import { DEFAULT_CYCLE, learningCycle } from '../../../policy/learn/cycle.ts';
import type { Dataset } from '../../../policy/learn/dataset.ts';
import { rewardDifferences } from '../../../policy/learn/estimates/reward-differences.ts';
import { DEFAULT_BUDGETS } from '../../../policy/learn/gate.ts';
import type { Judged } from '../../../policy/learn/judge.ts';
import { REWARDS } from '../../../policy/learn/rewards.ts';
import { crewOfOne } from '../../../policy/learn/tasks.ts';
import { randomFrom, shuffled } from '../../../policy/random.ts';
import type { LogRecord } from '../../../policy/record.ts';
import { datasetFrom, made, recordsOf, simulated } from '../../support/log-builder.ts';

const conversations = simulated(500);
const log = recordsOf(conversations);
const data = datasetFrom(log);

const cycle = (dataset: Dataset, changes: Partial<typeof DEFAULT_CYCLE> = {}) =>
  learningCycle(dataset, { ...DEFAULT_CYCLE, replicates: 100, ...changes }, crewOfOne(dataset));

const first = cycle(data);

test('a log gives a policy, a verdict with its reasons, and estimates', async () => {
  const { gate, artifact, text, periods, trained, estimates } = await first;
  expect(['promote', 'hold', 'refuse']).toContain(gate.verdict);
  expect(gate.reasons.length).toBeGreaterThan(0);
  for (const reason of gate.reasons) expect(reason).toMatch(/^[^\n]{20,}$/);
  const failed = gate.criteria.filter(({ passed }) => !passed);
  expect(gate.verdict === 'promote').toBe(failed.length === 0);
  expect(periods.fit + periods.choose + periods.judge).toBe(data.report.kept);
  expect(estimates.usefulness.rows).toBe(periods.judge);
  expect(trained.fitted.map(({ name }) => name)).toEqual(['trees', 'linear', 'trees, selected columns']);
  expect(Math.max(...trained.fitted.map(({ heldOut }) => heldOut.auc))).toBeGreaterThan(0.5);
  expect(artifactFrom(text, 'text')).toEqual(artifact);
  expect(artifact.kind).toBe(trained.chosen.model.kind);
  expect(artifact.exploration.temperature).toBeGreaterThanOrEqual(0.1);
  expect(artifact.provenance).toMatchObject({
    window: data.report.window,
    conversations: 500,
    decisions: data.report.kept,
    loggedBy: ['rule-1'],
    incumbent: 'rule-1',
    learner: trained.chosen.name,
    seed: 1,
    reward: 'usefulness',
  });
});

test('every reward is compared; the gated one as the gate’s own estimators have it', async () => {
  const { estimates } = await first;
  expect(estimates.rewards.map(({ reward }) => reward)).toEqual([...REWARDS]);
  const [usefulness, ...others] = estimates.rewards;
  const { differences } = estimates.usefulness;
  for (const name of ['snips', 'dr'] as const) {
    const expected = differences.find(({ estimator }) => estimator === name);
    expect(usefulness![name]?.difference ?? null).toEqual(
      expected ? expect.closeTo(expected.difference, 9) : null,
    );
  }
  expect(usefulness!.gated).toBe(true);
  for (const { gated, dr, snips, refused } of others) {
    expect([gated, dr]).toEqual([false, null]);
    expect(snips === null).toBe(refused !== null);
  }
});

/** Their weights are the log's own and their difference is nothing, whatever it is counted in. */
test('a policy against itself gains nothing in any reward, and what cannot vary is refused', async () => {
  const bare = Array.from({ length: 90 }, (_, n) =>
    made(n, 1 + (n % 3)).map((record) =>
      record.type === 'outcome' && n % 2 === 0 ? { ...record, outcome: 'stopped' as const } : record,
    ),
  ).flat();
  const dataset = datasetFrom(bare);
  const { chosen } = dataset.decisions;
  const rows = dataset.order;
  const same = Uint16Array.from(rows, (row) => chosen[row]!);
  const none = new Float32Array(rows.length);
  const judged = {
    ...{ rows, challenger: same, incumbent: same },
    ...{ predicted: none, challengerValue: none, incumbentValue: none },
  } as unknown as Judged;
  const found = new Map(rewardDifferences(judged, dataset, 0.05).map((each) => [each.reward, each]));
  for (const name of ['usefulness', 'playback', 'turns'] as const)
    expect(found.get(name)!.snips).toMatchObject({ difference: 0, interval: [0, 0] });
  expect(found.get('seconds')).toMatchObject({
    snips: null,
    refused: expect.stringContaining('playback events'),
  });
  expect(found.get('satisfaction')).toMatchObject({
    snips: null,
    refused: expect.stringContaining('sentiment'),
  });
});

test('a log that was drawn as it says is not refused for its propensities', async () => {
  const { gate, estimates } = await first;
  expect(gate.criteria.find(({ name }) => name === 'propensities')).toMatchObject({ passed: true });
  expect(estimates.audit.propensities.decisions).toBeGreaterThan(2_500);
});

test('the budgets are the gate’s: what the log can say decides, not what it was asked', async () => {
  const { gate } = await first;
  const size = gate.criteria.find(({ name }) => name === 'effective sample size')!;
  const { challenger } = (await first).estimates.usefulness.diagnostics;
  expect(size.passed).toBe(
    challenger.effectiveSampleSize >= DEFAULT_BUDGETS.decisions &&
      challenger.clusterEffectiveSampleSize >= DEFAULT_BUDGETS.conversations,
  );
});

test('the same seed and log give the same artifact, in whatever order the log is read', async () => {
  const again = datasetFrom(shuffled(log, randomFrom(3)));
  expect((await cycle(again)).text).toBe((await first).text);
});

/**
 * The log says that prompts were drawn by squares of what they were drawn by: vectors that add up, a propensity that is
 * the choice's, and still not what happened.
 */
test('a log whose probabilities were tampered with is refused by the audit', async () => {
  const tampered = log.map((record) => {
    if (record.type !== 'decision') return record;
    const squares = record.probabilities.map((p) => p * p);
    const sum = squares.reduce((a, b) => a + b, 0);
    const probabilities = squares.map((square) => square / sum);
    return { ...record, probabilities, propensity: probabilities[record.chosen]! };
  });
  const dataset = datasetFrom(tampered);
  expect(dataset.report.rejected).toEqual({});
  const { gate } = await cycle(dataset, { learner: 'linear' });
  expect(gate.verdict).toBe('refuse');
  expect(gate.criteria.find(({ name }) => name === 'propensities')).toMatchObject({
    passed: false,
    otherwise: 'refuse',
  });
  expect(gate.reasons.join('\n')).toMatch(/prompts were not drawn as often as the log says \(χ²/);
});

const hand = (count: number) => Array.from({ length: count }, (_, n) => made(n)).flat();
const stopped = (record: LogRecord): LogRecord =>
  record.type === 'outcome' ? { ...record, outcome: 'stopped' } : record;
const exploiting = (record: LogRecord): LogRecord =>
  record.type === 'decision'
    ? {
        ...record,
        context: { ...record.context, exploration: { ...record.context.exploration, stratum: 'exploit' } },
      }
    : record;

test.each<[string, () => readonly LogRecord[], RegExp]>([
  ['nothing', () => [], /is empty/],
  ['one conversation', () => made(0), /holds one conversation only/],
  ['two conversations', () => hand(2), /2 conversations: too few to fit on some and judge on others/],
  ['no music at all', () => hand(20).map(stopped), /all rewards are 0: no prompt can be told from another/],
  [
    'prompts that are all useful',
    () => Array.from({ length: 20 }, (_, n) => made(n, 1)).flat(),
    /all rewards are 1/,
  ],
  [
    'nothing useful in the first 60 %',
    () => [
      ...Array.from({ length: 14 }, (_, n) => made(n).map(stopped)).flat(),
      ...Array.from({ length: 6 }, (_, n) => made(14 + n)).flat(),
    ],
    /fitting period .* are equal/,
  ],
  ['nothing drawn at random', () => hand(20).map(exploiting), /no prompt in the log was drawn at random/],
])('a log of %s is an error in one line', async (_, records, message) => {
  let error: unknown;
  try {
    await cycle(datasetFrom(records()));
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(LogError);
  expect((error as Error).message).toMatch(message);
  expect((error as Error).message).not.toContain('\n');
});
