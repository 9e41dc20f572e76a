/**
 * Words → acts. A clause of nothing but reply words is a reply; everything else is covered by readings (values,
 * names, verbs, filler), the best cover is interpreted, and what music cannot explain is out of domain.
 */
import type { Act, MeaningRepresentation } from '../../../policy/meaning.ts';
import type { PendingPrompt } from '../prompt.ts';
import { wantsAnything } from './anything.ts';
import { choice } from './contextual.ts';
import { cover } from './cover.ts';
import { demote } from './demote.ts';
import { directReply } from './direct.ts';
import { reach } from './domain.ts';
import { FOREIGN } from './foreign.ts';
import { distinct, interpret } from './interpret.ts';
import { lexicalReadings } from './lexical.ts';
import type { Lexicon } from './lexicon.ts';
import { mentions, misheard } from './mentions.ts';
import { normalise, type Utterance, type Word } from './normalise.ts';
import { agrees, questionWithin, withoutReplies } from './opening.ts';
import type { Reading } from './readings.ts';
import { reply, withoutCourtesy } from './replies.ts';
import { sentences, split } from './sentences.ts';
import { COURTESY, FILING, GREETINGS } from './words.ts';

const OUT_OF_DOMAIN: readonly Act[] = [{ act: 'out-of-domain' }];

const POLITE = new Set(['thanks', 'thank', 'hello', 'hi', 'hey']);

/**
 * The meaning of what was said, given what was asked. Total: any text has one, within a bounded time (see
 * `normalise`). A request for music that says nothing about it ("play some music") is an empty list of acts with a
 * confidence of at least .9; an empty list with a low one asks for something nobody here knows ("play Xyzzy").
 */
export function understand(
  text: string,
  pending: PendingPrompt | undefined,
  lexicon: Lexicon,
): MeaningRepresentation {
  const utterance = normalise(text);
  const { words } = utterance;
  if (words.length === 0) return { acts: OUT_OF_DOMAIN, confidence: text.trim() ? 0.8 : 0.5 };
  if (isCourtesy(words)) return { acts: [], confidence: 0.9 };
  const chosen = choice(words, pending);
  if (chosen) return { acts: chosen, confidence: 0.95 };
  // As the first thing said it asks for music; as an answer it asks not to be asked.
  if (pending && wantsAnything(words))
    return { acts: [...besidePlay(words), { act: 'play' }], confidence: 0.95 };
  const single = questionWithin(words) === 0;
  const whole = single ? directReply(words) : undefined;
  if (whole)
    return {
      acts: whole.act === 'play' && agrees(words) ? [{ act: 'affirm' }, whole] : [whole],
      confidence: 0.95,
    };
  const { acts: replies, rest } = withoutReplies(utterance, single);
  if (rest.words.length === 0) return { acts: replies, confidence: 0.95 };
  const content = requested(rest, pending, lexicon);
  if (replies.length === 0)
    return isOutOfDomain(content) && corrects(rest.words)
      ? { acts: [{ act: 'deny' }], confidence: 0.6 }
      : content;
  return beside(replies, content);
}

/** "Surprise me" also says of what was asked that it does not matter; "no, just play something" turns it down. */
function besidePlay(words: readonly Word[]): readonly Act[] {
  if (words[0]!.text === 'no') return [{ act: 'deny' }];
  const said = reply(words);
  return said?.act === 'dont-care' ? [said] : [];
}

/** Replies and what was asked for beside them. "Stop, play jazz" does not want to stop. */
function beside(replies: readonly Act[], content: MeaningRepresentation): MeaningRepresentation {
  const acts = content.acts.filter(({ act }) => act !== 'out-of-domain');
  if (acts.length === 0) return { acts: replies, confidence: 0.6 };
  return { acts: [...replies.filter(({ act }) => act !== 'stop'), ...acts], confidence: content.confidence };
}

/** "I said call Jack": whatever it was, we had it wrong. */
function corrects(words: Utterance['words']): boolean {
  const opening = withoutCourtesy(words)
    .slice(0, 2)
    .map(({ text }) => text)
    .join(' ');
  return ['i said', 'i asked', 'i meant', 'i told', 'i wanted'].includes(opening);
}

function isOutOfDomain({ acts }: MeaningRepresentation): boolean {
  return acts.some(({ act }) => act === 'out-of-domain');
}

/** All of it as one request; where that makes no sense, the sentences that do ("Dogman it is. Now find me a pop song"). */
function requested(
  utterance: Utterance,
  pending: PendingPrompt | undefined,
  lexicon: Lexicon,
): MeaningRepresentation {
  const whole = request(utterance, pending, lexicon);
  if (!isOutOfDomain(whole)) return whole;
  const parts = clauses(utterance.words);
  const sensible = parts
    .filter((words) => words.length < utterance.words.length)
    .map((words) => request({ words, sources: utterance.sources }, pending, lexicon))
    .filter((meaning) => !isOutOfDomain(meaning));
  if (sensible.length === 0) return whole;
  return {
    acts: distinct(sensible.flatMap(({ acts }) => acts)),
    confidence: Math.min(...sensible.map(({ confidence }) => confidence)),
  };
}

function request(
  utterance: Utterance,
  pending: PendingPrompt | undefined,
  lexicon: Lexicon,
): MeaningRepresentation {
  const { words } = utterance;
  const covered = bestCover(utterance, pending !== undefined, lexicon);
  const { explained, anchored, requests, inDomain } = reach(words, covered);
  if (!inDomain)
    return isCourtesy(words)
      ? { acts: [], confidence: 0.9 }
      : { acts: OUT_OF_DOMAIN, confidence: 1 - explained / 2 };
  const acts = askedAbout(words, interpret(words, covered));
  if (acts.length === 0 && explained < 1 && !requests)
    return { acts: OUT_OF_DOMAIN, confidence: 1 - explained / 2 };
  if (acts.length === 0) return { acts, confidence: explained === 1 && anchored ? 0.9 : 0.3 * explained };
  return { acts, confidence: explained * doubtfulName(covered) };
}

/** Sentences, or else what commas part, unless another skill's words say what it all is about. */
function clauses(words: readonly Word[]): readonly (readonly Word[])[] {
  const found = sentences(words);
  if (found.length > 1) return found;
  const foreign = FILING.has(words[0]!.text) || words.some(({ text }) => FOREIGN.has(text));
  return foreign ? found : split(words, ({ pause }) => pause).filter((clause) => clause.length > 1);
}

/** "Thank you very much" and "good evening" ask for nothing, and are no misunderstanding. */
function isCourtesy(words: readonly Word[]): boolean {
  const first = words[0]!.text;
  const greeted = first === 'good' && GREETINGS.longest(words, 0)?.to === words.length;
  return greeted || (POLITE.has(first) && COURTESY.longest(words, 0)?.to === words.length);
}

/** "Is it a rock song?", "was that from the eighties": a value guessed at asks about its attribute. */
function askedAbout(words: readonly Word[], acts: readonly Act[]): readonly Act[] {
  const [verb, pointer] = words;
  if (!GUESSES.has(verb!.text) || !POINTS.has(pointer?.text ?? '')) return acts;
  const guessed = acts.find((act) => act.act === 'inform');
  return guessed?.act === 'inform' && guessed.attribute !== 'artist'
    ? [{ act: 'ask-about', attribute: guessed.attribute }]
    : acts;
}
const GUESSES = new Set(['is', 'was', 'are', 'were', 'does']);
const POINTS = new Set(['it', 'this', 'that', 'these', 'they', 'those']);

function bestCover(utterance: Utterance, answering: boolean, lexicon: Lexicon): readonly Reading[] {
  const { words } = utterance;
  const lexical = lexicalReadings(words, lexicon.genres);
  const readings = [...lexical, ...mentions(utterance, lexical, lexicon.names, answering)];
  const first = demote(words, cover(words.length, readings));
  const heard = misheard(utterance, first, lexicon.names, answering);
  return heard.length === 0 ? first : demote(words, cover(words.length, [...readings, ...heard]));
}

/** The least similar name decides: one wrong name spoils the acts. */
function doubtfulName(covered: readonly Reading[]): number {
  return Math.min(
    1,
    ...covered.map(({ meaning }) => (meaning.kind === 'name' ? meaning.match.similarity : 1)),
  );
}
