/** A parsed Alexa intent, without the envelope's wrapping. */

export interface SpokenSlot {
  readonly name: string;
  /** The words as recognised. */
  readonly heard: string;
  /** Canonical values entity resolution is sure of, best first; empty when it knows none. */
  readonly resolved: readonly string[];
}

export interface SpokenIntent {
  readonly name: string;
  readonly slots: readonly SpokenSlot[];
}
