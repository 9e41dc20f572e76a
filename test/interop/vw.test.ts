/**
 * Vowpal Wabbit itself, where it is installed: our indices are its indices, and it reads what we export. The package is
 * an optional peer, because registries do not all have it.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vwExample } from '../../cli/interop/vw-text.ts';
import { encode, WIDTH } from '../../policy/features.ts';
import { HashedRow } from '../../policy/learn/linear/model.ts';
import { decisionsIn, recordsOf, simulated } from '../support/log-builder.ts';

const PACKAGE = '@vowpalwabbit/vowpalwabbit';

interface CbWorkspace {
  learn(example: {
    readonly text_context: string;
    readonly labels: readonly {
      readonly action: number;
      readonly cost: number;
      readonly probability: number;
    }[];
  }): void;
  predict(example: {
    readonly text_context: string;
  }): readonly { readonly action: number; readonly score: number }[];
  delete(): void;
}

interface VowpalWabbit {
  readonly CbWorkspace: new (options: { readonly args_str: string }) => CbWorkspace;
}

function installed(): boolean {
  try {
    createRequire(join(process.cwd(), 'package.json')).resolve(PACKAGE);
    return true;
  } catch {
    const line = `${PACKAGE} is not installed: what it makes of our features is not tested`;
    if (process.env.CI_REQUIRE_VW) throw new Error(line);
    console.warn(line);
    return false;
  }
}

const here = installed();
const folder = mkdtempSync(join(tmpdir(), 'segue-vw-'));
const decisions = here ? decisionsIn(recordsOf(simulated(5))).slice(0, 20) : [];

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const load = async () => (await createRequire(join(process.cwd(), 'package.json'))(PACKAGE)) as VowpalWabbit;

/** Our text without its label, which this interface takes beside it. */
const contextOf = (record: (typeof decisions)[number]) =>
  vwExample({ record, useful: 1, outcome: 'played' })
    .trimEnd()
    .replace(/^0:\S+ /m, '');

(here ? test : test.skip)('VW reads our text and answers with one score a candidate', async () => {
  const { CbWorkspace } = await load();
  const vw = new CbWorkspace({ args_str: '--cb_explore_adf -q cp -b 18 --quiet' });
  try {
    for (const record of decisions) {
      const scores = vw.predict({ text_context: contextOf(record) });
      expect(scores.map(({ action }) => action).sort((a, b) => a - b)).toEqual([...record.candidates.keys()]);
    }
  } finally {
    vw.delete();
  }
});

(here ? test : test.skip)('the weights VW learns stand at our indices', async () => {
  const { CbWorkspace } = await load();
  const model = join(folder, 'model.txt');
  const vw = new CbWorkspace({ args_str: `--cb_explore_adf -q cp -b 18 --quiet --readable_model ${model}` });
  const hashed = new HashedRow(18);
  const ours = new Set<number>();
  for (const record of decisions) {
    const { chosen, propensity, context, candidates } = record;
    const labels = [{ action: chosen, cost: -1, probability: propensity }];
    vw.learn({ text_context: contextOf(record), labels });
    hashed.read(encode(context, candidates), chosen * WIDTH);
    for (const index of hashed.indices.subarray(0, hashed.count)) ours.add(index);
  }
  vw.delete();
  const theirs = readFileSync(model, 'utf8')
    .split('\n')
    .flatMap((line) => /^(\d+):(-?[\d.e-]+)/.exec(line)?.[1] ?? [])
    .map(Number);
  expect(theirs.length).toBeGreaterThan(100);
  expect(theirs.filter((index) => !ours.has(index))).toEqual([]);
});
