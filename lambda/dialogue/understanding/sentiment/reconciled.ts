/**
 * Where what was said and how it was said disagree: "couldn't be better" denies by its words and agrees by all else,
 * "wow" after a sample names no act and is still an answer.
 */
import type { MeaningRepresentation } from '../../../../policy/meaning.ts';
import type { PromptKind } from '../../../../policy/vocabulary.ts';
import type { PendingPrompt } from '../../prompt.ts';

/** Prompts that propose music, which one can answer by a feeling alone. */
const PROPOSALS: ReadonlySet<PromptKind> = new Set(['suggest', 'artist', 'sample', 'offer']);
/** A yes and a no are words before they are feelings, and who declines with thanks declines. */
const SAID =
  /\b(yes|yeah|yep|yup|sure|okay|ok|no|nope|nah|nothing|not at|fine|thank\w*|grateful|appreciated)\b/i;
const AGAINST = 0.25;
const LONGEST = 6;
const GUESSED = 0.6;

export function reconciled(
  meaning: MeaningRepresentation,
  text: string,
  pending: PendingPrompt | undefined,
): MeaningRepresentation {
  const { acts, sentiment = 0 } = meaning;
  const [only] = acts;
  if (acts.length !== 1 || Math.abs(sentiment) < AGAINST || SAID.test(text)) return meaning;
  const act = sentiment > 0 ? ('affirm' as const) : ('deny' as const);
  const contradicts = (only!.act === 'affirm' || only!.act === 'deny') && only!.act !== act;
  const answers =
    only!.act === 'out-of-domain' &&
    pending !== undefined &&
    PROPOSALS.has(pending.kind) &&
    text.trim().split(/\s+/).length <= LONGEST;
  return contradicts || answers ? { ...meaning, acts: [{ act }], confidence: GUESSED } : meaning;
}
