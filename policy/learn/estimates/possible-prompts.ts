/** In every drawn decision, the kinds of prompts that could have been asked, and what asking one weighs. */
import type { Dataset } from '../dataset.ts';

export interface Possible {
  readonly row: number;
  readonly conversation: number;
  /** 1 / the probability with which this kind was to be asked, where it was; 0 where another was. */
  readonly weight: number;
}

/**
 * @param kinds what each form of a prompt counts as, by the form's number.
 * @param use told of each kind once a decision; conversations stand together.
 */
export function eachPossible<Kind>(
  { decisions, order }: Pick<Dataset, 'decisions' | 'order'>,
  kinds: readonly Kind[],
  use: (kind: Kind, of: Possible) => void,
): void {
  const { first, form, probability, chosen, conversation, exploring } = decisions;
  const shares = new Map<Kind, number>();
  for (const row of order) {
    if (exploring[row] !== 1) continue;
    shares.clear();
    const [from, to] = [first[row]!, first[row + 1]!];
    for (let place = from; place < to; place++) {
      const kind = kinds[form[place]!]!;
      shares.set(kind, (shares.get(kind) ?? 0) + probability[place]!);
    }
    const asked = kinds[form[from + chosen[row]!]!]!;
    // A candidate of no probability was never to be asked.
    for (const [kind, share] of shares)
      if (share > 0)
        use(kind, { row, conversation: conversation[row]!, weight: kind === asked ? 1 / share : 0 });
  }
}
