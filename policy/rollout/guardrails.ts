/** What takes a challenger back at once, whatever else it does well: a list of reasons, empty when all is in order. */
import { exceedsP } from './chance.ts';
import type { ArmCounts, Sequence } from './look.ts';
import type { StageRules } from './rules.ts';
import type { Tally } from './tally.ts';

export function harmShown(tally: Tally, stage: number, rules: StageRules): readonly string[] {
  const { arms, sampleRatio } = tally.look(stage, rules.harmAlpha);
  const [success, turns, abandonment] = (['success', 'turns', 'abandonment'] as const).map((metric) =>
    tally.compare(metric, rules.harmAlpha),
  );
  const reasons: (string | false | undefined)[] = [
    sampleRatio.pValue < rules.brokenAlpha &&
      `sample-ratio mismatch: ${percent(sampleRatio.seen)} of listeners were seen in the challenger’s arm where ${percent(sampleRatio.expected)} were assigned to it, now or at an earlier stage (p = ${sampleRatio.pValue.toPrecision(2)}): assignment or logging is broken, and nothing that is read of it can be believed`,
    ...brokenPlumbing(arms.challenger, rules),
    success && success.upper < 0 && `success is lower than the incumbent’s: ${between(success, percent)}`,
    turns &&
      turns.lower > rules.turns * turns.incumbent &&
      `conversations are longer than they may be: ${between(turns, prompts)} (at most ${percent(rules.turns)} more)`,
    abandonment &&
      abandonment.lower > rules.abandonment &&
      `more conversations are abandoned than may be: ${between(abandonment, percent)} (at most ${percent(rules.abandonment)} more)`,
  ];
  return reasons.filter((reason): reason is string => typeof reason === 'string');
}

function brokenPlumbing(counts: ArmCounts, rules: StageRules): readonly (string | false)[] {
  const { decisions, fallbacks, timed, slow, conversations, failed } = counts;
  const exceeded = (happened: number, times: number, allowed: number, what: string) =>
    exceedsP(happened, times, allowed) < rules.brokenAlpha &&
    `${percent(happened / times)} of the challenger’s ${what} (at most ${percent(allowed)})`;
  return [
    exceeded(fallbacks, decisions, rules.fallbacks, 'decisions were made without its model'),
    exceeded(slow, timed, rules.slow, 'answers took longer than a second'),
    exceeded(failed, conversations, rules.failures, 'conversations failed'),
  ];
}

type Words = (value: number) => string;

/** `38.1 % against 42.0 %, −6.1 to −1.7 % apart`. */
export function between({ challenger, incumbent, lower, upper }: Sequence, words: Words): string {
  return `${words(challenger)} against ${words(incumbent)}, the difference ${signed(lower, words)} to ${signed(upper, words)}`;
}

export const percent: Words = (share) => `${(100 * share).toFixed(1)} %`;
export const prompts: Words = (turns) => turns.toFixed(2);

function signed(value: number, words: Words): string {
  return `${value < 0 ? '−' : '+'}${words(Math.abs(value))}`;
}
