/** Replies beside a request: "yes, but something faster", "no, I said the eighties", "sounds good. Who sings it?" */
import type { Act } from '../../../policy/meaning.ts';
import { correctionAt } from './corrections.ts';
import { directReply } from './direct.ts';
import type { Utterance, Word } from './normalise.ts';
import { Phrases } from './phrases.ts';
import { question } from './questions.ts';
import { reply } from './replies.ts';
import { sentences } from './sentences.ts';

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

/** "Okay, and which album is it on?" has not agreed to anything yet. */
const IDLE = new Set(['okay', 'alright', 'cool', 'well']);

export interface Opening {
  readonly acts: readonly Act[];
  readonly rest: Utterance;
}

function opening(words: Utterance['words']): { acts: readonly Act[]; length: number } {
  const acts: Act[] = [];
  let from = 0;
  for (;;) {
    const found = nextReply(words.slice(from));
    if (!found) break;
    acts.push(found.act);
    from += found.length;
  }
  return { acts, length: from };
}

/**
 * Replies and questions taken out wherever they stand: before anything else in their sentence, or as a sentence of
 * their own ("Great, thanks! Which album is it on?"). The rest is one request, however many sentences it takes.
 * @param tried the whole is known to be neither.
 */
export function withoutReplies(utterance: Utterance, tried: boolean): Opening {
  const acts: Act[] = [];
  const rest: Word[] = [];
  let start = 0;
  for (const sentence of sentences(utterance.words)) {
    const corrects = rest.length > 0 && correctionAt(utterance.words, start) !== undefined;
    start += sentence.length;
    // "Rock. No, wait. Jazz.": a correction needs what it corrects beside it.
    if (corrects) {
      rest.push(...sentence);
      continue;
    }
    const opened = opening(sentence);
    const remaining = sentence.slice(opened.length);
    const untried = !tried || remaining.length < utterance.words.length;
    const whole = untried && remaining.length > 0 ? directReply(remaining) : undefined;
    // "Find me some country. I love it.": what is judged is the wish, not what was asked.
    if (rest.length > 0 && (whole?.act === 'affirm' || whole?.act === 'deny')) continue;
    const idle = whole?.act === 'ask-about' && opened.length === 1 && IDLE.has(sentence[0]!.text);
    if (!idle) acts.push(...opened.acts);
    if (whole) acts.push(whole);
    else rest.push(...remaining);
  }
  return { acts: distinct(acts), rest: { words: rest, sources: utterance.sources } };
}

/** "Yes, play": a reply of another kind that opens with a yes is both. */
export function agrees(words: readonly Word[]): boolean {
  return YES.longest(words, 0) !== undefined;
}

/** Where a question about what plays starts behind something else ("that's right what genre is it"); 0 if none does. */
export function questionWithin(words: readonly Word[]): number {
  for (let at = 1; at < words.length; at += 1) {
    if (!OPENS_QUESTION.has(words[at]!.text)) continue;
    const found = question(words.slice(at));
    if (found?.act === 'ask-about' && found.attribute)
      return words[at - 1]!.text === 'and' && at > 1 ? at - 1 : at;
  }
  return 0;
}
const OPENS_QUESTION = new Set('what which who when whose how can could may was is did tell'.split(' '));

function distinct(acts: readonly Act[]): readonly Act[] {
  return acts.filter((act, i) => acts.findIndex((other) => other.act === act.act) === i);
}

function nextReply(words: Utterance['words']): { act: Act; length: number } | undefined {
  const asking = questionWithin(words);
  if (asking > 0) {
    const act = reply(words.slice(0, asking));
    if (act && CLAUSES.has(act.act)) return { act, length: asking };
  }
  const pause = words.findIndex((word) => word.pause) + 1;
  if (pause > 0 && pause < words.length) {
    const act = reply(words.slice(0, pause));
    if (act && CLAUSES.has(act.act) && words[0]!.text !== 'please') return { act, length: pause };
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
