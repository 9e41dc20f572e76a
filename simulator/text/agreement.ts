/** Whether what was understood is what was said. */
import type { PendingPrompt } from '../../lambda/dialogue/prompt.ts';
import { type Act, valueKey } from '../../policy/meaning.ts';

/**
 * The same acts in any order. Two ways of saying one thing count as one: "I don't mind" about the attribute that was
 * asked about, with and without naming it, and naming the only value that was proposed instead of saying yes to it.
 */
export function agree(
  meant: readonly Act[],
  understood: readonly Act[],
  pending: PendingPrompt | undefined,
): boolean {
  const spell = (acts: readonly Act[]) => acts.map((act) => spelled(act, pending)).sort();
  return spell(meant).join('\n') === spell(understood).join('\n');
}

function spelled(act: Act, pending: PendingPrompt | undefined): string {
  switch (act.act) {
    case 'inform': {
      const proposed = pending?.attribute === act.attribute && pending.values.length === 1;
      const value = valueKey(act.value);
      if (proposed && act.polarity === 'like' && pending.values[0] === value) return 'affirm';
      return `inform ${act.attribute} ${act.polarity} ${value}`;
    }
    case 'dont-care':
      return `dont-care ${act.attribute ?? pending?.attribute ?? ''}`;
    case 'critique':
      return `critique ${act.axis} ${act.direction}`;
    case 'more-like':
      return `more-like ${act.artist ?? ''} ${act.track ?? ''}`;
    default:
      return act.act;
  }
}
