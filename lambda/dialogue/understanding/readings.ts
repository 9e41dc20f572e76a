/** Every way the words can be taken, span by span. `cover.ts` chooses among them. */
import type { Act, AttributeValue } from '../../../policy/meaning.ts';
import type { Attribute } from '../../../policy/vocabulary.ts';
import type { NameMatch } from './lexicon.ts';

/** How much a correction takes back: "no wait" everything of the kind, "I mean" one value for each put in its place. */
export type Undo = 'all' | 'one';

export type Meaning =
  | { readonly kind: 'filler' }
  | { readonly kind: 'verb'; readonly verb: 'hear' | 'fetch' }
  | { readonly kind: 'noun'; readonly noun: 'music' | 'track' | 'album' | 'artist' }
  /** Service names, orderings, playlist names: understood, and nothing to act on. */
  | { readonly kind: 'aside' }
  | {
      readonly kind: 'value';
      readonly attribute: Attribute;
      readonly value: AttributeValue;
      readonly weak: boolean;
    }
  | { readonly kind: 'name'; readonly match: NameMatch }
  | { readonly kind: 'critique'; readonly act: Extract<Act, { act: 'critique' }> }
  /** What follows is disliked, or liked after all. */
  | { readonly kind: 'polarity'; readonly polarity: 'like' | 'dislike' }
  /** "No wait", "I mean": what was said before is taken back for what follows. */
  | { readonly kind: 'correction'; readonly undo: Undo }
  /** "Similar to", "something like": names that follow are examples. */
  | { readonly kind: 'likeness'; readonly complete: boolean }
  | { readonly kind: 'cue'; readonly act: Act }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'unknown' };

export interface Reading {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly meaning: Meaning;
  /** What taking the words this way gains. */
  readonly worth: number;
}
