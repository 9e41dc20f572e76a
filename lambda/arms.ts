/** Who serves a listener now: how the rollout stands, and its policies, each read seldom and kept while it is good. */
import { ArtifactError, artifactFrom } from '../policy/artifact.ts';
import type { Model, ServingFallback } from '../policy/decide.ts';
import { learnedPolicy } from '../policy/learned.ts';
import { assigned } from '../policy/rollout/assignment.ts';
import { AT_FIRST, type PolicyName, type RolloutState } from '../policy/rollout/state.ts';
import { rulePolicy } from '../policy/rule.ts';
import type { Arms, PolicyRegistry, RolloutJournal, ServedBy } from './ports.ts';
import { within } from './within.ts';

/** How old what is known of the rollout may be: a rollback reaches everybody within this and a request. */
const FRESH_MS = 20_000;
/** After something could not be read it is let alone for a while: nobody is to wait for it on every turn. */
const RETRY_MS = 5_000;
/** What a customer waits for either, at most. An answer should take less than a second. */
const PATIENCE_MS = 300;
/** At a cold start nobody waits yet, and the first connection alone may take longer than that. */
const WARMING_MS = 3_000;

export interface ArmsParts {
  readonly journal: RolloutJournal;
  readonly registry: PolicyRegistry;
  /** Milliseconds. */
  readonly now: () => number;
  /** Told what went wrong, as one structured line. */
  readonly complain: (problem: { readonly reason: ServingFallback; readonly message: string }) => void;
}

type Loaded = { readonly model: Model } | { readonly reason: ServingFallback; readonly until: number };

export class RolloutArms implements Arms {
  readonly #parts: ArmsParts;
  #state: RolloutState | undefined;
  #readAgain = Number.NEGATIVE_INFINITY;
  /** Good ones for as long as the process lives, since an artifact never changes; failures until they are tried again. */
  readonly #loaded = new Map<PolicyName, Loaded>([[rulePolicy.version, { model: rulePolicy }]]);
  /** What served the incumbent's arm last. */
  #lastGood: Model = rulePolicy;

  constructor(parts: ArmsParts) {
    this.#parts = parts;
  }

  /** At start, so that the first customer does not wait for it. */
  async warm(): Promise<void> {
    const { incumbent, challenger } = await this.#standing(WARMING_MS);
    await Promise.all([incumbent, challenger].map((name) => name && this.#policy(name, WARMING_MS)));
  }

  async servedBy(listener: string): Promise<ServedBy> {
    const state = await this.#standing();
    const assignment = assigned(listener, state);
    const policy = await this.#policy(assignment.arm === 'challenger' ? state.challenger! : state.incumbent);
    if ('model' in policy) {
      if (assignment.arm === 'incumbent') this.#lastGood = policy.model;
      const unknown = this.#state === undefined ? { fallback: 'rollout-unreachable' as const } : {};
      return { model: policy.model, ...assignment, ...unknown };
    }
    return { model: this.#lastGood, ...assignment, fallback: policy.reason };
  }

  /** As the journal has it, or had it last. */
  async #standing(patienceMs = PATIENCE_MS): Promise<RolloutState> {
    const { now, journal } = this.#parts;
    if (now() >= this.#readAgain)
      try {
        const event = await within(patienceMs, journal.latest());
        this.#state = event?.state ?? AT_FIRST;
        this.#readAgain = now() + FRESH_MS;
      } catch (error) {
        this.#complain('rollout-unreachable', error);
        this.#readAgain = now() + RETRY_MS;
      }
    return this.#state ?? AT_FIRST;
  }

  async #policy(name: PolicyName, patienceMs = PATIENCE_MS): Promise<Loaded> {
    const known = this.#loaded.get(name);
    if (known && ('model' in known || this.#parts.now() < known.until)) return known;
    const loaded = await this.#load(name, patienceMs);
    this.#loaded.set(name, loaded);
    return loaded;
  }

  async #load(name: PolicyName, patienceMs: number): Promise<Loaded> {
    const failed = (reason: ServingFallback, error: unknown): Loaded => {
      this.#complain(reason, error);
      return { reason, until: this.#parts.now() + RETRY_MS };
    };
    let text: string | undefined;
    try {
      text = await within(patienceMs, this.#parts.registry.read(name));
    } catch (error) {
      return failed('policy-unreachable', error);
    }
    if (text === undefined) return failed('policy-missing', new Error(`there is no policy ${name}`));
    try {
      return { model: servable(name, text) };
    } catch (error) {
      const damaged = error instanceof ArtifactError && error.problem === 'damaged';
      return failed(damaged ? 'policy-damaged' : 'policy-incompatible', error);
    }
  }

  #complain(reason: ServingFallback, error: unknown): void {
    this.#parts.complain({ reason, message: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * An artifact as a policy that can serve.
 *
 * @throws ArtifactError when it is damaged, of another version, or not what its name says; RangeError when it asks for
 * columns there are none of.
 */
export function servable(name: PolicyName, text: string): Model {
  const artifact = artifactFrom(text, name);
  if (artifact.version !== name)
    throw new ArtifactError(`${name} holds ${artifact.version}: its name is not its content’s`, 'damaged');
  return learnedPolicy(artifact);
}
