/**
 * CPCD: people made playlists by talking and rated what they were shown. Those who liked more of it should say the next
 * thing more warmly. They mostly say what they want next, so no reading can come near 1; it is the order that tells.
 */
import { HALVES, halfOf, read } from '../understanding/data.ts';
import { correlation, ranks } from './order.ts';
import { READERS } from './readers.ts';

interface Conversation {
  readonly turns: readonly {
    readonly user_query: string;
    readonly liked_results: readonly string[];
    readonly disliked_results: readonly string[];
  }[];
}

export function measureRatings(): void {
  const replies = read<Conversation>('cpcd-conversations.jsonl.gz').flatMap(({ turns }) =>
    turns.slice(1).flatMap(({ user_query: text }, i) => {
      const liked = turns[i]!.liked_results.length;
      const of = liked + turns[i]!.disliked_results.length;
      return of === 0 ? [] : [{ text, share: liked / of }];
    }),
  );
  const halves = HALVES.map((half) => [half, replies.filter(({ text }) => halfOf(text) === half)] as const);
  console.log(
    'share of shown songs liked, and the reply (CPCD), rho'.padEnd(56) +
      halves.map(([half, of]) => `${half} (${of.length})`.padStart(18)).join(''),
  );
  for (const { name, read } of READERS) {
    const cells = halves.map(([, of]) => {
      const rho = correlation(ranks(of.map(({ share }) => share)), ranks(of.map(({ text }) => read(text))));
      return rho.toFixed(3).padStart(18);
    });
    console.log(name.padEnd(56) + cells.join(''));
  }
  console.log();
}
