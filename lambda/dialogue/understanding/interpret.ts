/** From a covered utterance to acts: one walk, left to right, that remembers what was negated and what was likened. */
import { type Act, type AttributeValue, valueKey } from '../../../policy/meaning.ts';
import type { Attribute, Polarity } from '../../../policy/vocabulary.ts';
import type { NameMatch } from './lexicon.ts';
import type { Word } from './normalise.ts';
import type { Reading } from './readings.ts';

export function interpret(words: readonly Word[], covered: readonly Reading[]): readonly Act[] {
  const acts: Act[] = [];
  let polarity: Polarity = 'like';
  /** Something was valued since the polarity changed: another "play" or a pause then ends its reach. */
  let spent = false;
  let likening = false;
  for (const [i, { from, to, meaning }] of covered.entries()) {
    switch (meaning.kind) {
      case 'polarity':
        // "Songs like Don't Stop": what follows a likeness is a name, not a refusal.
        if (likening && meaning.polarity === 'dislike' && !words[from]!.text.startsWith('but')) break;
        polarity = meaning.polarity;
        spent = false;
        likening = false;
        break;
      case 'verb':
        if (spent && meaning.verb === 'hear') polarity = 'like';
        break;
      case 'value':
        acts.push({ act: 'inform', attribute: meaning.attribute, value: meaning.value, polarity });
        spent = true;
        likening = false;
        break;
      case 'critique':
        acts.push(meaning.act);
        break;
      case 'name':
        acts.push(
          likening
            ? likeness(meaning.match)
            : { act: 'inform', attribute: meaning.match.kind, value: meaning.match.name, polarity },
        );
        spent = true;
        break;
      case 'likeness':
        if (meaning.complete) acts.push({ act: 'more-like' });
        else likening = true;
        break;
      case 'cue':
        // "Don't play that" turns it down.
        acts.push(polarity === 'dislike' && meaning.act.act === 'play' ? { act: 'deny' } : meaning.act);
        break;
      default:
    }
    if (spent && words[to - 1]!.pause && !listed(covered, i)) polarity = 'like';
  }
  return distinct(acts);
}

/** "No rap, country or pop": the comma lists. */
function listed(covered: readonly Reading[], at: number): boolean {
  const next = covered[at + 1]?.meaning.kind;
  return next === 'value' || next === 'name';
}

function likeness({ kind, name }: NameMatch): Act {
  if (kind === 'artist') return { act: 'more-like', artist: name };
  return kind === 'track' ? { act: 'more-like', track: name } : { act: 'more-like' };
}

/** Said twice is meant once; said both ways, the last way is meant. */
function distinct(acts: readonly Act[]): readonly Act[] {
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
