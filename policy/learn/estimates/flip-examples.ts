/** Logged decisions in which a useful prompt would be taken away: what a rate means, for a person to judge. */
import type { Labelled } from '../examples.ts';
import type { Judged } from '../judge.ts';
import { keyAt, segmentsOf } from '../segments.ts';
import { situationOf } from './situation.ts';

export interface FlipExample {
  readonly conversation: string;
  readonly turn: number;
  /** What was known, in words. */
  readonly situation: readonly string[];
  /** Kind and attribute of the incumbent's prompt, which was asked and was useful. */
  readonly lost: string;
  /** Of the one that the challenger would have asked. */
  readonly given: string;
}

/** Enough to see a pattern, few enough to be read. */
const MOST = 3;

/**
 * By segment, those the model is surest to be losses, one a conversation. That the other prompt would *not* have been
 * useful is the model's guess: it was not asked.
 */
export function flipExamples(
  judged: Judged,
  { decisions, reward }: Labelled,
): ReadonlyMap<string, readonly FlipExample[]> {
  const { rows, challenger, incumbent, challengerValue, incumbentValue } = judged;
  const surely = (index: number) => incumbentValue[index]! * (1 - challengerValue[index]!);
  const places = [...rows.keys()]
    .filter((index) => {
      const row = rows[index]!;
      return (
        challenger[index] !== incumbent[index] &&
        decisions.chosen[row] === incumbent[index] &&
        reward[row]! === 1
      );
    })
    .sort((a, b) => surely(b) - surely(a) || a - b);
  const found = new Map<string, FlipExample[]>();
  for (const index of places) {
    const row = rows[index]!;
    const conversation = decisions.names.conversations[decisions.conversation[row]!]!;
    for (const segment of segmentsOf(decisions, row)) {
      const list = found.get(segment) ?? [];
      found.set(segment, list);
      if (list.length === MOST || list.some((each) => each.conversation === conversation)) continue;
      list.push({
        conversation,
        turn: decisions.turn[row]!,
        situation: situationOf(decisions, row),
        lost: keyAt(decisions, row, incumbent[index]!),
        given: keyAt(decisions, row, challenger[index]!),
      });
    }
  }
  return found;
}
