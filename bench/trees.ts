/**
 * `npx tsx bench/trees.ts`: how long boosted trees take to learn from a log of 210,000 rows and 80 columns, 60 of them
 * 0/1, and how many rows a second they score.
 */
import { sigmoid } from '../policy/learn/trees/loss.ts';
import { TreeScorer } from '../policy/learn/trees/scorer.ts';
import { trainTrees } from '../policy/learn/trees/train.ts';
import { randomFrom } from '../policy/random.ts';

const ROWS = 210_000;
const COLUMNS = 80;
const BINARY = 60;
const TURNS = 7;
const random = randomFrom(1);
const uniform = () => random.int(2 ** 30) / 2 ** 30;

const columns = Array.from({ length: COLUMNS }, (_, c) => (c < BINARY ? `is-${c}` : `number-${c}`));
const values = new Float32Array(ROWS * COLUMNS);
const labels = new Uint8Array(ROWS);
const groups = new Int32Array(ROWS);
for (let row = 0; row < ROWS; row++) {
  const x = values.subarray(row * COLUMNS, (row + 1) * COLUMNS);
  // Flags of an encoder: most are rare.
  for (let c = 0; c < COLUMNS; c++)
    x[c] = c < BINARY ? Number(uniform() < 0.05 + (0.45 * c) / BINARY) : uniform();
  let logit = -1.5;
  for (let c = 0; c < COLUMNS; c += 2) logit += Math.sin(c) * (x[c]! - 0.3) * (1 + x[(c + 7) % COLUMNS]!);
  labels[row] = Number(uniform() < sigmoid(logit));
  groups[row] = Math.floor(row / TURNS);
}
const examples = { columns, rows: ROWS, values, labels, groups };

const memory = () => process.memoryUsage().rss / 2 ** 20;
const before = memory();
let most = before;
const start = performance.now();
const work = process.cpuUsage();
const model = trainTrees(
  examples,
  { mostTrees: 150, leaves: 31, rowShare: 0.7, columnShare: 1, patience: 150 },
  () => {
    most = Math.max(most, memory());
  },
);
const trained = (performance.now() - start) / 1000;
// Beside the clock, because a machine may be shared; it counts the compiler's and the collector's threads as well.
const worked = process.cpuUsage(work).user / 1e6;
console.log(
  `train   ${trained.toFixed(2)} s (${worked.toFixed(2)} s of processor) for ${model.trees.length} trees of ${ROWS} × ${COLUMNS}`,
);
console.log(`memory  ${(most - before).toFixed(0)} MB on top of the examples`);
console.log('held out', JSON.stringify(model.trained));
console.log(`json    ${(JSON.stringify(model).length / 1000).toFixed(0)} KB`);

const scorer = new TreeScorer(model, columns);
for (let round = 0; round < 3; round++) {
  const begin = performance.now();
  const used = process.cpuUsage();
  let sum = 0;
  for (let row = 0; row < ROWS; row++) sum += scorer.logit(values, row * COLUMNS);
  const rate = (seconds: number) => Math.round(ROWS / seconds).toLocaleString('en');
  console.log(
    `score   ${rate((performance.now() - begin) / 1000)} rows/s (${rate(process.cpuUsage(used).user / 1e6)} a second of processor; mean ${(sum / ROWS).toFixed(4)})`,
  );
}
