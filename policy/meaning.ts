/**
 * Meaning representations: what a customer meant, as data. They live in `policy/` because they are logged
 * with every decision and read again offline to label usefulness; the words they came from never are.
 */
import type { Attribute, Polarity } from './vocabulary.ts';

/** A span of years, both ends inclusive: the eighties are `{from: 1980, to: 1989}`, a single year has from = to. */
export interface Era {
  readonly from: number;
  readonly to: number;
}

/**
 * A value as the catalogue spells it. Categorical attributes use names (`alternative rock`, `Björk`), graded
 * ones (`energy`, `tempo`, `acousticness`, `popularity`) use `low` | `medium` | `high`, eras are spans.
 */
export type AttributeValue = string | Era;

/** Attributes a critique can push up or down. `happiness` is the one axis that is not an attribute: it moves `mood`. */
export type CritiqueAxis = 'energy' | 'tempo' | 'acousticness' | 'popularity' | 'era' | 'happiness';

export type Act =
  | {
      readonly act: 'inform';
      readonly attribute: Attribute;
      readonly value: AttributeValue;
      readonly polarity: Polarity;
    }
  /** Yes. `to` is absent: what it affirms is the pending prompt. */
  | { readonly act: 'affirm' }
  | { readonly act: 'deny' }
  /** "I don't mind", "whatever", "either": about one attribute where the customer named it. */
  | { readonly act: 'dont-care'; readonly attribute?: Attribute }
  /** "What else is there?", "something different", "next". */
  | { readonly act: 'alternatives' }
  /** "Something faster", "less sad", "older": relative to what is playing or was last sampled. */
  | { readonly act: 'critique'; readonly axis: CritiqueAxis; readonly direction: 'more' | 'less' }
  | { readonly act: 'more-like'; readonly artist?: string; readonly track?: string }
  | { readonly act: 'play' }
  /** "Who is this?", "what genre is that?": a question about the music; `attribute` absent asks for everything. */
  | { readonly act: 'ask-about'; readonly attribute?: Attribute }
  | { readonly act: 'repeat' }
  | { readonly act: 'help' }
  | { readonly act: 'stop' }
  /** "Go back", "start over" change the conversation, not the taste. */
  | { readonly act: 'back' }
  | { readonly act: 'start-over' }
  | { readonly act: 'out-of-domain' };

export type ActName = Act['act'];

export interface MeaningRepresentation {
  readonly acts: readonly Act[];
  /** 0–1: how sure understanding is of the acts as a whole. */
  readonly confidence: number;
  /** −1 (hates it) to 1 (loves it), two decimals: how it was said, whatever the acts. Absent where nothing was felt. */
  readonly sentiment?: number;
}

export function says(acts: readonly Act[], name: ActName): boolean {
  return acts.some((act) => act.act === name);
}

export function isEra(value: AttributeValue): value is Era {
  return typeof value !== 'string';
}

/** One spelling per value, for keys, equality and logs: eras as `1980-1989`. */
export function valueKey(value: AttributeValue): string {
  return isEra(value) ? `${value.from}-${value.to}` : value;
}

/** Inverse of {@link valueKey} for attribute `era`. Undefined when the key is not a span of years. */
export function eraFromKey(key: string): Era | undefined {
  const match = /^(\d{4})-(\d{4})$/.exec(key);
  return match ? { from: Number(match[1]), to: Number(match[2]) } : undefined;
}
