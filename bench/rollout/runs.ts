/** One simulated rollout, looked at every day until it ends. */
import { nextOf } from '../../policy/rollout/machine.ts';
import { DEFAULT_RULES, type StageRules } from '../../policy/rollout/rules.ts';
import { AT_FIRST } from '../../policy/rollout/state.ts';
import { Tally } from '../../policy/rollout/tally.ts';
import { moved, proposed } from '../../policy/rollout/transitions.ts';
import { type Challenger, Population, type Shape } from './population.ts';

export interface Run {
  readonly ended: 'default' | 'rolled-back';
  readonly reason: string;
  readonly days: number;
  /** Highest percent of listeners it reached. */
  readonly reached: number;
  /** Of all conversations while it was on its way, those the challenger had. */
  readonly seen: number;
}

const FIRST_DAY = Date.parse('2026-01-05T00:00:00Z');

export function runOf(
  seed: number,
  challenger: Challenger,
  shape: Shape,
  rules: StageRules = DEFAULT_RULES,
): Run {
  const population = new Population(seed, challenger, shape);
  const tally = new Tally();
  for (const served of population.before()) tally.addBefore(served);
  let state = proposed(AT_FIRST, `trees-${seed}`, seed, dayAt(0));
  const counts = { all: 0, challenger: 0 };
  let reached = state.stage;
  for (let day = 0; ; day++) {
    for (const served of population.day(day, state)) {
      tally.add(served);
      counts.all += 1;
      counts.challenger += Number(served.arm === 'challenger');
    }
    const now = dayAt(day + 1);
    const { action, reasons } = nextOf(state, tally, now, rules);
    state = moved(state, action, now);
    reached = Math.max(reached, state.stage);
    if (state.status === 'default' || state.status === 'rolled-back')
      return {
        ended: state.status,
        reason: reasons[0]!,
        days: day + 1,
        reached,
        seen: counts.challenger / counts.all,
      };
  }
}

function dayAt(day: number): string {
  return new Date(FIRST_DAY + day * 86_400_000).toISOString();
}
