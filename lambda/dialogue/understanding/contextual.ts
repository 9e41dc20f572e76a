/** Answers that mean something only beside what was asked: "the first one", "both", "neither". */
import { type Act, type AttributeValue, eraFromKey } from '../../../policy/meaning.ts';
import type { Attribute } from '../../../policy/vocabulary.ts';
import type { PendingPrompt } from '../prompt.ts';
import type { Word } from './normalise.ts';
import { Phrases, phrasesOf } from './phrases.ts';
import { COURTESY } from './words.ts';

type Choice = 'first' | 'second' | 'both' | 'neither';

const CHOICES = phrasesOf<Choice>({
  first: `
      first, first one, former, former one, option one, number one, one, option a, first option,
      first choice, 1st, first thing you said, left one
    `,
  second: `
      second, second one, latter, latter one, option two, number two, two, option b, second option,
      second choice, 2nd, other one, last one, other, last, last thing you said, second thing you said,
      right one
    `,
  both: `
    both, both of them, both of those, both please, either, either one, either of them, either of those,
    either is fine, both are fine, both sound good, either one is fine, either way
  `,
  neither: `
      neither, neither of them, neither of those, neither one, none, none of them, none of those,
      none of these, none of the above, not either, neither of these, nor
    `,
});
const PADDING = new Phrases<true>().add(
  `
    the, that, i, would, like, want, go, will, with, let, us, take, have, prefer, choose, pick, think,
    say, said, meant, mean, sounds, sound, good, great, nice, better, works, is, one, to, of,
    definitely, yes, yeah, no, am, do, not, play, give, me, be, fine, for, it, please, my, choice, try,
    hear, it is, you, really, listen, two, out, option, those, them, can, get, could, are, okay, sure,
    well, going, suits, me, you mentioned, you said
  `,
  true,
);
const TWO_SIDED = new Set(['either-or', 'suggest', 'artist']);

export function choice(
  words: readonly Word[],
  pending: PendingPrompt | undefined,
): readonly Act[] | undefined {
  if (!pending || !TWO_SIDED.has(pending.kind)) return undefined;
  const chosen = new Set<Choice>();
  for (let at = 0; at < words.length; ) {
    const found = CHOICES.longest(words, at);
    const padding = PADDING.longest(words, at) ?? COURTESY.longest(words, at);
    // "One" and "other" pad more often than they choose: the longer phrase wins, then the choice.
    if (found && found.to >= (padding?.to ?? 0) && !(words[at]!.text === 'one' && words.length > 1)) {
      chosen.add(found.meaning);
      at = found.to;
    } else if (padding) at = padding.to;
    else return undefined;
  }
  const informs = (keys: readonly string[]) =>
    keys.map((key) => informOf(pending.attribute ?? 'artist', key)).filter((act) => act !== undefined);
  if (chosen.has('neither')) return [{ act: 'deny' }];
  if (chosen.has('both')) {
    // Two ends of one scale cannot both be wanted; two suggestions can.
    return pending.kind === 'either-or' ? [dontCare(pending.attribute)] : informs(pending.values);
  }
  if (chosen.size !== 1) return undefined;
  const key = pending.values[chosen.has('first') ? 0 : 1];
  return key === undefined ? undefined : informs([key]);
}

function informOf(attribute: Attribute, key: string): Act | undefined {
  const value: AttributeValue | undefined = attribute === 'era' ? eraFromKey(key) : key;
  return value === undefined ? undefined : { act: 'inform', attribute, value, polarity: 'like' };
}

function dontCare(attribute: Attribute | undefined): Act {
  return attribute ? { act: 'dont-care', attribute } : { act: 'dont-care' };
}
