/** From a covered utterance to acts: one walk, left to right, that remembers what was negated, likened and taken back. */
import { type Act, type AttributeValue, valueKey } from '../../../policy/meaning.ts';
import type { Attribute, Polarity } from '../../../policy/vocabulary.ts';
import { mended, takesBack } from './corrections.ts';
import type { NameMatch } from './lexicon.ts';
import type { Word } from './normalise.ts';
import type { Reading, Undo } from './readings.ts';

export function interpret(words: readonly Word[], covered: readonly Reading[]): readonly Act[] {
  let acts: readonly Act[] = [];
  let polarity: Polarity = 'like';
  /** Something was valued since the polarity changed: another "play" or a pause then ends its reach. */
  let spent = false;
  let likening = false;
  /** "Not", as against "no", "without" and the like: what it turns down stands against something else. */
  let contrasting = false;
  let correction: { readonly undo: Undo; before: number } | undefined;
  const say = (act: Act) => {
    if (correction) {
      const kept = mended(acts, correction.before, correction.undo, act);
      correction.before -= acts.length - kept.length;
      acts = kept;
    }
    acts = [...acts, act];
  };
  const takeBack = (undo: Undo) => {
    correction = { undo, before: acts.length };
    polarity = 'like';
    spent = false;
  };
  for (const [i, { from, to, meaning }] of covered.entries()) {
    switch (meaning.kind) {
      case 'polarity':
        // "Songs like Don't Stop": what follows a likeness is a name, not a refusal.
        if (likening && meaning.polarity === 'dislike' && !words[from]!.text.startsWith('but')) break;
        if (takesBack(words, from, covered[i + 1], acts)) {
          takeBack('all');
          break;
        }
        polarity = meaning.polarity;
        contrasting = to === from + 1 && words[from]!.text === 'not';
        spent = false;
        likening = false;
        break;
      case 'verb':
        if (spent && meaning.verb === 'hear') polarity = 'like';
        break;
      case 'value':
        say({ act: 'inform', attribute: meaning.attribute, value: meaning.value, polarity });
        spent = true;
        likening = false;
        break;
      case 'critique':
        say(meaning.act);
        break;
      case 'correction':
        takeBack(meaning.undo);
        break;
      case 'name':
        say(
          likening
            ? likeness(meaning.match)
            : { act: 'inform', attribute: meaning.match.kind, value: meaning.match.name, polarity },
        );
        spent = true;
        break;
      case 'likeness':
        if (meaning.complete) say({ act: 'more-like' });
        else likening = true;
        break;
      case 'cue':
        // "Don't play that" turns it down.
        say(polarity === 'dislike' && meaning.act.act === 'play' ? { act: 'deny' } : meaning.act);
        break;
      default:
    }
    if (words[to - 1]!.end) polarity = 'like';
    if (spent && words[to - 1]!.pause && !listed(words, covered, i, contrasting)) polarity = 'like';
  }
  return distinct(acts);
}

/** "No rap, country or pop": the comma lists. "Not rock, jazz": it does not, for want of an "or". */
function listed(
  words: readonly Word[],
  covered: readonly Reading[],
  at: number,
  contrasting: boolean,
): boolean {
  const next = covered[at + 1];
  if (next?.meaning.kind !== 'value' && next?.meaning.kind !== 'name') return false;
  return (
    !contrasting || words.slice(next.to).some(({ text }) => text === 'or' || text === 'and' || text === 'nor')
  );
}

function likeness({ kind, name }: NameMatch): Act {
  if (kind === 'artist') return { act: 'more-like', artist: name };
  return kind === 'track' ? { act: 'more-like', track: name } : { act: 'more-like' };
}

/** Said twice is meant once; said both ways, the last way is meant. */
export function distinct(acts: readonly Act[]): readonly Act[] {
  const kept = new Map<string, Act>();
  for (const act of acts) {
    const key = act.act === 'inform' ? informKey(act.attribute, act.value) : JSON.stringify(act);
    kept.delete(key);
    kept.set(key, act);
  }
  return [...kept.values()];
}

export function informKey(attribute: Attribute, value: AttributeValue): string {
  return `inform ${attribute} ${valueKey(value)}`;
}
