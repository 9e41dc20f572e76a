import type { Attribute, Polarity } from '../../policy/vocabulary.ts';

/** One wish about the music. Likes of one attribute are alternatives (or), different attributes add up (and). */
export interface Constraint {
  readonly attribute: Attribute;
  /** Value key: a name, a level, or an era as `1980-1989`. */
  readonly value: string;
  readonly polarity: Polarity;
}
