/** One conversation through `turn()`: the records it leaves and, since a world knows the truth, whether it succeeded. */
import type { Reply } from '../lambda/dialogue/reply.ts';
import { newConversation } from '../lambda/dialogue/state.ts';
import type { Utterance } from '../lambda/dialogue/understanding/utterance.ts';
import type { Engine } from '../lambda/ports.ts';
import { turn } from '../lambda/turn.ts';
import type { MeaningRepresentation } from '../policy/meaning.ts';
import { shareOf } from '../policy/random.ts';
import type { LogRecord } from '../policy/record.ts';
import { Clock } from './clock.ts';
import { type ConversationResult, resultOf, silent } from './ending.ts';
import type { Tastes } from './history.ts';
import { SimulatedListener } from './listener.ts';
import { listening, playbackRecords } from './playback.ts';
import type { Population } from './population.ts';
import { pseudonym } from './pseudonym.ts';

export type { ConversationResult } from './ending.ts';

/** Nobody goes on for ever: the longest conversations reported have about a hundred turns. */
export const LONGEST = 100;

export interface Conversed {
  readonly records: readonly LogRecord[];
  readonly result: ConversationResult;
  readonly replies: readonly Reply[];
}

export interface Setting {
  readonly population: Population;
  readonly engine: Engine;
  readonly seed: number;
  /** See `Served.alwaysDraws`. */
  readonly alwaysDraws: boolean;
  /** What the skill knows of its listeners, and that it hears how they feel. Absent: everybody is a stranger to it. */
  readonly tastes?: Tastes;
}

export function converse(n: number, { population, engine, seed, alwaysDraws, tastes }: Setting): Conversed {
  const listener = new SimulatedListener(population, seed, n);
  const conversationId = pseudonym('conversation', seed, n);
  const explores = alwaysDraws || shareOf(conversationId, 'stratum') < engine.exploration.exploreShare;
  const clock = new Clock(n);
  const records: LogRecord[] = [];
  const replies: Reply[] = [];
  let state = newConversation({
    conversationId,
    listener: pseudonym('listener', seed, listener.person.id),
    stratum: explores ? 'explore' : 'exploit',
    catalogVersion: engine.music.version,
    ...(tastes ? { taste: tastes.of(listener.person) } : {}),
  });
  const heardAs = (meaning: MeaningRepresentation): Utterance => ({
    kind: 'meaning',
    meaning: tastes ? meaning : withoutFeeling(meaning),
  });
  const opening = listener.opening();
  let utterance: Utterance = opening ? heardAs(opening) : { kind: 'opening' };

  for (let exchange = 0; exchange < LONGEST; exchange++) {
    const step = turn(
      {
        state,
        utterance,
        // The number of the conversation seeds the draws too: ids alone would do, but a request is what retries share.
        request: pseudonym('request', seed, n, exchange),
        at: clock.now(),
        locale: 'en-US',
        screen: listener.screen,
      },
      engine,
    );
    records.push(...step.effects);
    replies.push(step.reply);
    clock.hear(step.reply.speech);
    if (!step.state?.pending) break;
    state = step.state;
    const reaction = listener.react(state.pending!);
    if (reaction.kind === 'leaves') break;
    clock.speak(reaction.meaning);
    utterance = heardAs(reaction.meaning);
  }
  records.push(...silent(records));
  const queue = replies.at(-1)?.queue ?? [];
  const { world } = population;
  const heard = listening(queue, listener.target, world);
  const last = records.at(-1)!;
  const playback = last.type === 'outcome' ? playbackRecords(last, heard) : [];
  return {
    records: [...records, ...playback],
    replies,
    result: resultOf(records, queue, heard, listener, world),
  };
}

function withoutFeeling({ sentiment: _, ...meaning }: MeaningRepresentation): MeaningRepresentation {
  return meaning;
}
