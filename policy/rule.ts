/**
 * The rule-based policy: the script production had before anything was learned, and the incumbent that learning has
 * to beat. It is a script with manners, not a table of intents: open with an open question, repair what was not
 * understood, ask what divides the remaining music best, play a sample once it knows enough to choose one well,
 * offer once a sample was liked or the wish is clear, and never insist.
 *
 * Scores are log-weights: two more means seven times as likely to be right. That is how sure this script is of
 * itself, and in the exploring conversations it is what its choices are drawn by.
 */
import type { Candidate } from './candidate.ts';
import { promptKey } from './candidate.ts';
import type { DecisionContext } from './context.ts';
import type { Model } from './decide.ts';

export const rulePolicy: Model = {
  version: 'rule-1',
  score: (context, candidates) =>
    candidates.map((candidate) => worth(context, candidate) - insistence(context, candidate)),
};

/** How much a prompt would help now. */
function worth(context: DecisionContext, candidate: Candidate): number {
  const { gain, fit, popularity } = candidate.numbers;
  switch (candidate.kind) {
    case 'open':
      // Many people do not know what they want until asked something easier: once, at the start, is enough.
      if (context.known.length > 0) return -1;
      return context.turn === 1 ? 6 : context.fruitless === 0 ? 1 : -1;
    case 'clarify':
      return 6;
    case 'recover':
      return context.misunderstood === 1 ? 4 : 2;
    case 'either-or':
      // The easiest question to answer, hence best after trouble.
      return 1 + 1.5 * gain + trouble(context) + (candidate.attribute === 'energy' ? 1 : 0);
    case 'suggest':
      return 0.5 + 1.5 * gain + fit + (candidate.attribute === 'genre' && !knows(context, 'genre') ? 1.5 : 0);
    case 'request':
      // Carries most information and is hardest to answer: for customers who have been answering.
      return 0.8 * Math.min(gain, 3) - 1.5 * trouble(context) - (context.known.length === 0 ? 0.5 : 0);
    case 'artist':
      return 0.5 + gain + popularity + (context.known.length > 0 ? 0.5 : -1);
    case 'sample':
      // When questions bring nothing, music may: a reaction to a sample says more than another "no".
      return readiness(context) - 1 + fit + popularity + stuck(context) - (context.samplesLiked > 0 ? 2 : 0);
    case 'offer':
      return offer(context, candidate);
  }
}

/**
 * A liked sample asks for its station; a clear wish does too; after eight prompts patience is the scarcest thing.
 * Every offer turned down makes the next one wait.
 */
function offer(context: DecisionContext, { numbers }: Candidate): number {
  const patience = Math.max(0, context.turn - 6) * 0.7;
  const liked = context.samplesLiked > 0 ? 2.5 : 0;
  return readiness(context) - 1 + liked + 2 * numbers.fit + patience - 1.5 * context.offersRejected;
}

/** How well the next piece of music could be chosen: about 0 at the start, 3 and more when three wishes are known. */
function readiness(context: DecisionContext): number {
  const narrowed = 1 - Math.log2(1 + context.remaining) / Math.log2(1 + context.catalogSize);
  return context.known.length + 2 * narrowed - (context.turn === 1 ? 3 : 0) - 0.5 * context.relaxed;
}

/** More than two fruitless answers in a row. */
function stuck(context: DecisionContext): number {
  return 1.2 * Math.max(0, context.fruitless - 2);
}

/** Misunderstandings and fruitless answers in a row, at most two of each. */
function trouble(context: DecisionContext): number {
  return 0.5 * Math.min(2, context.misunderstood) + 0.5 * Math.min(2, context.fruitless);
}

/** Asking the same kind of thing again is what makes people hang up. */
function insistence(context: DecisionContext, candidate: Candidate): number {
  const again = promptKey(candidate) === context.lastPrompt ? 1.5 : 0;
  const weight = candidate.kind === 'sample' || candidate.kind === 'offer' ? 0.4 : 1.2;
  return weight * candidate.numbers.asked + again;
}

function knows(context: DecisionContext, attribute: DecisionContext['known'][number]): boolean {
  return context.known.includes(attribute);
}
