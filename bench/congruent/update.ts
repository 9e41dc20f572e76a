/** One update of a policy in one world: challengers of every β learned from one log and judged on another. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { piecesOf } from '../../cli/log-source/pieces.ts';
import { ThreadCrew } from '../../cli/threads/crew.ts';
import { artifactFrom, artifactText, type PolicyArtifact } from '../../policy/artifact.ts';
import { CrossFit } from '../../policy/learn/cross-fit.ts';
import { type Dataset, datasetOf } from '../../policy/learn/dataset.ts';
import { flipTerms } from '../../policy/learn/estimates/flip-rates.ts';
import { type Judged, pairedRows } from '../../policy/learn/judge.ts';
import type { RewardModel } from '../../policy/learn/reward-model.ts';
import type { Task } from '../../policy/learn/tasks.ts';
import { CHALLENGER_TREES } from '../../policy/learn/train.ts';
import { simulate } from '../../simulator/run/run.ts';
import type { PolicyChoice } from '../../simulator/served.ts';
import type { World } from '../../simulator/world.ts';

export const WORKERS = 2;
export const LEARNERS = ['trees', 'linear'] as const;
export type LearnerName = (typeof LEARNERS)[number];

/** What one challenger is worth, and what it takes away. */
export interface Measured {
  readonly learner: LearnerName;
  /** 0: trained as always. */
  readonly strength: number;
  readonly value: number;
  readonly incumbent: number;
  readonly negative: number;
  readonly positive: number;
  readonly changed: number;
  readonly model: RewardModel;
}

export interface Sizes {
  readonly logged: number;
  readonly judged: number;
  readonly seed: number;
  readonly strengths: readonly number[];
}

/** Logs to learn from explore as the experiments do; those to judge by explore more, for the rarer of the two choices. */
const LEARN_EPSILON = 0.2;
const JUDGE_EPSILON = 0.5;

export async function update(
  world: World,
  incumbent: PolicyChoice,
  { logged, judged, seed, strengths }: Sizes,
): Promise<readonly Measured[]> {
  const crew = new ThreadCrew(WORKERS);
  try {
    const log = [{ policy: incumbent, conversations: logged, seed, epsilon: LEARN_EPSILON }];
    const learned = await logOf(world, incumbent, log, crew);
    await crew.share(learned);
    const wanted = [0, ...strengths].flatMap((strength) =>
      LEARNERS.map((learner) => ({ learner, strength })),
    );
    const plain = await crew.run(LEARNERS.map((learner) => taskOf(learned, learner, seed)));
    const congruent = strengths.flatMap((strength) =>
      LEARNERS.map((learner, at) => ({
        ...taskOf(learned, learner, seed),
        congruent: strength,
        teacher: plain[at]! as RewardModel,
      })),
    );
    const models = [...plain, ...(await crew.run<Task>(congruent))];
    const half = { conversations: Math.ceil(judged / 2), epsilon: JUDGE_EPSILON };
    const judging = await logOf(
      world,
      incumbent,
      [
        { ...half, policy: incumbent, seed: seed + 2_000_003 },
        { ...half, policy: artifactOf(models[0]! as RewardModel), seed: seed + 3_000_017 },
      ],
      crew,
    );
    await crew.share(judging);
    const judge = await judgeOf(judging, crew);
    const measured: Measured[] = [];
    for (const [at, each] of wanted.entries()) {
      const model = models[at]! as RewardModel;
      measured.push({ ...each, model, ...(await judge(model)) });
    }
    return measured;
  } finally {
    await crew.close();
  }
}

type FitTask = Extract<Task, { kind: 'fit-trees' | 'fit-linear' }>;

/** As `train` fits the challenger in the end, without choosing among columns: on everything there is to learn from. */
function taskOf({ order }: Dataset, learner: LearnerName, seed: number): FitTask {
  return learner === 'trees'
    ? { kind: 'fit-trees', rows: order, label: 'soon', settings: { ...CHALLENGER_TREES, seed } }
    : { kind: 'fit-linear', rows: order, target: 'mtr', settings: { seed } };
}

interface Logged {
  readonly policy: PolicyChoice;
  readonly conversations: number;
  readonly seed: number;
  readonly epsilon: number;
}

async function logOf(
  world: World,
  incumbent: PolicyChoice,
  parts: readonly Logged[],
  crew: ThreadCrew,
): Promise<Dataset> {
  const folders = parts.map(() => mkdtempSync(join(tmpdir(), 'segue-congruent-')));
  try {
    for (const [at, part] of parts.entries())
      await simulate({ ...part, world, exploreShare: 1, strangers: true, log: folders[at]! }, WORKERS);
    return datasetOf(await crew.read(folders.flatMap(piecesOf), incumbent, () => {}), 'the log');
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** A model as a policy to be served. It explores widely: nothing but support is asked of it. */
export function artifactOf({ kind, model }: RewardModel): PolicyArtifact {
  const text = artifactText({
    kind,
    model,
    exploration: { temperature: 0.3 },
    provenance: {
      window: ['', ''],
      conversations: 0,
      decisions: 0,
      loggedBy: [],
      incumbent: '',
      learner: kind,
      seed: 0,
    },
    estimates: null,
  });
  return artifactFrom(text, 'the challenger');
}

/** The world's own answer: share of other listeners, the same for all, who find music. */
export async function successOf(
  world: World,
  measured: readonly Measured[],
  { conversations, seed }: { readonly conversations: number; readonly seed: number },
): Promise<readonly number[]> {
  const shares: number[] = [];
  for (const { model } of measured) {
    const test = { conversations, seed: seed + 1_000_003, world, exploreShare: 0, epsilon: 0 };
    const { results } = await simulate({ ...test, policy: artifactOf(model), strangers: true }, WORKERS);
    shares.push(results.filter(({ success }) => success).length / conversations);
  }
  return shares;
}

type Judge = (model: RewardModel) => Promise<Omit<Measured, 'learner' | 'strength' | 'model'>>;

/** Doubly robust values and the counterfactual flips, with one cross-fitted q̂ for all. */
async function judgeOf(data: Dataset, crew: ThreadCrew): Promise<Judge> {
  const rows = data.order;
  const { decisions } = data;
  const crossFit = await CrossFit.of(rows, data, crew);
  const incumbent = Uint16Array.from(rows, (row) => decisions.incumbent[row]!);
  const logged = Uint16Array.from(rows, (row) => decisions.chosen[row]!);
  const [predicted, incumbentValue] = await crossFit.predict([logged, incumbent]);
  return async (model) => {
    const [challenger] = await crew.run([{ kind: 'choose', model, rows } as const]);
    const [challengerValue] = await crossFit.predict([challenger!]);
    const judged: Judged = {
      rows,
      challenger: challenger!,
      incumbent,
      predicted: predicted!,
      challengerValue: challengerValue!,
      incumbentValue: incumbentValue!,
      crossFit,
    };
    return means(judged, data);
  };
}

function means(judged: Judged, data: Dataset) {
  const sums = { value: 0, incumbent: 0, negative: 0, positive: 0, changed: 0 };
  let at = 0;
  for (const row of pairedRows(judged, data)) {
    const changed = judged.challenger[at] !== judged.incumbent[at];
    at += 1;
    const terms = flipTerms(row);
    sums.value += terms.challenger;
    sums.incumbent += terms.incumbent;
    if (!changed) continue;
    sums.changed += 1;
    sums.negative += terms.lost;
    sums.positive += terms.won;
  }
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / at])) as typeof sums;
}
