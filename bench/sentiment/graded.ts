/**
 * Replies graded −3 to 3 by hand. Of both lists every second reply is held out. That of `graded-replies.json` flatters:
 * whoever wrote the lexicon had written both halves before. `late-replies.json` was written when the lexicon was
 * finished; only mistakes of its seen half were looked at and mended since. All have one author.
 */
import graded from './graded-replies.json' with { type: 'json' };
import late from './late-replies.json' with { type: 'json' };
import { agreement } from './order.ts';
import { READERS } from './readers.ts';

interface Graded {
  readonly text: string;
  readonly grade: number;
}

const isSeen = (_: Graded, i: number) => i % 2 === 0;
const isHeldOut = (_: Graded, i: number) => i % 2 === 1;
const LISTS: readonly (readonly [name: string, replies: readonly Graded[]])[] = [
  ['seen', [...graded.filter(isSeen), ...late.filter(isSeen)]],
  ['held-out', graded.filter(isHeldOut)],
  ['late, held-out', late.filter(isHeldOut)],
];

export function measureGraded(): void {
  const heading = LISTS.map(([name, { length }]) => `${name} (${length})`.padStart(27)).join('');
  console.log(`graded replies${' '.repeat(10)}${heading}`);
  console.log(
    ' '.repeat(24) + LISTS.map(() => `${'pairs'.padStart(9)}   tau-b     rho`.padStart(27)).join(''),
  );
  for (const { name, read } of READERS) {
    const cells = LISTS.map(([, replies]) => {
      const { pairs, kendall, spearman } = agreement(
        replies.map(({ grade }) => grade),
        replies.map(({ text }) => read(text)),
      );
      return [pairs, kendall, spearman]
        .map((value) => value.toFixed(3).padStart(8))
        .join('')
        .padStart(27);
    });
    console.log(name.padEnd(24) + cells.join(''));
  }
  console.log('  pairs: share of pairs with different grades in the right order, a tie half right\n');
}
