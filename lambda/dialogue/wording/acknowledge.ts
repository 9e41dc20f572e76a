/** What is said before the next prompt: that the customer was heard, that we are sorry, and what had to be set aside. */
import { type Act, type MeaningRepresentation, says, valueKey } from '../../../policy/meaning.ts';
import type { Polarity } from '../../../policy/vocabulary.ts';
import type { Constraint } from '../../catalog/constraint.ts';
import type { PendingPrompt } from '../prompt.ts';
import { type Segment, say, sayIn } from '../reply.ts';
import { APOLOGETIC, CHEERFUL, type Conduct } from '../tone.ts';
import { listed, spokenExclusion, spokenValue, spokenWishes } from './spoken.ts';
import { isWordedIn, type PhraseKey, type Wording } from './wording.ts';
import words from './words.en.json' with { type: 'json' };

/** Acts without a value, the most telling first, and their phrase. */
const PLAIN: readonly (readonly [Act['act'], PhraseKey])[] = [
  ['start-over', 'ack.start-over'],
  ['back', 'ack.back'],
  ['play', 'ack.play'],
  ['more-like', 'ack.more-like'],
  ['affirm', 'ack.yes'],
  ['deny', 'ack.no'],
  ['alternatives', 'ack.alternatives'],
  ['dont-care', 'ack.dont-care'],
];

/** Prompts that propose music rather than ask about it. */
const PROPOSALS: ReadonlySet<PendingPrompt['kind']> = new Set(['suggest', 'artist', 'sample', 'offer']);

/** @param pending the prompt that was answered: "no" to a piece of music is not "no" to a question. */
export function acknowledge(
  meaning: MeaningRepresentation,
  pending: PendingPrompt | undefined,
  wording: Wording,
  conduct: Conduct,
): readonly Segment[] {
  const { acts, sentiment = 0 } = meaning;
  if (says(acts, 'out-of-domain'))
    return conduct.mayApologise
      ? sayIn(APOLOGETIC, wording.say('misheard'))
      : say(wording.say('misheard.again'));
  const echoed = echoes(acts);
  const plain = echoed.length > 0 ? [] : plainly(acts, pending, conduct);
  const wrong = sentiment < 0 || plain.some(({ key }) => key === 'ack.not-that');
  if (wrong && conduct.tone === 'sorry' && conduct.mayApologise)
    return [
      ...sayIn(APOLOGETIC, wording.say('apology')),
      ...say(...echoed.map(({ key, slots }) => wording.say(key, slots))),
    ];
  const said = [...echoed, ...plain].slice(0, 2);
  const cheers = conduct.mayCheer && said.some(({ key }) => isWordedIn(key, 'bright'));
  // Bright words are for a cheer; where none is due, what is said is said plainly.
  const tone = conduct.tone === 'bright' && !cheers ? 'plain' : conduct.tone;
  return sayIn(cheers ? CHEERFUL : undefined, ...said.map(({ key, slots }) => wording.say(key, slots, tone)));
}

interface Said {
  readonly key: PhraseKey;
  readonly slots: Readonly<Record<string, string>>;
}

/** What was wished for, in our words: how the customer knows that they were understood. */
function echoes(acts: readonly Act[]): readonly Said[] {
  const likes = wishes(acts, 'like');
  const dislikes = wishes(acts, 'dislike');
  const changes = acts.flatMap((act) =>
    act.act === 'critique' ? [words.critiques[act.axis][act.direction]] : [],
  );
  return [
    ...(likes.length > 0 ? [{ key: 'ack.like', slots: { what: spokenWishes(likes) } } as const] : []),
    ...(changes.length > 0
      ? [{ key: 'ack.critique', slots: { what: listed(changes, 'and') } } as const]
      : []),
    ...(dislikes.length > 0
      ? [{ key: 'ack.dislike', slots: { what: listed(dislikes.map(spokenExclusion), 'and') } } as const]
      : []),
  ];
}

/** Who is in a hurry hears that music is on its way, and is spared every other "okay". */
function plainly(
  acts: readonly Act[],
  pending: PendingPrompt | undefined,
  { tone }: Conduct,
): readonly Said[] {
  const found = PLAIN.find(([name]) => says(acts, name));
  if (!found || (tone === 'brief' && found[0] !== 'play')) return [];
  const declined = found[0] === 'deny' && pending && PROPOSALS.has(pending.kind);
  return [{ key: declined ? 'ack.not-that' : found[1], slots: {} }];
}

function wishes(acts: readonly Act[], polarity: Polarity): readonly Constraint[] {
  return acts.flatMap((act) =>
    act.act === 'inform' && act.polarity === polarity
      ? [{ attribute: act.attribute, value: valueKey(act.value), polarity: 'like' as const }]
      : [],
  );
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
