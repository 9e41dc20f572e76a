/**
 * Words → acts. A clause of nothing but reply words is a reply; everything else is covered by readings (values,
 * names, verbs, filler), the best cover is interpreted, and what music cannot explain is out of domain.
 */
import type { Act, MeaningRepresentation } from '../../../policy/meaning.ts';
import type { PendingPrompt } from '../prompt.ts';
import { choice } from './contextual.ts';
import { cover } from './cover.ts';
import { demote } from './demote.ts';
import { reach } from './domain.ts';
import { interpret } from './interpret.ts';
import { lexicalReadings } from './lexical.ts';
import type { Lexicon } from './lexicon.ts';
import { mentions, misheard } from './mentions.ts';
import { normalise, type Utterance } from './normalise.ts';
import { opening } from './opening.ts';
import { question } from './questions.ts';
import type { Reading } from './readings.ts';
import { reply, withoutCourtesy } from './replies.ts';

/** What opens a question: "what am I listening to right now" is one, though it ends in "right".  */
const ASKING = new Set(['who', 'what', 'which', 'when', 'whose', 'how', 'whom']);

const OUT_OF_DOMAIN: readonly Act[] = [{ act: 'out-of-domain' }];

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
  if (utterance.words.length === 0) return { acts: OUT_OF_DOMAIN, confidence: text.trim() ? 0.8 : 0.5 };
  const direct = choice(utterance.words, pending) ?? directReply(utterance);
  if (direct) return { acts: direct, confidence: 0.95 };
  const { acts: replies, rest } = opening(utterance);
  if (rest.words.length === 0) return { acts: replies, confidence: 0.95 };
  const content = requested(rest, pending, lexicon);
  if (replies.length === 0)
    return isOutOfDomain(content) && corrects(rest.words)
      ? { acts: [{ act: 'deny' }], confidence: 0.6 }
      : content;
  const acts = content.acts.filter(({ act }) => act !== 'out-of-domain');
  return { acts: [...replies, ...acts], confidence: acts.length > 0 ? content.confidence : 0.6 };
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

function directReply({ words }: Utterance): readonly Act[] | undefined {
  const asks = ASKING.has(words[0]!.text);
  const act = (asks ? question(words) : undefined) ?? reply(words) ?? question(words);
  return act && [act];
}

function requested(
  utterance: Utterance,
  pending: PendingPrompt | undefined,
  lexicon: Lexicon,
): MeaningRepresentation {
  const { words } = utterance;
  const covered = bestCover(utterance, pending !== undefined, lexicon);
  const { explained, anchored, requests, inDomain } = reach(words, covered);
  if (!inDomain) return { acts: OUT_OF_DOMAIN, confidence: 1 - explained / 2 };
  const acts = interpret(words, covered);
  if (acts.length === 0 && explained < 1 && !requests)
    return { acts: OUT_OF_DOMAIN, confidence: 1 - explained / 2 };
  if (acts.length === 0) return { acts, confidence: explained === 1 && anchored ? 0.9 : 0.3 * explained };
  return { acts, confidence: explained * doubtfulName(covered) };
}

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
