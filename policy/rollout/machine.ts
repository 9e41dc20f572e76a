/** What a rollout does next: a function of how it stands, what the log says, and the time. */
import { between, harmShown, percent, prompts } from './guardrails.ts';
import type { StageRules } from './rules.ts';
import type { Action, RolloutState } from './state.ts';
import type { Tally } from './tally.ts';

export interface Next {
  readonly action: Exclude<Action, 'propose'>;
  /** One sentence each, with the figures: what made the decision, or what is waited for. */
  readonly reasons: readonly string[];
}

const HOUR = 3_600_000;

/**
 * Harm goes first, then patience, then progress. Every stage before the last is left when the challenger cannot be
 * worse by more than the stage's margin, which narrows as more people are served; the last of them only when it is
 * better. All of it is read from sequences that hold at every look, so looking hourly costs nothing.
 *
 * @param tally of this rollout's conversations.
 * @param now ISO 8601.
 */
export function nextOf(state: RolloutState, tally: Tally, now: string, rules: StageRules): Next {
  const harm = harmShown(tally, state.stage, rules);
  if (harm.length > 0) return { action: 'roll-back', reasons: harm };

  const last = state.stage === 100;
  const waits = [...patience(state, now, rules), ...(last ? [] : evidence(state, tally, rules))];
  if (waits.length === 0)
    return last
      ? { action: 'make-default', reasons: ['it served everybody, and no guardrail was hit'] }
      : { action: 'advance', reasons: [...found(state, tally, rules), 'no guardrail is hit'] };

  const days = (Date.parse(now) - Date.parse(state.since ?? now)) / (24 * HOUR);
  if (days >= rules.mostDays && !last)
    return {
      action: 'roll-back',
      reasons: [
        `after ${Math.floor(days)} days at ${state.stage} % it has not proved itself: ${waits[0]}`,
        ...waits.slice(1),
      ],
    };
  return { action: 'wait', reasons: waits };
}

function patience({ since }: RolloutState, now: string, rules: StageRules): readonly string[] {
  const hours = (Date.parse(now) - Date.parse(since ?? now)) / HOUR;
  if (hours >= rules.leastHours) return [];
  return [`this stage is ${hours.toFixed(1)} hours old, and lasts at least ${rules.leastHours}`];
}

/** What is still missing before the next stage. */
function evidence(state: RolloutState, tally: Tally, rules: StageRules): readonly string[] {
  const { listeners } = tally.look(state.stage, rules.harmAlpha).arms.challenger;
  if (listeners < rules.fewestListeners)
    return [
      `${listeners} listeners have met the challenger at this stage; ${rules.fewestListeners} are needed`,
    ];
  const { alpha, margin } = demandOf(state, rules);
  const success = tally.compare('success', alpha);
  if (!success) return ['too few listeners are in an arm to compare them'];
  const least = -margin * success.incumbent;
  if (success.lower > least) return [];
  return [
    `success ${between(success, percent)}: ${
      margin === 0
        ? 'it is not shown to be better'
        : `it could still be worse by more than ${percent(margin)} of the incumbent’s`
    } (${percent(1 - alpha)} sure is asked for)`,
  ];
}

function found(state: RolloutState, tally: Tally, rules: StageRules): readonly string[] {
  const { alpha } = demandOf(state, rules);
  const [success, turns] = [tally.compare('success', alpha), tally.compare('turns', alpha)];
  return [
    ...(success ? [`success ${between(success, percent)}`] : []),
    ...(turns ? [`turns ${between(turns, prompts)}`] : []),
  ];
}

/**
 * What a stage asks for. Whoever comes before everybody has to be better, however its stages are called; of stages of
 * one's own the earlier ones get the margins from the front.
 */
function demandOf({ stages, stage }: RolloutState, rules: StageRules): { alpha: number; margin: number } {
  const place = stages.indexOf(stage);
  const deciding = stages[place + 1] === 100 || place === stages.length - 1;
  if (deciding) return { alpha: rules.promoteAlpha, margin: 0 };
  return { alpha: rules.advanceAlpha, margin: rules.margins[place] ?? rules.margins.at(-2) ?? 0 };
}
