/** The policy artifact: one self-describing JSON file that serving, simulation and evaluation all read. */
import murmur from 'murmurhash3js-revisited';
import { FEATURE_VERSION } from './context.ts';
import { MODEL_KINDS, type RewardModel } from './learn/reward-model.ts';
import type { RewardName } from './learn/rewards.ts';

export const ARTIFACT_VERSION = 1;

export interface PolicyArtifact {
  readonly artifact: number;
  readonly kind: RewardModel['kind'];
  /** Kind and content, e.g. `trees-1f3a9c02`: what decisions made by it are logged under, and its file is called. */
  readonly version: string;
  readonly featureVersion: number;
  readonly exploration: {
    /**
     * How unsure the scores are, in their own units: beliefs are the softmax of score / temperature. See
     * `policy/learn/temperature.ts`.
     */
    readonly temperature: number;
  };
  readonly model: RewardModel['model'];
  readonly provenance: Provenance;
  /** What the report says of it; not read by serving. */
  readonly estimates: unknown;
  /** MurmurHash3 (128 bits) of everything above, as JSON: against damage, not against malice. */
  readonly checksum: string;
}

export interface Provenance {
  readonly window: readonly [from: string, to: string];
  readonly conversations: number;
  readonly decisions: number;
  readonly loggedBy: readonly string[];
  readonly incumbent: string;
  readonly learner: string;
  readonly seed: number;
  /** What it was fitted to and judged by. Absent in artifacts from before there was a choice: usefulness. */
  readonly reward?: RewardName;
  /** What a negative flip was held to cost, in useful prompts. Absent: it was trained without a thought of the incumbent. */
  readonly congruent?: number;
  /** Version of the policy it was distilled from; absent where it was learned from rewards. */
  readonly teacher?: string;
}

export class ArtifactError extends Error {
  override readonly name = 'ArtifactError';
  /** `damaged`: not what was written once. `incompatible`: whole, but of another version than this code. */
  readonly problem: 'damaged' | 'incompatible';

  constructor(message: string, problem: ArtifactError['problem']) {
    super(message);
    this.problem = problem;
  }
}

type Body = Omit<PolicyArtifact, 'artifact' | 'version' | 'featureVersion' | 'checksum'>;

/** The artifact as the text of its file. */
export function artifactText(body: Body): string {
  const { kind, exploration, model, provenance, estimates } = body;
  const content = { featureVersion: FEATURE_VERSION, exploration, model, provenance, estimates };
  const version = `${kind}-${checksumOf(content).slice(0, 8)}`;
  const named = { artifact: ARTIFACT_VERSION, kind, version, ...content };
  return `${JSON.stringify({ ...named, checksum: checksumOf(named) })}\n`;
}

/** @param origin names the file in messages. @throws ArtifactError with one line. */
export function artifactFrom(text: string, origin: string): PolicyArtifact {
  let parsed: PolicyArtifact;
  try {
    parsed = JSON.parse(text) as PolicyArtifact;
  } catch {
    throw new ArtifactError(`${origin} is not JSON: cut off or damaged`, 'damaged');
  }
  const { checksum, ...named } = parsed ?? {};
  if (named.artifact === undefined) throw new ArtifactError(`${origin} is not a policy artifact`, 'damaged');
  if (named.artifact !== ARTIFACT_VERSION)
    throw new ArtifactError(
      `${origin} is an artifact of version ${named.artifact}, this reads ${ARTIFACT_VERSION}`,
      'incompatible',
    );
  if (checksum !== checksumOf(named))
    throw new ArtifactError(`${origin} is damaged: its checksum does not match`, 'damaged');
  if (named.featureVersion !== FEATURE_VERSION)
    throw new ArtifactError(
      `${origin} is a policy for features of version ${named.featureVersion}, these are ${FEATURE_VERSION}`,
      'incompatible',
    );
  if (!MODEL_KINDS.includes(named.kind))
    throw new ArtifactError(
      `${origin} is a policy of the unknown kind ${String(named.kind)}`,
      'incompatible',
    );
  return parsed;
}

function checksumOf(value: unknown): string {
  return murmur.x64.hash128(new TextEncoder().encode(JSON.stringify(value)));
}
