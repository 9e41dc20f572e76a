/** The steps a rollout can take, each a function from how things stood to how they stand. */
import { type Action, type PolicyName, type RolloutState, STAGES } from './state.ts';

/** A step that cannot be taken from where things stand; one line. */
export class RolloutError extends Error {
  override readonly name = 'RolloutError';
}

/**
 * @param number of the event: it names the rollout, so that a policy that is proposed twice is tried by other listeners.
 * @throws RolloutError
 */
export function proposed(
  state: RolloutState,
  challenger: PolicyName,
  number: number,
  at: string,
  stages: readonly number[] = STAGES,
): RolloutState {
  if (state.status === 'running')
    throw new RolloutError(`${state.challenger} is on its way (${state.stage} %): one challenger at a time`);
  if (challenger === state.incumbent) throw new RolloutError(`${challenger} is the incumbent already`);
  const rises = stages.every(
    (stage, index) => Number.isInteger(stage) && stage > (stages[index - 1] ?? 0) && stage <= 100,
  );
  if (stages.length < 2 || !rises || stages.at(-1) !== 100)
    throw new RolloutError('stages are rising whole percentages, at least two, and the last is 100');
  return {
    ...kept(state),
    challenger,
    rollout: `${challenger}#${number}`,
    stages,
    stage: stages[0]!,
    status: 'running',
    begun: at,
    since: at,
  };
}

/** @throws RolloutError when no rollout is on its way, or none that could be taken back. */
export function moved(state: RolloutState, action: Exclude<Action, 'propose'>, at: string): RolloutState {
  if (action === 'roll-back') return takenBack(state);
  if (state.status !== 'running') throw new RolloutError('no rollout is on its way');
  switch (action) {
    case 'wait':
      return state;
    case 'advance': {
      const next = state.stages[state.stages.indexOf(state.stage) + 1];
      if (next === undefined) throw new RolloutError('the challenger serves everybody already');
      return { ...state, stage: next, since: at };
    }
    case 'make-default':
      return {
        ...settled(state),
        incumbent: state.challenger!,
        previous: state.incumbent,
        status: 'default',
      };
  }
}

/**
 * Of a challenger on its way, or of the default it has just become. Nothing further back: a second operator who asks for
 * the same rollback must not take back another policy with it.
 */
function takenBack(state: RolloutState): RolloutState {
  if (state.status === 'running') return { ...settled(state), status: 'rolled-back' };
  if (state.status !== 'default' || state.previous === undefined)
    throw new RolloutError(
      'there is nothing to take back: no rollout is on its way, and the last step was no new default',
    );
  const { previous, ...rest } = settled(state);
  return { ...rest, incumbent: previous!, status: 'rolled-back' };
}

function settled(state: RolloutState): RolloutState {
  return { ...kept(state), stages: state.stages, stage: 0, status: state.status };
}

function kept({ incumbent, previous }: RolloutState) {
  return { incumbent, ...(previous === undefined ? {} : { previous }) };
}
