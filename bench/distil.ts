/**
 * Distilled policies beside their teacher: `npm run bench:distil [-- --logged 20000 --explore 1 --seed 8 --quick]`. The
 * rule policy talks to the default world, trees are learned from its log, and a student of each size is distilled, as a
 * person would run it. Fails when the largest agrees in less than half of decisions or is no smaller than its teacher.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DistilReport } from '../cli/distil-report.ts';
import { aligned } from '../cli/table.ts';
import { SIZES } from '../policy/learn/distil/student.ts';

const HEAD = [
  ...['', 'weights', 'bytes', 'µs', 'same prompt', 'as good', 'same key', 'variation', 'lost'],
  ...['flips −', 'flips +', 'value', 's'],
];

const { values } = parseArgs({
  options: {
    logged: { type: 'string' },
    explore: { type: 'string', default: '1' },
    seed: { type: 'string', default: '8' },
    quick: { type: 'boolean', default: false },
  },
});
const logged = values.logged ?? (values.quick ? '1000' : '20000');
const sizes = values.quick ? ['small'] : Object.keys(SIZES);
const folder = mkdtempSync(join(tmpdir(), 'segue-distil-'));
const [log, teacher] = [join(folder, 'log'), join(folder, 'teacher')];
try {
  const drawn = ['--explore', values.explore, '--seed', values.seed];
  await segue('simulate', '--conversations', logged, ...drawn, '--out', log);
  await segue('retrain', '--log', log, '--learner', 'trees', '--out', teacher);
  const reports: DistilReport[] = [];
  for (const size of sizes) {
    const out = join(folder, size);
    const text = await segue('distil', '--policy', teacher, '--log', log, '--size', size, '--out', out);
    reports.push(JSON.parse(text) as DistilReport);
  }
  console.log(`${logged} conversations, explore ${values.explore}; shares of held-out decisions`);
  console.log(aligned([HEAD, teacherRow(reports[0]!), ...reports.map(studentRow)]).join('\n'));
  for (const { size, verdict, criteria } of reports) {
    console.log(`\n${size}: ${verdict}`);
    for (const { passed, reason } of criteria) console.log(`  ${passed ?? 'unknown'}: ${reason}`);
  }
  const { agreement, bytes } = reports.at(-1)!;
  if (agreement.samePrompt < 0.5 || bytes.student >= bytes.teacher) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function teacherRow({ bytes, microseconds, estimates }: DistilReport): readonly string[] {
  const dr = estimates.find(({ estimator }) => estimator === 'dr');
  const size = ['', String(bytes.teacher), microseconds.teacher.toFixed(1)];
  return ['teacher', ...size, '', '', '', '', '', '', '', dr?.incumbent.toFixed(4) ?? '–', ''];
}

function studentRow(report: DistilReport): readonly string[] {
  const { size, weights, bytes, microseconds, agreement, flips, estimates, seconds } = report;
  const dr = estimates.find(({ estimator }) => estimator === 'dr');
  return [
    ...[size, String(weights), String(bytes.student), microseconds.student.toFixed(1)],
    ...[agreement.samePrompt, agreement.equallyGood, agreement.sameKey].map(percent),
    ...[agreement.totalVariation, agreement.lostByTeacher].map(percent),
    ...(flips ? [percent(flips.negative), percent(flips.positive)] : ['–', '–']),
    ...[dr?.challenger.toFixed(4) ?? '–', seconds.toFixed(1)],
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function segue(...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`segue ${args[0]} ended with code ${code}`)),
    );
  });
}
