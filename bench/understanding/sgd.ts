/** The user turns of SGD (Schema-Guided Dialogues) in our terms: the question each answers, and what it should mean. */
import { foldName } from '../../lambda/catalog/fold.ts';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import type { NameIndex } from '../../lambda/catalog/names.ts';
import type { PendingPrompt } from '../../lambda/dialogue/prompt.ts';
import type { Attribute } from '../../policy/vocabulary.ts';

export interface Turn {
  readonly dialogue_id: string;
  readonly prev_system: string | null;
  readonly text: string;
  readonly actions: readonly {
    readonly act: string;
    readonly slot: string;
    readonly values: readonly string[];
  }[];
}

/** Our attribute for a slot of theirs. */
export const ATTRIBUTE_OF: ReadonlyMap<string, Attribute> = new Map([
  ['genre', 'genre'],
  ['year', 'era'],
  ['artist', 'artist'],
  ['album', 'album'],
  ['song_name', 'track'],
]);

/** What our skill would be waiting for after these words of the system, told from them alone. */
export function pendingAfter(system: string | null): PendingPrompt | undefined {
  if (system === null || !/\?|confirm/i.test(system)) return undefined;
  if (/anything else|something else|what else/i.test(system)) return { kind: 'open', values: [] };
  const asked = /\b(?:which|what|any)\b[^.?]*\b(genre|artist|song|album)\b/i.exec(system)?.[1]?.toLowerCase();
  const proposes = /how about|what about|do you like|would you like/i.test(system);
  const attribute = asked && !proposes ? ATTRIBUTE_OF.get(asked === 'song' ? 'song_name' : asked) : undefined;
  return attribute ? { kind: 'request', attribute, values: [] } : { kind: 'offer', values: ['-'] };
}

/** The labels a turn has to get (`affirm`, `genre=rock`), and those it may get besides (`affirm`, any `genre`). */
export interface Expected {
  readonly gold: ReadonlySet<string>;
  readonly free: ReadonlySet<string>;
}

/**
 * What a turn should be understood as, and what it may be besides: a new search may open by answering another
 * service, and who names other music need not say that it is other. Undefined where an act has no counterpart here.
 */
export function expectedOf({ actions, text, prev_system }: Turn, names: NameIndex): Expected | undefined {
  const gold = new Set<string>();
  const free = new Set<string>();
  const has = (act: string) => actions.some((action) => action.act === act);
  for (const { act, slot, values } of actions) {
    const attribute = ATTRIBUTE_OF.get(slot);
    if (act === 'AFFIRM' || act === 'SELECT' || act === 'AFFIRM_INTENT') gold.add('affirm');
    else if (act === 'INFORM_INTENT' && values[0]!.startsWith('Play'))
      (prev_system !== null && !has('INFORM') ? gold : free).add('affirm');
    else if (act === 'INFORM_INTENT') free.add('affirm').add('deny');
    else if (act === 'NEGATE' || act === 'NEGATE_INTENT') gold.add(has('THANK_YOU') ? 'stop' : 'deny');
    else if (act === 'REQUEST_ALTS') {
      (has('INFORM') ? free : gold).add('alternatives');
      free.add('deny');
    } else if (act === 'GOODBYE') gold.add('stop');
    else if (act === 'THANK_YOU' && actions.length > 1) free.add('affirm');
    else if (act === 'REQUEST' && attribute) {
      gold.add('ask-about');
      free.add(attribute);
    } else if (act === 'INFORM' && attribute) {
      const label = values[0] === 'dontcare' ? undefined : informLabel(attribute, values[0]!, text, names);
      if (label) gold.add(label);
      else free.add(attribute);
    } else return undefined;
  }
  return gold.size > 0 ? { gold, free } : undefined;
}

/** `attribute=value` where tree or catalogue has the value; a year has to be said as one ("eight years ago" needs a clock). */
function informLabel(
  attribute: Attribute,
  value: string,
  text: string,
  names: NameIndex,
): string | undefined {
  if (attribute === 'genre') {
    const genre = genreTree.resolve(value);
    return genre && `genre=${genre}`;
  }
  if (attribute === 'era')
    return /^\d{4}$/.test(value) && text.includes(value) ? `era=${value}-${value}` : undefined;
  const name = names.exact(value, [attribute as 'artist' | 'track' | 'album'], 1)[0]?.name;
  return name && `${attribute}=${bare(name)}`;
}

/** Without "(Deluxe)" and "- Remastered": who asks for an album does not name its edition. */
export function bare(name: string): string {
  return foldName(name.replace(/\s+-\s.*$/, '').replace(/\s*[([].*$/, '') || name);
}
