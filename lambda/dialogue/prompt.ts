import type { Attribute, PromptKind } from '../../policy/vocabulary.ts';

/**
 * What was asked last and is still waiting for its answer. Understanding reads it to make sense of "yes",
 * "the second one" or "a bit faster"; the state keeps it between turns.
 */
export interface PendingPrompt {
  readonly kind: PromptKind;
  readonly attribute?: Attribute;
  /**
   * The values the prompt named, as value keys, in the order they were spoken: two for either-or, one or two for
   * suggest and artist, the track id for sample, the station's key for offer, the doubtful value for clarify.
   */
  readonly values: readonly string[];
}
