/** The policy artifact: what was learned is what is served, to the last bit, or it is not served at all. */
import murmur from 'murmurhash3js-revisited';
import {
  ARTIFACT_VERSION,
  ArtifactError,
  artifactFrom,
  artifactText,
  type PolicyArtifact,
} from '../../policy/artifact.ts';
import { FEATURE_VERSION } from '../../policy/context.ts';
import { decide } from '../../policy/decide.ts';
import { COLUMN_NAMES, encode, WIDTH } from '../../policy/features.ts';
import { chosenExamples } from '../../policy/learn/examples.ts';
import { LinearScorer } from '../../policy/learn/linear/model.ts';
import type { RewardModel } from '../../policy/learn/reward-model.ts';
import { perform } from '../../policy/learn/tasks.ts';
import type { Examples } from '../../policy/learn/trees/examples.ts';
import { TreeScorer } from '../../policy/learn/trees/scorer.ts';
import { trainTrees } from '../../policy/learn/trees/train.ts';
import { learnedPolicy } from '../../policy/learned.ts';
import { datasetFrom, decisionsIn, recordsOf, simulated } from '../support/log-builder.ts';

const log = recordsOf(simulated(120));
const data = datasetFrom(log);
const rows = data.order;

/** A hundred conversations teach trees next to nothing: they are given an answer worth learning. */
function teachable(): Examples {
  const examples = chosenExamples(data, rows, 'plain');
  const at = (row: number, name: string) => examples.values[row * WIDTH + COLUMN_NAMES.indexOf(name)]!;
  const labels = examples.labels.map(
    (_, row) =>
      0.5 + 0.2 * Math.sin(3 * at(row, 'p.gain')) + 0.2 * Math.cos(at(row, 'c.turn') + 4 * at(row, 'p.fit')),
  );
  return { ...examples, labels };
}

const fitted = {
  trees: { kind: 'trees', model: trainTrees(teachable(), { mostTrees: 30 }) },
  linear: perform({ kind: 'fit-linear', rows, target: 'mtr', settings: { bits: 14 } }, data),
  'linear, identity': perform({ kind: 'fit-linear', rows, target: 'dr', settings: { bits: 14 } }, data),
} as Readonly<Record<string, RewardModel>>;
const names = Object.keys(fitted);

const PROVENANCE: PolicyArtifact['provenance'] = {
  window: ['2026-01-05T00:00:00.000Z', '2026-01-06T00:00:00.000Z'],
  conversations: 120,
  decisions: rows.length,
  loggedBy: ['rule-1'],
  incumbent: 'rule-1',
  learner: 'trees',
  seed: 1,
};

function textOf(model: RewardModel, temperature = 0.4): string {
  return artifactText({
    ...model,
    exploration: { temperature },
    provenance: PROVENANCE,
    estimates: { dr: 0.1 },
  });
}

/** As whoever changes an artifact on purpose would write it: the checksum is against damage, not against malice. */
function forged(changes: object): string {
  const { checksum: _, ...named } = JSON.parse(textOf(fitted.trees!)) as PolicyArtifact;
  const changed = { ...named, ...changes };
  const checksum = murmur.x64.hash128(new TextEncoder().encode(JSON.stringify(changed)));
  return JSON.stringify({ ...changed, checksum });
}

/** Two models alike in their trees would be alike in everything that is tested below. */
test('there is something to tell apart', () => {
  const { model } = fitted.trees as Extract<RewardModel, { kind: 'trees' }>;
  expect(model.trees.length).toBeGreaterThan(3);
});

test.each(names)('%s: what is written is what is read', (name) => {
  const text = textOf(fitted[name]!);
  const artifact = artifactFrom(text, 'policy.json');
  expect(artifact).toMatchObject({
    artifact: ARTIFACT_VERSION,
    featureVersion: FEATURE_VERSION,
    kind: fitted[name]!.kind,
    model: fitted[name]!.model,
    exploration: { temperature: 0.4 },
    provenance: PROVENANCE,
    estimates: { dr: 0.1 },
  });
  expect(artifact.version).toMatch(/^(trees|linear)-[0-9a-f]{8}$/);
  expect(text.indexOf('\n')).toBe(text.length - 1);
  expect(artifactFrom(JSON.stringify(artifact), 'again')).toEqual(artifact);
});

test('a version is of the content: the same for the same, another for another model or temperature', () => {
  const version = (model: RewardModel, temperature?: number) =>
    artifactFrom(textOf(model, temperature), '').version;
  expect(version(fitted.trees!)).toBe(version(fitted.trees!));
  expect(version(fitted.trees!)).not.toBe(version(fitted.trees!, 2));
  expect(version(fitted.linear!)).not.toBe(version(fitted['linear, identity']!));
});

/** The last of seventeen digits may change and be the same number still: nothing is damaged then. */
function saysTheSame(one: string, other: string): boolean {
  try {
    return JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other));
  } catch {
    return false;
  }
}

test('one character damaged anywhere is an artifact not used', () => {
  const text = textOf(fitted.trees!).trimEnd();
  const step = Math.max(1, Math.floor(text.length / 400));
  for (let at = 0; at < text.length; at += step) {
    const other = text[at] === '7' ? '3' : '7';
    const damaged = text.slice(0, at) + other + text.slice(at + 1);
    if (saysTheSame(damaged, text)) continue;
    expect(() => artifactFrom(damaged, 'policy.json')).toThrow(ArtifactError);
  }
});

test.each<[string, string, RegExp]>([
  ['cut off', textOf(fitted.trees!).slice(0, 500), /^policy\.json is not JSON: cut off or damaged$/],
  ['empty', '', /is not JSON/],
  ['null', 'null', /^policy\.json is not a policy artifact$/],
  ['something else', '{"version": 1}', /is not a policy artifact/],
  [
    'without its checksum',
    forged({}).replace(/,"checksum":.*/, '}'),
    /^policy\.json is damaged: its checksum/,
  ],
  ['of another version', forged({ artifact: 2 }), /^policy\.json is an artifact of version 2, this reads 1$/],
  [
    'for other features',
    forged({ featureVersion: FEATURE_VERSION + 1 }),
    /^policy\.json is a policy for features of version 3, these are 2$/,
  ],
  ['of an unknown kind', forged({ kind: 'neural' }), /^policy\.json is a policy of the unknown kind neural$/],
])('an artifact %s is refused in one line', (_, text, message) => {
  let error: unknown;
  try {
    artifactFrom(text, 'policy.json');
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(ArtifactError);
  expect((error as Error).message).toMatch(message);
  expect((error as Error).message).not.toContain('\n');
});

test('a forgery without changes is the artifact itself', () => {
  expect(artifactFrom(forged({}), 'policy.json')).toEqual(artifactFrom(textOf(fitted.trees!), ''));
});

test('trees that ask about a column this encoder does not have are refused', () => {
  const { model } = fitted.trees as Extract<RewardModel, { kind: 'trees' }>;
  const [first, ...others] = model.columns;
  const renamed = { ...model, columns: [`${first}?`, ...others] };
  const artifact = artifactFrom(textOf({ kind: 'trees', model: renamed }), 'policy.json');
  expect(() => learnedPolicy(artifact)).toThrow(RangeError);
  expect(() => learnedPolicy(artifact)).toThrow(`${first}?`);
});

const logged = decisionsIn(log);

test.each(names)(
  '%s: served from a file, it scores every candidate as the learner did, bit for bit',
  (name) => {
    const trained = fitted[name]!;
    const scorer =
      trained.kind === 'linear'
        ? new LinearScorer(trained.model)
        : new TreeScorer((trained as Extract<RewardModel, { kind: 'trees' }>).model, COLUMN_NAMES);
    const score = (values: Float32Array, at: number) =>
      scorer instanceof LinearScorer ? scorer.score(values, at) : scorer.logit(values, at);
    const policy = learnedPolicy(artifactFrom(textOf(trained, 1), ''));
    const distinct = new Set<number>();
    for (const { context, candidates } of logged) {
      const values = encode(context, candidates);
      const scores = policy.score(context, candidates);
      expect(scores).toEqual(candidates.map((_, i) => score(values, i * WIDTH)));
      for (const each of scores) distinct.add(each);
    }
    expect(distinct.size).toBeGreaterThan(50);
  },
);

test('the temperature divides scores: it changes how sure a policy is, not what it prefers', () => {
  const { context, candidates } = logged[7]!;
  const at = (temperature: number) =>
    learnedPolicy(artifactFrom(textOf(fitted.linear!, temperature), '')).score(context, candidates);
  expect(at(0.25)).toEqual(at(1).map((score) => score / 0.25));
});

test.each(names)('%s: what is asked online is what was judged offline, in every logged decision', (name) => {
  const policy = learnedPolicy(artifactFrom(textOf(fitted[name]!), ''));
  const offline = perform({ kind: 'choose', model: fitted[name]!, rows }, data) as Uint16Array;
  const chosen = new Map(
    Array.from(rows, (row, index) => [
      `${data.decisions.names.conversations[data.decisions.conversation[row]!]}#${data.decisions.turn[row]}`,
      offline[index],
    ]),
  );
  let first = 0;
  for (const { conversationId, turn, context, candidates, seed } of logged) {
    const exploration = { ...context.exploration, stratum: 'exploit' as const };
    const online = decide({ ...context, exploration }, candidates, policy, seed);
    expect(online.fallback).toBeUndefined();
    expect(online.chosen).toBe(chosen.get(`${conversationId}#${turn}`));
    if (online.chosen === 0) first += 1;
  }
  // A policy that always takes the first would agree too.
  expect(first).toBeLessThan(0.9 * logged.length);
});
