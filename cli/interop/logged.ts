/** A logged decision with what came of it: what is exported, and what can be read back. */
import type { DecisionRecord } from '../../policy/record.ts';
import type { OutcomeName } from '../../policy/vocabulary.ts';

export interface LoggedDecision {
  readonly record: DecisionRecord;
  /** Whether the prompt was useful, as `policy/learn/usefulness.ts` labels it. */
  readonly useful: 0 | 1;
  readonly outcome: OutcomeName;
}
