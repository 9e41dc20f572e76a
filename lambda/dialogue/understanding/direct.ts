/** What a clause means that is nothing but a reply or a question about what plays. */
import type { Act } from '../../../policy/meaning.ts';
import type { Word } from './normalise.ts';
import { question } from './questions.ts';
import { reply } from './replies.ts';

/** What opens a question: "what am I listening to right now" is one, though it ends in "right".  */
const ASKING = new Set(['who', 'what', 'which', 'when', 'whose', 'how', 'whom']);

export function directReply(words: readonly Word[]): Act | undefined {
  const asks = ASKING.has(words[0]!.text);
  return (asks ? question(words) : undefined) ?? reply(words) ?? question(words);
}
