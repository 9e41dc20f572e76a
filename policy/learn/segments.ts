/** Kinds of situations a policy meets, by what is known in them: where support, wins and losses are looked at apart. */
import { COLUMN_NAMES, CONTEXT_WIDTH } from '../features.ts';
import { type Decisions, keyOfForm } from './decisions.ts';

const TURN = COLUMN_NAMES.indexOf('c.turn');
const KNOWN = COLUMN_NAMES.indexOf('c.known');
const FRUITLESS = COLUMN_NAMES.indexOf('c.fruitless');
const MISUNDERSTOOD = COLUMN_NAMES.indexOf('c.misunderstood');

/** Names of the segments a decision is in, one of each kind. Kinds overlap; within a kind, segments do not. */
export function segmentsOf(decisions: Decisions, row: number): readonly string[] {
  const at = (column: number) => decisions.contexts[row * CONTEXT_WIDTH + column]!;
  const turn = at(TURN);
  const known = at(KNOWN);
  return [
    turn === 1
      ? 'first prompt'
      : turn <= 3
        ? 'prompts 2–3'
        : turn <= 6
          ? 'prompts 4–6'
          : 'prompt 7 and later',
    known === 0
      ? 'nothing known'
      : known === 1
        ? 'one wish known'
        : known === 2
          ? 'two wishes known'
          : 'three and more wishes known',
    at(MISUNDERSTOOD) > 0
      ? 'after a misunderstanding'
      : at(FRUITLESS) > 0
        ? 'after a fruitless answer'
        : 'going well',
  ];
}

/** Kind and attribute of one candidate. */
export function keyAt(decisions: Decisions, row: number, candidate: number): string {
  return keyOfForm(decisions.names.forms[decisions.form[decisions.first[row]! + candidate]!]!);
}
