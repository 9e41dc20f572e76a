/** `npm run bench` lists the benchmarks; `npm run bench -- NAME [options]` runs one. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { aligned } from '../cli/table.ts';

const PARTS: Readonly<Record<string, string>> = {
  understanding: 'what is understood of real utterances',
  turn: 'what a turn costs',
  calibration: 'simulated listeners beside people',
  estimators: 'a million rows, cover, size',
  trees: 'boosted trees: time and scoring',
  gate: 'the error rates of the gate',
  cycle: 'a cycle of learning, from listeners to a verdict: time and memory',
  learn: 'the first published experiment: learned against scripted',
  listen: 'the second: what knowing the listener is worth',
  affinity: 'artists held out of real listening, and embeddings that age',
  sentiment: 'how replies are said, against generic word lists',
  rewards: 'policies trained on one reward, scored on all',
  congruent: 'graceful updates: negative flips against value',
  distil: 'small policies beside the trees they were distilled from',
  rollout: 'what becomes of challengers whose truth is known',
  year: 'a year of weekly cycles, with incidents',
  cost: 'what a million conversations cost on AWS',
  complexity: 'accuracy against semantic complexity',
};

const [name, ...options] = process.argv.slice(2);
if (name === undefined) {
  const rows = Object.entries(PARTS).map(([part, what]) => [`npm run bench -- ${part}`, what]);
  console.log(aligned(rows).join('\n'));
} else if (Object.hasOwn(PARTS, name)) {
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...options], { stdio: 'inherit' });
  child.once('close', (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  console.error(`there is no benchmark ${name}: ${Object.keys(PARTS).join(', ')}`);
  process.exitCode = 2;
}
