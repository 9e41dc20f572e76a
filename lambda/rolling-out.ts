/** The desk where rollouts are moved: what operators, the schedule and the alarms all go through. */
import { artifactFrom } from '../policy/artifact.ts';
import { nextOf } from '../policy/rollout/machine.ts';
import { type LeftOut, RolloutReader } from '../policy/rollout/reader.ts';
import { DEFAULT_RULES, type StageRules } from '../policy/rollout/rules.ts';
import { AT_FIRST, type RolloutEvent, type RolloutState } from '../policy/rollout/state.ts';
import { moved, proposed, RolloutError } from '../policy/rollout/transitions.ts';
import { rulePolicy } from '../policy/rule.ts';
import { servable } from './arms.ts';
import { PATIENCE_MS } from './dialogue/silence.ts';
import type { PolicyRegistry, RolloutJournal } from './ports.ts';

export interface DeskParts {
  readonly journal: RolloutJournal;
  readonly registry: PolicyRegistry;
  /** ISO 8601. */
  readonly now: () => string;
  readonly rules?: StageRules;
}

/** What the command line prints as JSON: keys may be added, never renamed. */
export interface RolloutStatus {
  readonly incumbent: string;
  readonly challenger: string | null;
  /** 1 for the first; null when no rollout is on its way. */
  readonly stage: number | null;
  /** Of listeners, in the challenger's arm. */
  readonly share: number;
  readonly state: RolloutState['status'];
  /** Why things stand as they do: the last step's. */
  readonly reasons: readonly string[];
  /** The latest first. */
  readonly history: readonly RolloutEvent[];
}

export interface Proposal {
  readonly by: string;
  readonly stages?: readonly number[];
  /** Why it is proposed although its gate did not say so, or against another incumbent. */
  readonly despite?: string;
}

/** A rollback must win against whatever else is going on. */
const ROLLBACK_ATTEMPTS = 5;

export class RolloutDesk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  async status(most = 20): Promise<RolloutStatus> {
    return statusOf(await this.#parts.journal.history(most));
  }

  /**
   * Publishes the artifact, then begins its rollout at the first stage.
   *
   * @throws ArtifactError, RangeError for an artifact that cannot serve; RolloutError for a step that cannot be taken.
   */
  async propose(text: string, { by, stages, despite }: Proposal): Promise<RolloutEvent> {
    const artifact = artifactFrom(text, 'the proposed policy');
    servable(artifact.version, text);
    const { number, state } = await this.#standing();
    const at = this.#parts.now();
    const doubts = doubtsOf(artifact, state);
    if (doubts.length > 0 && despite === undefined)
      throw new RolloutError(`${doubts.join('; ')}; --despite REASON tries it all the same`);
    const next = proposed(state, artifact.version, number + 1, at, stages);
    await this.#parts.registry.publish(artifact.version, text);
    const reasons =
      doubts.length > 0 ? [`proposed although ${doubts.join('; ')}: ${despite}`] : ['its gate said promote'];
    return this.#append({ number: number + 1, at, by, action: 'propose', reasons, state: next });
  }

  /** A published policy by its name, `rule-1` among them: the way back to what served before. */
  async proposeNamed(name: string, proposal: Proposal): Promise<RolloutEvent> {
    if (name !== rulePolicy.version) {
      const text = await this.#parts.registry.read(name);
      if (text === undefined) throw new RolloutError(`the registry has no policy ${name}`);
      return this.propose(text, proposal);
    }
    const { number, state } = await this.#standing();
    const at = this.#parts.now();
    if (proposal.despite === undefined)
      throw new RolloutError('the rule policy has no gate’s verdict: say why with --despite');
    const next = proposed(state, name, number + 1, at, proposal.stages);
    const { by, despite } = proposal;
    return this.#append({ number: number + 1, at, by, action: 'propose', reasons: [despite], state: next });
  }

  /**
   * Looks at the log and takes the step that follows; waiting is one too, and is kept with what was seen.
   *
   * @param feed gives the reader every record from four weeks before the rollout began, where there are any.
   * @throws RolloutError when no rollout is on its way, or somebody else has moved it meanwhile.
   */
  async advance(
    feed: (reader: RolloutReader, state: RolloutState) => Promise<void>,
    by: string,
  ): Promise<RolloutEvent & { readonly leftOut: LeftOut }> {
    const { number, state } = await this.#standing();
    if (state.status !== 'running') throw new RolloutError('no rollout is on its way: nothing to advance');
    const { rules = DEFAULT_RULES, now } = this.#parts;
    const reader = new RolloutReader();
    await feed(reader, state);
    const at = now();
    const { tally, leftOut } = reader.tally(state, at, PATIENCE_MS);
    const { action, reasons } = nextOf(state, tally, at, rules);
    const look = tally.look(state.stage, rules.harmAlpha);
    const event = { number: number + 1, at, by, action, reasons, look, state: moved(state, action, at) };
    return { ...(await this.#append(event)), leftOut };
  }

  /** @throws RolloutError when there is nothing to take back. */
  async rollBack(reason: string, by: string): Promise<RolloutEvent> {
    for (let attempt = 1; ; attempt++) {
      const { number, state } = await this.#standing();
      const at = this.#parts.now();
      const next = moved(state, 'roll-back', at);
      const event = {
        number: number + 1,
        at,
        by,
        action: 'roll-back',
        reasons: [reason],
        state: next,
      } as const;
      if (await this.#parts.journal.append(event)) return event;
      if (attempt === ROLLBACK_ATTEMPTS) throw new RolloutError(MOVED);
    }
  }

  async #standing(): Promise<{ readonly number: number; readonly state: RolloutState }> {
    const latest = await this.#parts.journal.latest();
    return latest ?? { number: 0, state: AT_FIRST };
  }

  async #append(event: RolloutEvent): Promise<RolloutEvent> {
    if (!(await this.#parts.journal.append(event))) throw new RolloutError(MOVED);
    return event;
  }
}

const MOVED = 'somebody else has moved the rollout at the same moment: nothing was changed, look at it again';

function statusOf(history: readonly RolloutEvent[]): RolloutStatus {
  const { state, reasons } = history[0] ?? { state: AT_FIRST, reasons: ['no policy was ever proposed'] };
  return {
    incumbent: state.incumbent,
    challenger: state.challenger ?? null,
    stage: state.status === 'running' ? state.stages.indexOf(state.stage) + 1 : null,
    share: state.stage / 100,
    state: state.status,
    reasons,
    history,
  };
}

/** What speaks against trying it; empty when its gate said promote, of the incumbent that serves now. */
function doubtsOf(
  { estimates, provenance, version }: ReturnType<typeof artifactFrom>,
  { incumbent }: RolloutState,
): readonly string[] {
  const verdict = (estimates as { verdict?: unknown } | null)?.verdict;
  return [
    ...(verdict === 'promote'
      ? []
      : [`${version} was not promoted by its gate (${String(verdict ?? 'never judged')})`]),
    ...(provenance.incumbent === incumbent
      ? []
      : [`${version} was judged against ${provenance.incumbent}, and ${incumbent} serves now`]),
  ];
}
