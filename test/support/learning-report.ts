/** Learning reports as a cycle would write them: everything estimated, held, refused, and with next to nothing in them. */
import { spawnSync } from 'node:child_process';
import type { LearningReport } from '../../cli/report/content.ts';
import type { Difference, EstimatorName } from '../../policy/estimate/paired.ts';
import type { FlipExample } from '../../policy/learn/flips.ts';
import { REWARDS, type RewardName } from '../../policy/learn/rewards.ts';

type Estimates = LearningReport['estimates'];

const ESTIMATORS: readonly EstimatorName[] = ['ips', 'clipped-ips', 'snips', 'dm', 'dr', 'dros'];
const SEGMENTS = [
  'first prompt',
  'prompts 2–3',
  'nothing known',
  'after a misunderstanding that nobody had before',
  'going well',
];
const PROMPTS = Array.from({ length: 20 }, (_, i) => `either-or:attribute-${i}`);
const chi = { statistic: 12.5, degrees: 11, pValue: 0.33 };
const perhaps = {
  kind: 'effective-sample-size',
  reason: 'the weights leave 12.0 effective rows of 900',
} as const;

function difference(estimator: EstimatorName, by: number): Difference {
  const incumbent = 0.17;
  return {
    estimator,
    incumbent,
    challenger: incumbent + by,
    difference: by,
    standardError: 0.01,
    relative: by / incumbent,
    lowerBound: by - 0.02,
    intervals: {
      normal: [by - 0.02, by + 0.02],
      bootstrap: [by - 0.021, by + 0.022],
      'empirical-bernstein': [-1, 1],
      sequence: estimator === 'dm' ? null : [by - 0.1, by + 0.1],
    },
    ...(estimator === 'dros' ? { hyperparameter: { name: 'lambda', value: null } } : {}),
    ...(estimator === 'clipped-ips' ? { hyperparameter: { name: 'clip', value: 200 } } : {}),
  };
}

const side = {
  effectiveSampleSize: 850.4,
  clusterEffectiveSampleSize: 795.2,
  meanWeight: 0.957,
  meanWeightPValue: 0.18,
  maxWeight: 278.9,
  support: {
    rowsWithoutTarget: 0.94,
    weightOnRareActions: 0.39,
    heaviestRow: 0.004,
    smallestPropensity: 0.0033,
  },
};
const product = {
  effectiveSampleSize: 120.5,
  meanWeight: 1.01,
  meanWeightPValue: null,
  maxWeight: 31.2,
  withoutTarget: 0.9,
  longest: 33,
  meanLength: 5.8,
};

const EXAMPLES: readonly FlipExample[] = [
  {
    conversation: 'HEEhglZQVnFmSHVmwuo_62',
    turn: 4,
    situation: ['genre, mood known', '1,634 tracks left', 'after request:genre, answered by inform'],
    lost: 'offer',
    given: 'offer',
  },
  { conversation: 'c1', turn: 1, situation: ['nothing known'], lost: 'open', given: 'sample:track' },
];

function rewardDifference(reward: RewardName, by: number): Estimates['rewards'][number] {
  const gated = reward === 'usefulness';
  const estimate = {
    incumbent: 0.17,
    challenger: 0.17 + by,
    difference: by,
    relative: by / 0.17,
    lowerBound: by - 0.02,
    interval: [by - 0.02, by + 0.02] as const,
  };
  return {
    reward,
    gated,
    logged: 0.136,
    snips: estimate,
    dr: gated ? estimate : null,
    refused: null,
    note: null,
  };
}

/** The rarer, the less is known: the last are too few. */
function promptRewards(prompt: string, i: number): Estimates['afterPrompts'][number] {
  const measured = (value: number) => ({ value, interval: [value - 0.04, value + 0.04] as const });
  const after = {
    after: i < 19 ? measured(0.4 + 0.01 * i) : null,
    everywhere: i < 16 ? measured(0.42) : null,
    gain: i < 16 ? measured(0.08 - 0.01 * i) : null,
  };
  return {
    prompt,
    asked: 4000 - 190 * i,
    conversations: 3000 - 140 * i,
    possible: 60_000,
    effectiveSampleSize: 900 - 45 * i,
    rewards: Object.fromEntries(
      REWARDS.map((reward) => [reward, after]),
    ) as Estimates['afterPrompts'][number]['rewards'],
  };
}

function estimates(): Estimates {
  return {
    usefulness: {
      rows: 72_920,
      clusters: 12_500,
      differences: ESTIMATORS.map((estimator, i) => difference(estimator, 0.052 - 0.002 * i)),
      diagnostics: { challenger: side, incumbent: { ...side, meanWeightPValue: null }, loggedValue: 0.136 },
      refused: null,
      notes: ['the sequence of ips holds only approximately'],
      settings: {
        alpha: 0.05,
        bootstrap: 400,
        seed: 1,
        rewardRange: { low: 0, high: 1, source: 'declared' },
        weightBound: 299,
      },
    },
    conversations: {
      conversations: 12_500,
      steps: 72_920,
      returns: (['success', 'turns', 'usefulness'] as const).map((name) => ({
        name,
        logged: { value: 0.45, standardError: 0.004 },
        differences:
          name === 'turns'
            ? []
            : (['is', 'weighted-dr'] as const).map((estimator) => ({
                estimator,
                challenger: 0.5,
                incumbent: 0.45,
                difference: 0.05,
                standardError: 0.02,
                intervals: { normal: [0.01, 0.09] as const, bootstrap: [0.012, 0.088] as const },
              })),
        refused: name === 'turns' ? { kind: 'no-variance', reason: 'all conversations have turns 4' } : null,
      })),
      diagnostics: { challenger: product, incumbent: product },
      refused: null,
      settings: { alpha: 0.05, replicates: 400, seed: 1, discount: 0.9 },
    },
    rewards: REWARDS.map((reward, i) => rewardDifference(reward, 0.052 - 0.03 * i)),
    afterPrompts: PROMPTS.map(promptRewards),
    deviations: [
      {
        name: 'leaving',
        challenger: 0.437,
        incumbent: 0.478,
        difference: -0.041,
        interval: [-0.076, -0.005],
      },
      { name: 'turns to go', challenger: null, incumbent: null, difference: null, interval: null },
    ],
    flips: {
      changed: 0.82,
      negative: 0.072,
      positive: 0.113,
      negativeInterval: [0.071, 0.073],
      segments: SEGMENTS.map((segment, i) => ({
        segment,
        rows: 1000,
        negative: 0.07,
        positive: 0.05 + 0.01 * i,
        ...(i < 2 ? { examples: i === 0 ? EXAMPLES : [] } : {}),
      })),
      counterfactual: {
        positiveInterval: [0.09, 0.136],
        bounds: [0, 0.17],
        modelled: { negative: 0.069, positive: 0.1 },
        ofUseful: 0.42,
      },
    },
    segments: SEGMENTS.map((segment, i) => ({
      segment,
      rows: 1000 * i,
      effectiveSampleSize: 100,
      ...(i === 3
        ? { challenger: null, incumbent: null, difference: null, interval: null, refused: perhaps.reason }
        : {
            challenger: 0.2,
            incumbent: 0.15,
            difference: 0.05 - 0.05 * i,
            interval: [-0.05 * i, 0.1 - 0.05 * i] as const,
            refused: null,
          }),
    })),
    prompts: PROMPTS.map((prompt, i) => ({ prompt, incumbent: 0.05, challenger: 0.002 * i })),
    audit: {
      propensities: {
        ...chi,
        decisions: 36_492,
        keys: PROMPTS.map((key) => ({ key, observed: 1362, expected: 1287.2, ratio: 1.06, z: 2.3 })),
        pooled: ['clarify:tempo'],
        worst: { key: 'open', observed: 1362, expected: 1287.2, ratio: 1.06, z: 2.3 },
      },
      buckets: [
        { low: 0.002, high: 0.005, candidates: 229_776, expected: 0.0042, observed: 0.0041, z: -0.3 },
        { low: 0.01, high: 0.02, candidates: 40, expected: 0.014, observed: 0, z: -0.7 },
        { low: 0.2, high: 0.5, candidates: 15_196, expected: 0.269, observed: 0.274, z: 1.7 },
        { low: 1, high: Number.POSITIVE_INFINITY, candidates: 10, expected: 1, observed: 1, z: 0 },
      ],
      drift: {
        rows: [145_870, 146_062],
        reward: { earlier: 0.131, later: 0.134, difference: 0.003, standardError: 0.002, pValue: 0.3 },
        mix: { ...chi, keys: PROMPTS.map((key) => ({ key, earlier: 0.05, later: 0.06 })), pooled: [] },
      },
      support: SEGMENTS.map((segment, i) => ({
        segment,
        rows: 1000 * (i + 1),
        effectiveSampleSize: 30 + 100 * i,
        meanWeight: 0.98,
        withoutSupport: 0.9,
        flagged: i === 0,
      })),
      perturbation: {
        before: 0.222,
        after: 0.193,
        difference: -0.029,
        interval: [-0.034, -0.022],
        noticed: true,
        refused: null,
      },
      rewards: Array.from({ length: 10 }, (_, i) => ({
        rows: 7292,
        predicted: 0.03 * i,
        observed: 0.035 * i,
      })),
    },
  };
}

export function promoted(): LearningReport {
  const reason = 'usefulness 0.17 → 0.222 a decision';
  return {
    log: 'logs/week-1',
    policy: { version: 'trees-05143e9b', learner: 'trees', incumbent: 'rule-1', temperature: 0.1 },
    gate: {
      verdict: 'promote',
      criteria: [
        { name: 'support', passed: true, otherwise: 'refuse', reason: 'the log supports both policies' },
        { name: 'improvement', passed: true, otherwise: 'hold', reason },
        { name: 'leaving', passed: true, otherwise: 'hold', reason: 'leaving changes by −0.04' },
      ],
      reasons: [reason],
    },
    dataset: {
      decisions: 291_932,
      kept: 291_000,
      conversations: 50_000,
      exploring: 200_000,
      window: ['2026-01-05T00:00:00.000Z', '2026-02-08T17:20:21.820Z'],
      outcomes: { played: 22_564, stopped: 10_954, abandoned: 16_482 },
      policies: ['rule-1', 'linear-0a1b2c3d'],
      useful: 0.133,
      reward: { name: 'usefulness', mean: 0.133, lowest: 0, highest: 1 },
      told: { listening: 21_000, feeling: 12_400 },
      fallbacks: 0.0001,
      rejected: { duplicate: { rows: 32, share: 0.0001 }, 'no-outcome': { rows: 900, share: 0.003 } },
    },
    periods: { fit: 175_133, choose: 43_879, judge: 72_920 },
    learners: (['trees', 'linear'] as const).map((name, i) => ({
      name,
      heldOut: {
        logLoss: 0.326,
        baseLogLoss: 0.34,
        auc: 0.629,
        value: i === 0 ? 0.2 : null,
        improvement: i === 0 ? 0.04 : null,
        lowerBound: i === 0 ? 0.016 : null,
      },
      chosen: i === 0,
    })),
    selection: {
      columns: 57,
      kept: ['p.fit', 'c.turn'],
      importance: { 'p.fit': 0.6, 'c.turn': 0.39, 'x.left-out': 0.01 },
    },
    estimates: estimates(),
    seconds: 63.7,
  };
}

/** The same, trained on another reward and gated by it. */
export function rewardedBy(name: RewardName): LearningReport {
  const whole = promoted();
  const { estimates: said, dataset } = whole;
  // Of graded rewards the model alone tells what is lost.
  const { counterfactual, segments, ...flips } = said.flips;
  return {
    ...whole,
    dataset: { ...dataset, reward: { ...dataset.reward, name } },
    estimates: {
      ...said,
      flips:
        name === 'usefulness'
          ? said.flips
          : { ...flips, segments: segments.map(({ examples, ...rates }) => rates) },
      rewards: said.rewards.map((each) => ({ ...each, gated: each.reward === name })),
    },
  };
}

export function held(): LearningReport {
  const whole = promoted();
  const failed = { passed: false, reason: 'the improvement +0.01 is at least −0.01' };
  return {
    ...whole,
    gate: {
      verdict: 'hold',
      criteria: whole.gate.criteria.map((each) =>
        each.name === 'improvement' ? { ...each, ...failed } : each,
      ),
      reasons: [failed.reason],
    },
    estimates: {
      ...whole.estimates,
      usefulness: {
        ...whole.estimates.usefulness,
        differences: ESTIMATORS.map((estimator) => difference(estimator, 0.01)),
      },
    },
  };
}

export function refused(): LearningReport {
  const whole = promoted();
  const { usefulness, conversations, audit } = whole.estimates;
  const refusal = { ...perhaps, side: 'challenger' as const };
  const criterion = { name: 'support', passed: false, otherwise: 'refuse' as const, reason: perhaps.reason };
  return {
    ...whole,
    gate: { verdict: 'refuse', criteria: [criterion], reasons: [perhaps.reason] },
    estimates: {
      ...whole.estimates,
      usefulness: { ...usefulness, differences: [], refused: refusal, notes: [] },
      rewards: whole.estimates.rewards.map((each) => ({
        ...each,
        snips: null,
        dr: null,
        refused: perhaps.reason,
        note: 'answers carry no sentiment',
      })),
      conversations: {
        ...conversations,
        refused: refusal,
        returns: conversations.returns.map((each) => ({ ...each, differences: [], refused: null })),
      },
      audit: {
        ...audit,
        propensities: { ...audit.propensities, pValue: 1e-9 },
        perturbation: {
          before: null,
          after: null,
          difference: null,
          interval: null,
          noticed: false,
          refused: refusal,
        },
      },
    },
  };
}

/** Nothing but what the types ask for; figures that are no numbers. */
export function minimal(): LearningReport {
  const whole = refused();
  const { estimates: said, dataset } = whole;
  return {
    ...whole,
    log: '',
    gate: { verdict: 'refuse', criteria: [], reasons: [] },
    dataset: {
      ...dataset,
      kept: 0,
      conversations: 0,
      window: ['', ''],
      outcomes: {},
      policies: [],
      rejected: {},
    },
    learners: [],
    selection: null,
    estimates: {
      ...said,
      usefulness: { ...said.usefulness, refused: null },
      conversations: { ...said.conversations, refused: null, returns: [] },
      rewards: [],
      afterPrompts: [],
      deviations: [],
      flips: { ...said.flips, changed: Number.NaN, segments: [] },
      segments: [],
      prompts: [],
      audit: {
        ...said.audit,
        propensities: { ...said.audit.propensities, keys: [], pooled: [], worst: null },
        buckets: [],
        drift: null,
        support: [],
        perturbation: { ...said.audit.perturbation, refused: null },
        rewards: [],
      },
    },
  };
}

/** Every name that comes from a log, a file or a command line replaced by one that tries to be more than a name. */
export function hostile(name: string): LearningReport {
  const whole = promoted();
  const { estimates: said } = whole;
  const named = <T extends { readonly segment: string }>(rows: readonly T[]) =>
    rows.map((row) => ({ ...row, segment: name }));
  return {
    ...whole,
    log: name,
    policy: { ...whole.policy, version: name, incumbent: name },
    gate: { ...whole.gate, criteria: whole.gate.criteria.map((each) => ({ ...each, name, reason: name })) },
    dataset: {
      ...whole.dataset,
      policies: [name],
      rejected: { [name]: { rows: 1, share: 0.1 } } as LearningReport['dataset']['rejected'],
    },
    selection: { columns: 1, kept: [name], importance: { [name]: 1 } },
    estimates: {
      ...said,
      usefulness: { ...said.usefulness, notes: [name] },
      flips: {
        ...said.flips,
        segments: named(said.flips.segments).map((each) => ({
          ...each,
          examples: [{ conversation: name, turn: 1, situation: [name], lost: name, given: `${name} ` }],
        })),
      },
      segments: named(said.segments),
      prompts: said.prompts.map((each) => ({ ...each, prompt: name })),
      afterPrompts: said.afterPrompts.map((each) => ({ ...each, prompt: name })),
      rewards: said.rewards.map((each) => ({ ...each, note: name })),
      audit: {
        ...said.audit,
        propensities: {
          ...said.audit.propensities,
          keys: said.audit.propensities.keys.map((each) => ({ ...each, key: name })),
          worst: { ...said.audit.propensities.worst!, key: name },
        },
        support: named(said.audit.support),
      },
    },
  };
}

const RENDER = `
  import { readFileSync } from 'node:fs';
  import { reportHtml } from './cli/report/html.ts';
  const revive = (_, value) => (typeof value === 'string' && value.startsWith('number:') ? Number(value.slice(7)) : value);
  const began = performance.now();
  const pages = JSON.parse(readFileSync(0, 'utf8'), revive).map(reportHtml);
  console.log(JSON.stringify({ pages, seconds: (performance.now() - began) / 1000 }));
`;

/** In a process of its own: what draws the pictures is ESM only, and jest reads sources as CommonJS. */
export function rendered(reports: readonly LearningReport[]): {
  readonly pages: readonly string[];
  readonly seconds: number;
} {
  const input = JSON.stringify(reports, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? `number:${value}` : value,
  );
  const { status, stdout, stderr } = spawnSync(
    'node',
    ['--import', 'tsx', '--input-type=module', '--eval', RENDER],
    { input, encoding: 'utf8', env: { PATH: process.env.PATH }, maxBuffer: 2 ** 26 },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
