/** What is said before the next prompt: that the customer was heard, and what had to be set aside. */
import { type Act, valueKey } from '../../../policy/meaning.ts';
import type { Polarity } from '../../../policy/vocabulary.ts';
import type { Constraint } from '../../catalog/constraint.ts';
import type { PendingPrompt } from '../prompt.ts';
import { listed, spokenExclusion, spokenValue, spokenWishes } from './spoken.ts';
import type { PhraseKey, Wording } from './wording.ts';

/** Acts without a value, the most telling first, and their phrase. */
const PLAIN: readonly (readonly [Act['act'], PhraseKey])[] = [
  ['start-over', 'ack.start-over'],
  ['back', 'ack.back'],
  ['more-like', 'ack.more-like'],
  ['affirm', 'ack.yes'],
  ['deny', 'ack.no'],
  ['alternatives', 'ack.alternatives'],
  ['dont-care', 'ack.dont-care'],
  ['out-of-domain', 'ack.elsewhere'],
];

/** Prompts that propose music rather than ask about it. */
const PROPOSALS: ReadonlySet<PendingPrompt['kind']> = new Set(['suggest', 'artist', 'sample', 'offer']);

/** @param pending the prompt that was answered: "no" to a piece of music is not "no" to a question. */
export function acknowledge(
  acts: readonly Act[],
  pending: PendingPrompt | undefined,
  wording: Wording,
): string {
  const said = [
    wishes(acts, 'like', wording),
    critiques(acts, wording),
    wishes(acts, 'dislike', wording),
  ].filter(Boolean);
  if (said.length > 0) return said.slice(0, 2).join(' ');
  const plain = PLAIN.find(([name]) => acts.some((act) => act.act === name));
  if (!plain) return '';
  const declined = plain[0] === 'deny' && pending && PROPOSALS.has(pending.kind);
  return wording.say(declined ? 'ack.not-that' : plain[1]);
}

/** What nothing was found for, in the customer's terms. */
export function setAside(relaxed: readonly Constraint[], wording: Wording): string {
  const likes = relaxed.filter((wish) => wish.polarity === 'like');
  if (likes.length === 0) return '';
  const what = listed(
    likes.map((wish) => spokenValue(wish.attribute, wish.value)),
    'and',
  );
  return wording.say('relaxed', { what });
}

function wishes(acts: readonly Act[], polarity: Polarity, wording: Wording): string {
  const constraints = acts.flatMap((act) =>
    act.act === 'inform' && act.polarity === polarity
      ? [{ attribute: act.attribute, value: valueKey(act.value), polarity: 'like' as const }]
      : [],
  );
  if (constraints.length === 0) return '';
  if (polarity === 'like') return wording.say('ack.like', { what: spokenWishes(constraints) });
  return wording.say('ack.dislike', { what: listed(constraints.map(spokenExclusion), 'and') });
}

const CRITIQUE_WORDS: Readonly<
  Record<Extract<Act, { act: 'critique' }>['axis'], readonly [more: string, less: string]>
> = {
  energy: ['more energy', 'something calmer'],
  tempo: ['something faster', 'something slower'],
  acousticness: ['more acoustic', 'more electric'],
  popularity: ['something better known', 'something less known'],
  era: ['something newer', 'something older'],
  happiness: ['something happier', 'something sadder'],
};

function critiques(acts: readonly Act[], wording: Wording): string {
  const words = acts.flatMap((act) =>
    act.act === 'critique' ? [CRITIQUE_WORDS[act.axis][act.direction === 'more' ? 0 : 1]] : [],
  );
  return words.length === 0 ? '' : wording.say('ack.critique', { what: listed(words, 'and') });
}
