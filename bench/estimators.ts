/**
 * `npm run bench:estimators`: what an evaluation costs (one million rows with clusters and predictions through all
 * estimators and intervals, from a file), and what its intervals are worth where the tests do not go: rare rewards, small
 * effective samples, the width that SLOPE should compare by, and how often the lower bound of a gate is above a true
 * difference of 0. `-- --quick` prints the cost alone, `-- --gate` the last alone.
 */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readRows } from '../cli/rows-file.ts';
import { ClusterTotals } from '../policy/estimate/cluster-totals.ts';
import { Diagnostics } from '../policy/estimate/diagnostics.ts';
import { addRow, emptyUnit } from '../policy/estimate/equation.ts';
import { ips } from '../policy/estimate/estimators/ips.ts';
import { snips } from '../policy/estimate/estimators/snips.ts';
import { Evaluation, type EvaluationSettings } from '../policy/estimate/evaluation.ts';
import { ExactIntervals } from '../policy/estimate/exact-intervals.ts';
import { familiesOf } from '../policy/estimate/families.ts';
import { jackknife, normalInterval } from '../policy/estimate/jackknife.ts';
import { gatedDifference, PairedEvaluation } from '../policy/estimate/paired.ts';
import { percentileInterval, replicates } from '../policy/estimate/poisson-bootstrap.ts';
import type { Row } from '../policy/estimate/row.ts';
import { slope } from '../policy/estimate/slope.ts';
import { gateSize, gateSizeLine } from '../test/policy/estimate/gate-size.ts';
import { NULL_WORLDS, nullRows } from '../test/policy/estimate/null-world.ts';
import { CLUSTERED, RARE, rowsOf, SINGLE, truth, type World } from '../test/policy/estimate/world.ts';

const SETTINGS: EvaluationSettings = {
  predictions: true,
  clustered: true,
  range: { low: 0, high: 1, source: 'assumed' },
  alpha: 0.05,
  replicates: 1000,
  seed: 1,
};

if (process.argv.includes('--gate')) {
  gate();
  process.exit();
}
await cost();
pairedCost();
if (!process.argv.includes('--quick')) {
  // 1 / the smallest propensity is 50 in these worlds; 5 is the largest weight there truly is.
  coverage(
    'rewards that are 1 once in 40',
    [500, 1500, 5000].map((n) => [RARE, n, 50] as const),
  );
  coverage(
    'small effective samples',
    [20, 40, 75, 150, 300].map((n) => [SINGLE, n, 50] as const),
  );
  coverage(
    'the largest weight declared',
    [1000, 5000].map((n) => [SINGLE, n, 5] as const),
  );
  slopeWidths();
  gate();
}

/** One-sided, α = 5 %. Plain is estimate − 1.645 standard errors; × is how many times further down the bound lies. */
function gate(): void {
  for (const [rows, runs] of [
    [2000, 2000],
    [10_000, 1000],
    [60_000, 300],
  ] as const) {
    console.log(`\ntrue difference 0, ${rows} rows: share of runs whose lower bound is above 0`);
    for (const world of NULL_WORLDS) console.log(gateSizeLine(world.name, gateSize(world, rows, runs)));
  }
}

async function cost(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'segue-bench-'));
  console.log('      rows  clusters  reading + all estimators + all intervals   peak rss');
  try {
    for (const rows of [100_000, 1_000_000, 3_000_000]) {
      const path = join(folder, `${rows}.csv`);
      const clusters = write(path, rows);
      const began = performance.now();
      let evaluation: Evaluation | undefined;
      let peak = 0;
      await readRows(path, {
        header: () => {
          evaluation = new Evaluation(SETTINGS);
        },
        row: (row) => evaluation!.add(row),
        progress: () => {
          peak = Math.max(peak, process.memoryUsage.rss());
        },
      });
      const { estimates } = evaluation!.get();
      const seconds = (performance.now() - began) / 1000;
      peak = Math.max(peak, process.memoryUsage.rss());
      console.log(
        `${String(rows).padStart(10)}${String(clusters).padStart(10)}  ${`${seconds.toFixed(2)} s (${estimates.length} estimators)`.padStart(40)}${`${Math.round(peak / 1e6)} MB`.padStart(11)}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The light entry as a gate in a benchmark asks it: again and again. */
function pairedCost(): void {
  const rows = nullRows(NULL_WORLDS[1]!, 70_000, 1);
  const timed = (run: () => void) => {
    const began = performance.now();
    run();
    return performance.now() - began;
  };
  const light = Array.from({ length: 20 }, () => timed(() => gatedDifference(rows))).sort((a, b) => a - b);
  const full = timed(() => {
    const evaluation = new PairedEvaluation(SETTINGS);
    for (const row of rows) evaluation.add(row);
    evaluation.get();
  });
  console.log(
    `70,000 paired rows: gatedDifference ${light[10]!.toFixed(1)} ms (median of 20), PairedEvaluation ${full.toFixed(0)} ms (10 estimators, 1,000 replicates)`,
  );
}

/** Rows of the clustered world, over and over under new cluster names: drawing them is not what is measured. */
function write(path: string, rows: number): number {
  const sample = rowsOf(CLUSTERED, 5000, 1);
  const file = openSync(path, 'w');
  writeSync(file, 'reward,propensity,target_probability,cluster,predicted_reward,predicted_target_value\n');
  let lines: string[] = [];
  const clusters = new Set<string>();
  for (let i = 0; i < rows; i++) {
    const row = sample[i % sample.length]!;
    const cluster = `${row.cluster}-${Math.floor(i / sample.length)}`;
    clusters.add(cluster);
    lines.push(
      `${row.reward},${row.propensity.toFixed(8)},${row.targetProbability.toFixed(8)},${cluster},${row.predictedReward!.toFixed(6)},${row.predictedTargetValue!.toFixed(6)}`,
    );
    if (lines.length === 20_000 || i === rows - 1) {
      writeSync(file, `${lines.join('\n')}\n`);
      lines = [];
    }
  }
  closeSync(file);
  return clusters.size;
}

/** Made of the parts, not of an `Evaluation`: where that would refuse is what is looked at. */
function coverage(title: string, cases: readonly (readonly [World, number, number])[]): void {
  const runs = 1000;
  console.log(`\n${title}: share of ${runs} runs whose 95 % interval covers the truth`);
  console.log(
    '  rows  mean ESS  skewness    ips: normal bootstrap  snips: normal bootstrap   Bernstein (width)    sequence (width)',
  );
  for (const [world, n, maxWeight] of cases) {
    const value = truth(world);
    const held = new Map<string, number>();
    const width = new Map<string, number>();
    let [size, skewness] = [0, 0];
    for (let seed = 0; seed < runs; seed++) {
      const [effective, skewed, intervals] = intervalsOf(rowsOf(world, n, seed), maxWeight, seed);
      size += effective / runs;
      skewness += skewed / runs;
      for (const [name, [low, high]] of intervals) {
        if (low <= value && value <= high) held.set(name, (held.get(name) ?? 0) + 1);
        width.set(name, (width.get(name) ?? 0) + (high - low) / runs);
      }
    }
    const share = (name: string) => `${((100 * (held.get(name) ?? 0)) / runs).toFixed(1)} %`;
    const wide = (name: string) => `${share(name)} (${width.get(name)!.toFixed(3)})`;
    console.log(
      [
        String(n).padStart(6),
        size.toFixed(0).padStart(10),
        skewness.toFixed(2).padStart(10),
        share('ips normal').padStart(15),
        share('ips bootstrap').padStart(10),
        share('snips normal').padStart(15),
        share('snips bootstrap').padStart(10),
        wide('bernstein').padStart(20),
        wide('sequence').padStart(20),
      ].join(''),
    );
  }
}

function intervalsOf(rows: readonly Row[], maxWeight: number, seed: number) {
  const range = { low: 0, high: 1, source: 'assumed' } as const;
  const estimators = [ips, snips];
  const terms = [...new Set(estimators.flatMap((estimator) => estimator.terms))];
  const totals = new ClusterTotals(terms);
  const exact = new ExactIntervals(['ips', 'snips'], { alpha: 0.05, range, singleRows: true, maxWeight });
  const diagnostics = new Diagnostics();
  for (const [i, row] of rows.entries()) {
    totals.add(i, row);
    diagnostics.add(row);
    const unit = emptyUnit();
    addRow(unit, row);
    exact.add(unit);
  }
  const drawn = replicates(estimators, terms, totals.table(terms), { count: 400, seed });
  const intervals: [string, readonly [number, number]][] = estimators.flatMap((estimator, i) => [
    [`${estimator.name} normal`, normalInterval(jackknife(estimator, totals.table(estimator.terms)), 0.05)],
    [`${estimator.name} bootstrap`, percentileInterval(drawn[i]!, 0.05, rows.length) ?? [1, 0]],
  ]);
  const bounds = { weight: maxWeight, range, predictedSpread: 1 };
  intervals.push(['bernstein', exact.bernstein('snips', 0.05, bounds)]);
  intervals.push(['sequence', exact.sequence('snips').get() ?? [1, 0]]);
  const { skewness } = jackknife(snips, totals.table(snips.terms));
  return [diagnostics.get().effectiveSampleSize, skewness, intervals] as const;
}

/** Root mean squared error of what SLOPE chooses, for half-widths of so many standard errors; 0 never shrinks. */
function slopeWidths(): void {
  const runs = 200;
  const widths = [0, 0.25, 0.5, 1, 2];
  const families = familiesOf({ low: 0, high: Number.POSITIVE_INFINITY }).filter(
    ({ members }) => members.length > 1,
  );
  const estimators = families.map(({ members, unbiased }) => [unbiased!, ...members]);
  const close: World = {
    ...SINGLE,
    name: 'target near the log',
    epsilon: 0.02,
    kinds: SINGLE.kinds.map((kind) => ({
      ...kind,
      target: kind.target.map((t, i) => t / 8 + kind.logging[i]!),
    })),
  };
  const good: World = { ...SINGLE, name: 'a good model', epsilon: 0.02, predict: (q) => q + 0.01 };
  console.log(
    `\nSLOPE: rmse by its half-width in standard errors, ${runs} runs (best: the best fixed hyper-parameter, known afterwards)`,
  );
  console.log(
    `${'world'.padEnd(27)}${'estimator'.padEnd(14)}${widths.map((w) => String(w).padStart(9)).join('')}     best`,
  );
  for (const [world, n] of [
    [SINGLE, 300],
    [SINGLE, 1000],
    [close, 1000],
    [good, 1000],
    [CLUSTERED, 300],
    [RARE, 3000],
  ] as const) {
    const value = truth(world);
    const errors = families.map(() => widths.map(() => 0));
    const fixed = estimators.map((members) => members.map(() => 0));
    for (let seed = 0; seed < runs; seed++) {
      const totals = new ClusterTotals(estimators.flat().flatMap(({ terms }) => terms));
      const names = new Map<string, number>();
      for (const [i, row] of rowsOf(world, n, seed).entries()) {
        const name = row.cluster ?? String(i);
        if (!names.has(name)) names.set(name, names.size);
        totals.add(names.get(name)!, row);
      }
      for (const [f, members] of estimators.entries()) {
        const found = members.map((estimator) => jackknife(estimator, totals.table(estimator.terms)));
        for (const [i, each] of found.entries()) fixed[f]![i]! += (each.value - value) ** 2 / runs;
        for (const [i, width] of widths.entries()) {
          const at =
            width === 0
              ? 0
              : slope(found.map((each) => ({ value: each.value, width: width * each.standardError })));
          errors[f]![i]! += (found[at]!.value - value) ** 2 / runs;
        }
      }
    }
    for (const [f, { name }] of families.entries()) {
      const figures = [...errors[f]!, Math.min(...fixed[f]!)].map((square) =>
        Math.sqrt(square).toFixed(4).padStart(9),
      );
      console.log(`${`${world.name}, ${n}`.padEnd(27)}${name.padEnd(14)}${figures.join('')}`);
    }
  }
}
