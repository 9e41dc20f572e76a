/** What a policy is worth in a log: known where the log itself, or the bandit that made it, tells. */
import { uniformPolicy } from '../../../policy/baselines.ts';
import type { Model } from '../../../policy/decide.ts';
import type { Report } from '../../../policy/estimate/evaluation.ts';
import { BlockBuilder, LogError } from '../../../policy/learn/block.ts';
import { type Dataset, datasetOf } from '../../../policy/learn/dataset.ts';
import { evaluatePolicy } from '../../../policy/learn/evaluate-policy.ts';
import { crewOfOne } from '../../../policy/learn/tasks.ts';
import { datasetFrom, made, recordsOf, simulated } from '../../support/log-builder.ts';
import { bandit } from './bandit.ts';

const SETTINGS = { alpha: 0.05, replicates: 100, seed: 1, draws: false };

const evaluate = (data: Dataset, changes: Partial<typeof SETTINGS> = {}) =>
  evaluatePolicy(data, { ...SETTINGS, ...changes }, crewOfOne(data));

function estimateOf(report: Report, estimator: string) {
  const found = report.estimates.find((each) => each.estimator === estimator)!;
  const { normal, bootstrap } = found.intervals;
  return { value: found.value, normal: normal!, bootstrap: bootstrap! };
}

/** Every prompt is drawn evenly from about forty: rewards are rare, so the intervals are what they have to be. */
const uniform = recordsOf(simulated(250, { policy: 'uniform' }));

test('drawing evenly is worth what a log of even draws was worth, by every estimator', async () => {
  const data = datasetFrom(uniform, uniformPolicy);
  const report = await evaluate(data, { draws: true });
  expect(report.refused).toBeNull();
  expect(report.rows).toBe(data.report.kept);
  expect(report.clusters).toBe(data.report.conversations);
  expect(report.diagnostics.loggedValue).toBeCloseTo(data.report.useful, 12);
  expect(report.diagnostics.effectiveSampleSize).toBeCloseTo(report.rows, 0);
  expect(report.diagnostics.maxWeight).toBeCloseTo(1, 3);
  for (const estimator of ['ips', 'snips', 'dr']) {
    const { value, normal, bootstrap } = estimateOf(report, estimator);
    for (const [low, high] of [normal, bootstrap]) {
      expect(low).toBeLessThan(data.report.useful);
      expect(high).toBeGreaterThan(data.report.useful);
    }
    expect(Math.abs(value - data.report.useful)).toBeLessThan(0.01);
  }
  expect(estimateOf(report, 'ips').value).toBeCloseTo(data.report.useful, 4);
});

/** Always the best prompt, always the worst, by what the bandit's world says. */
const always = (best: boolean): Model => ({
  version: best ? 'best' : 'worst',
  score: (context, candidates) => {
    const known = context.known.length > 0;
    const wanted = known === best ? 'suggest' : 'either-or';
    return candidates.map(({ kind }) => Number(kind === wanted));
  },
});

test.each([
  ['the best', true, 0.6],
  ['the worst', false, 0.1],
])('%s policy of a bandit is worth what it is', async (_, best, truth) => {
  const { records } = bandit(2_500, 8);
  const report = await evaluate(datasetFrom(records, always(best)));
  expect(report.refused).toBeNull();
  for (const estimator of ['snips', 'dr']) {
    const { value, normal } = estimateOf(report, estimator);
    // Four standard errors, of a normal 95 % interval.
    const error = (normal[1] - normal[0]) / 3.92;
    expect(Math.abs(value - truth)).toBeLessThan(4 * error);
    expect(error).toBeLessThan(0.06);
  }
});

test('the same log and seed give the same report; what is exploited is not read', async () => {
  const records = bandit(300, 4).records;
  const report = await evaluate(datasetFrom(records, always(true)));
  expect(await evaluate(datasetFrom(records, always(true)))).toEqual(report);
  const exploiting = made(900).map((record) =>
    record.type === 'decision'
      ? {
          ...record,
          context: { ...record.context, exploration: { ...record.context.exploration, stratum: 'exploit' } },
        }
      : record,
  );
  const more = await evaluate(datasetFrom([...records, ...exploiting], always(true)));
  expect(more.rows).toBe(300);
  expect(more.estimates).toEqual(report.estimates);
});

test.each<[string, readonly unknown[], string]>([
  ['one conversation', made(0), 'the log holds one conversation only: nothing tells what was chance in it'],
  [
    'nothing useful',
    [0, 1].flatMap((n) => made(n).map((r) => (r.type === 'outcome' ? { ...r, outcome: 'stopped' } : r))),
    'all rewards are 0: every policy looks the same',
  ],
  ['everything useful', [0, 1].flatMap((n) => made(n, 1)), 'all rewards are 1: every policy looks the same'],
])('a log of %s is refused', async (_, records, message) => {
  const refused = evaluate(datasetFrom(records));
  await expect(refused).rejects.toThrow(LogError);
  await expect(refused).rejects.toThrow(message);
});

test('a log in which nothing was drawn is refused', async () => {
  const records = [0, 1].flatMap((n) =>
    made(n).map((r) =>
      r.type === 'decision'
        ? { ...r, context: { ...r.context, exploration: { ...r.context.exploration, stratum: 'exploit' } } }
        : r,
    ),
  );
  const builder = new BlockBuilder(uniformPolicy);
  for (const record of records) builder.add(record, () => 'here');
  await expect(evaluate(datasetOf([builder.get()], 'log'))).rejects.toThrow('was drawn at random');
});
