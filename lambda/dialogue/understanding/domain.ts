/** Is this about finding music at all? Decided by what share of the words music explains, and how sure a sign it is. */
import type { Word } from './normalise.ts';
import type { Reading } from './readings.ts';
import { set } from './words.ts';

export interface Reach {
  /** 0–1: explained share of the words that carry content. */
  readonly explained: number;
  /** The utterance says music ("songs", "play", "listen to"), not just a word that music uses too. */
  readonly anchored: boolean;
  /** It asks to hear something: "play", "songs by". */
  readonly requests: boolean;
  readonly inDomain: boolean;
}

/** "Something fast", "in the mood for": what is described is music, as nothing else was named. */
const DESCRIBED = set(
  'something, anything, some, stuff, mood, vibe, vibes, feeling, sounding, bit, very, really, pretty, more, rather, preferably, genre, feel, everything, kind',
);
const QUESTIONS = set('what, when, where, which, how, why, who, is, does, are, did, do');

export function reach(words: readonly Word[], covered: readonly Reading[]): Reach {
  let known = 0;
  let strange = 0;
  let sure = 0;
  let weak = 0;
  let valueWords = 0;
  let anchored = false;
  let hears = false;
  let foreign = false;
  let judges = false;
  let likened = false;
  for (const [i, { from, to, meaning }] of covered.entries()) {
    switch (meaning.kind) {
      case 'unknown':
        strange += to - from;
        break;
      case 'foreign':
        strange += 1.5 * (to - from);
        foreign = true;
        break;
      case 'noun':
        known += 1;
        anchored = true;
        break;
      case 'verb':
        if (meaning.verb === 'fetch') break;
        known += 1;
        anchored = hears = true;
        break;
      case 'value':
        known += meaning.weak ? 0.7 : 1;
        if (meaning.weak) weak += 1;
        else sure += 1;
        valueWords += to - from;
        break;
      case 'name':
        known += to - from;
        sure += 1;
        likened ||= covered[i - 1]?.meaning.kind === 'likeness';
        break;
      case 'polarity':
      case 'correction':
        judges = true;
        break;
      case 'critique':
      case 'likeness':
      case 'cue':
        known += 1;
        sure += 1;
        break;
      default:
    }
  }
  const explained = known === 0 ? 0 : known / (known + strange);
  const asks = QUESTIONS.has(words[0]?.text ?? '');
  // Words that are music's only among others need company: most of the utterance, or a description.
  const described = judges || valueWords * 2 >= words.length || words.some(({ text }) => DESCRIBED.has(text));
  const meant = sure > 0 || (weak > 0 && described && !asks);
  // "Play Xyzzy" is about music, though nobody here knows Xyzzy; "play chess" is not.
  const by = anchored && words.some(({ text }) => text === 'by');
  const requests = (hears && !asks) || by;
  // "Similar to Radiohead" is about music, however much else is said.
  const enough = (requests || likened) && !foreign ? 0 : anchored ? 0.5 : sure > 0 && !foreign ? 0.5 : 0.7;
  const inDomain =
    strange === 0 ? anchored || meant : explained >= enough && (anchored || likened || (meant && !asks));
  return { explained, anchored, requests, inDomain };
}
