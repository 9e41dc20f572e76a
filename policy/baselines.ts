/** Policies nobody would ship, to measure the others by. */
import type { Candidate } from './candidate.ts';
import type { DecisionContext } from './context.ts';
import type { Model } from './decide.ts';

/** Every prompt as likely as any other: what choosing is worth at all. It means something only where prompts are drawn. */
export const uniformPolicy: Model = {
  version: 'uniform-1',
  score: (_, candidates) => candidates.map(() => 0),
};

/**
 * Asks what a customer without fault would tell most by, and offers once the answers have won enough bits (Lindley
 * 1956). It takes every question to be answerable and every answer to be true: what knowing people is worth.
 */
export const gainPolicy: Model = {
  version: 'gain-1',
  score: (context, candidates) => candidates.map((candidate) => bits(context, candidate)),
};

function bits(context: DecisionContext, { kind, numbers }: Candidate): number {
  const won = Math.log2(1 + context.catalogSize) - Math.log2(1 + context.remaining);
  switch (kind) {
    // A doubtful value stands in the way of everything else.
    case 'clarify':
      return 20;
    // What it would narrow to is not worth more bits than it was: each refusal makes the next offer wait.
    case 'offer':
      return 1.2 * won - 2 - 1.5 * context.offersRejected;
    // The number of an open question is a guess at what an open answer tells, not an expectation: halved.
    case 'open':
      return 0.5 * numbers.gain - 2 * numbers.asked;
    default:
      return numbers.gain - 0.5 * numbers.asked;
  }
}
