/** Replies that open a longer utterance: "yes, but something faster", "no, I said the eighties". */
import type { Act } from '../../../policy/meaning.ts';
import type { Utterance } from './normalise.ts';
import { Phrases } from './phrases.ts';
import { reply } from './replies.ts';

const YES = new Phrases<true>().add(
  'yes, yeah, yep, yup, yes please, sure, absolutely, of course, definitely, that is right, right, correct, exactly',
  true,
);
const NO = new Phrases<true>().add(
  'no, nope, nah, no no, no thanks, no thank you, not that, not that one, not this one, that is wrong',
  true,
);
/** What follows a "no" that answers. Before anything else "no" is part of the request ("no rap"). */
const AFTER_NO = new Set([
  'i',
  'it',
  'make',
  'play',
  'not',
  'something',
  'give',
  'let',
  'how',
  'what',
  'that',
  'the',
  'actually',
  'please',
  'maybe',
  'try',
  'another',
  'next',
  'no',
  'but',
  'can',
  'could',
  'find',
  'put',
  'anything',
  'a',
  'we',
  'just',
  'too',
  'wait',
  'sorry',
  'from',
  'who',
  'is',
]);
/** Replies that may stand in a clause of their own before the rest; others ("again", "what") say too little there. */
const CLAUSES = new Set(['affirm', 'deny', 'dont-care', 'alternatives']);

export interface Opening {
  readonly acts: readonly Act[];
  readonly rest: Utterance;
}

export function opening(utterance: Utterance): Opening {
  const { words } = utterance;
  const acts: Act[] = [];
  let from = 0;
  for (;;) {
    const found = nextReply(words.slice(from));
    if (!found) break;
    if (!acts.some(({ act }) => act === found.act.act)) acts.push(found.act);
    from += found.length;
  }
  return { acts, rest: { words: words.slice(from), sources: utterance.sources } };
}

function nextReply(words: Utterance['words']): { act: Act; length: number } | undefined {
  const pause = words.findIndex((word) => word.pause) + 1;
  if (pause > 0 && pause < words.length) {
    const act = reply(words.slice(0, pause));
    if (act && CLAUSES.has(act.act)) return { act, length: pause };
  }
  const yes = YES.longest(words, 0);
  if (yes && yes.to < words.length) return { act: { act: 'affirm' }, length: yes.to };
  const no = NO.longest(words, 0);
  if (
    no &&
    no.to < words.length &&
    (no.to > 1 ||
      AFTER_NO.has(words[no.to]!.text) ||
      (words[no.to]!.text === 'more' && words[no.to + 1]?.text === 'like'))
  ) {
    return { act: { act: 'deny' }, length: no.to };
  }
  return undefined;
}
