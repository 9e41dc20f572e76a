/**
 * Decisions as Vowpal Wabbit's decision-service JSON, one a line. VW reads the features that Segue's own learners see,
 * under the same names and so the same hashes. Keys that begin with `_` are not features to VW: in them the line keeps
 * what Segue needs to read it back whole.
 */
import { type Candidate, promptFromId, promptId } from '../../policy/candidate.ts';
import type { DecisionContext } from '../../policy/context.ts';
import { COLUMNS, CONTEXT_WIDTH, encode, WIDTH } from '../../policy/features.ts';
import { type DecisionRecord, SCHEMA_VERSION } from '../../policy/record.ts';
import type { OutcomeName } from '../../policy/vocabulary.ts';
import type { LoggedDecision } from './logged.ts';

interface DsjsonLine {
  /** −1 where the prompt was useful: VW minimises costs. */
  readonly _label_cost: number;
  readonly _label_probability: number;
  /** 1-based. */
  readonly _label_Action: number;
  /** 0-based. */
  readonly _labelIndex: number;
  readonly Version: '1';
  readonly EventId: string;
  readonly Timestamp: string;
  /** 1-based, the chosen one first; `p` in the same order. */
  readonly a: readonly number[];
  readonly p: readonly number[];
  readonly c: Shared;
  readonly VWState: { readonly m: string };
}

type Features = Readonly<Record<string, number>>;

interface Shared {
  readonly c: Features;
  readonly _context: DecisionContext;
  readonly _segue: Origin;
  readonly _multi: readonly (Readonly<Record<'p' | 'x', Features>> & {
    readonly _prompt: string;
    readonly _numbers: Candidate['numbers'];
  })[];
}

/** What a line cannot say in VW's terms. */
type Origin = Pick<
  DecisionRecord,
  | 'conversationId'
  | 'turn'
  | 'listener'
  | 'request'
  | 'arm'
  | 'stage'
  | 'rollout'
  | 'tookMs'
  | 'featureVersion'
  | 'catalogVersion'
  | 'seed'
  | 'meaning'
  | 'fallback'
> & { readonly outcome: OutcomeName };

export function dsjsonLine({ record, useful, outcome }: LoggedDecision): string {
  const { context, candidates, probabilities, chosen, propensity, policyVersion } = record;
  const { conversationId, turn, listener, request, arm, featureVersion, catalogVersion } = record;
  const { seed, meaning, fallback, stage, rollout, tookMs } = record;
  const order = [chosen, ...candidates.map((_, index) => index).filter((index) => index !== chosen)];
  const rows = encode(context, candidates);
  const line: DsjsonLine = {
    _label_cost: useful === 1 ? -1 : 0,
    _label_probability: propensity,
    _label_Action: chosen + 1,
    _labelIndex: chosen,
    Version: '1',
    EventId: `${conversationId}#${turn}`,
    Timestamp: record.at,
    a: order.map((index) => index + 1),
    c: {
      c: featuresOf('c', rows, 0, 0, CONTEXT_WIDTH),
      _context: context,
      _segue: {
        conversationId,
        turn,
        listener,
        request,
        arm,
        ...(stage === undefined ? {} : { stage }),
        ...(rollout === undefined ? {} : { rollout }),
        featureVersion,
        catalogVersion,
        seed,
        meaning,
        outcome,
        ...(fallback ? { fallback } : {}),
        ...(tookMs === undefined ? {} : { tookMs }),
      },
      _multi: candidates.map((candidate, index) => ({
        p: featuresOf('p', rows, index * WIDTH, CONTEXT_WIDTH, WIDTH),
        x: featuresOf('x', rows, index * WIDTH, CONTEXT_WIDTH, WIDTH),
        _prompt: promptId(candidate),
        _numbers: candidate.numbers,
      })),
    },
    p: order.map((index) => probabilities[index]!),
    VWState: { m: policyVersion },
  };
  return JSON.stringify(line);
}

/** Those of one namespace that are not 0. */
function featuresOf(
  namespace: string,
  rows: Float32Array,
  offset: number,
  from: number,
  to: number,
): Features {
  const features: Record<string, number> = {};
  for (let column = from; column < to; column++) {
    const value = rows[offset + column]!;
    if (COLUMNS[column]!.namespace === namespace && value !== 0) features[COLUMNS[column]!.name] = value;
  }
  return features;
}

/** Inverse of {@link dsjsonLine}. Undefined when the line was not written by Segue: others' features are not ours. */
export function fromDsjson(line: Partial<DsjsonLine>): LoggedDecision | undefined {
  const { a, p, c, _labelIndex: chosen } = line;
  if (!a || !p || !c?._context || !c._segue || !Array.isArray(c._multi) || chosen === undefined)
    return undefined;
  const candidates = c._multi.map(({ _prompt, _numbers }): Candidate | undefined => {
    const prompt = promptFromId(_prompt);
    return prompt && { ...prompt, numbers: _numbers };
  });
  if (candidates.includes(undefined)) return undefined;
  const probabilities = new Array<number>(candidates.length).fill(Number.NaN);
  for (const [place, action] of a.entries()) probabilities[action - 1] = p[place]!;
  const { outcome, ...origin } = c._segue;
  const record: DecisionRecord = {
    type: 'decision',
    schema: SCHEMA_VERSION,
    ...origin,
    at: line.Timestamp ?? '',
    policyVersion: line.VWState?.m ?? '',
    context: c._context,
    candidates: candidates as readonly Candidate[],
    probabilities,
    chosen,
    propensity: line._label_probability ?? Number.NaN,
  };
  return { record, useful: (line._label_cost ?? 0) < 0 ? 1 : 0, outcome };
}
