/** One rollout out of the journal: the one on its way, or the last one, from its proposal to how it ended. Pure. */
import type { Look } from '../../../policy/rollout/look.ts';
import {
  AT_FIRST,
  type PolicyName,
  type RolloutEvent,
  type RolloutState,
} from '../../../policy/rollout/state.ts';

export type Looked = RolloutEvent & { readonly look: Look };

export interface StageShown {
  /** Percent. */
  readonly share: number;
  /** `ended`: where it was taken back. */
  readonly place: 'done' | 'here' | 'ended' | 'ahead';
  /** Absent where it is ahead, or its beginning is older than the steps that are shown. */
  readonly from?: string;
  readonly to?: string;
}

export interface Story {
  readonly state: RolloutState;
  readonly challenger: PolicyName;
  /** Who was, or is, to be beaten. */
  readonly incumbent: PolicyName;
  /** Oldest first. */
  readonly events: readonly [RolloutEvent, ...RolloutEvent[]];
  readonly last: RolloutEvent;
  readonly looks: readonly Looked[];
  readonly stages: readonly StageShown[];
  /** The span that pictures show. */
  readonly from: string;
  readonly to: string;
}

/** Undefined when nothing was proposed yet. @param history the latest first. */
export function storyOf(history: readonly RolloutEvent[]): Story | undefined {
  const proposal = history.findIndex(({ action }) => action === 'propose');
  // A long rollout may have been proposed before the oldest step that is shown.
  const events = history.slice(0, proposal < 0 ? history.length : proposal + 1).toReversed();
  const [first] = events;
  const last = events.at(-1);
  const during = events.findLast(({ state }) => state.challenger !== undefined)?.state;
  if (!first || !last) return undefined;
  const { state } = last;
  return {
    state,
    challenger: during?.challenger ?? (state.status === 'default' ? state.incumbent : 'the challenger'),
    incumbent: during?.incumbent ?? state.previous ?? AT_FIRST.incumbent,
    events: [first, ...events.slice(1)],
    last,
    looks: events.filter((event): event is Looked => event.look !== undefined),
    stages: stagesOf(events, state),
    from: during?.begun ?? first.at,
    to: last.at,
  };
}

/** The share at which it was when it was settled; undefined while it is on its way. */
export function lastShare({ events, state }: Pick<Story, 'events' | 'state'>): number | undefined {
  if (state.status === 'running') return undefined;
  return events.findLast((event) => event.state.status === 'running')?.state.stage;
}

function stagesOf(events: readonly RolloutEvent[], state: RolloutState): readonly StageShown[] {
  const running = events.filter((event) => event.state.status === 'running').map((event) => event.state);
  const begun = new Map(running.map(({ stage, since }) => [stage, since]));
  const here = state.status === 'running' ? state.stage : running.at(-1)?.stage;
  const settled = events.find((event, index) => index > 0 && event.state.status !== 'running');
  // A default that was taken back had served everybody before.
  const became = events.some(({ action }) => action === 'make-default');
  return state.stages.map((share, index) => {
    const from = begun.get(share);
    const to = begun.get(state.stages[index + 1] ?? 0) ?? (share === here ? settled?.at : undefined);
    return {
      share,
      place: placeOf(share, here, state, became),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
  });
}

function placeOf(
  share: number,
  here: number | undefined,
  { status }: RolloutState,
  became: boolean,
): StageShown['place'] {
  if (here === undefined || share > here) return 'ahead';
  if (share < here) return 'done';
  if (status === 'running') return 'here';
  return status === 'rolled-back' && !became ? 'ended' : 'done';
}
