/** One conversation through `turn()`: the records it leaves and, since a world knows the truth, whether it succeeded. */
import type { Track } from '../lambda/catalog/track.ts';
import { type Reply, wordsOf } from '../lambda/dialogue/reply.ts';
import { SilenceWatch } from '../lambda/dialogue/silence.ts';
import { newConversation } from '../lambda/dialogue/state.ts';
import type { Utterance } from '../lambda/dialogue/understanding/utterance.ts';
import type { Engine } from '../lambda/ports.ts';
import { turn } from '../lambda/turn.ts';
import { promptKey } from '../policy/candidate.ts';
import type { MeaningRepresentation } from '../policy/meaning.ts';
import { shareOf } from '../policy/random.ts';
import type { LogRecord } from '../policy/record.ts';
import type { OutcomeName } from '../policy/vocabulary.ts';
import { Chance } from './chance.ts';
import { SimulatedListener } from './listener.ts';
import type { Population } from './population.ts';
import { match, type Target } from './target.ts';
import type { World } from './world.ts';

/** Nobody goes on for ever: the longest conversations reported have about a hundred turns. */
const LONGEST = 100;

export interface ConversationResult {
  /** The truth: music played, and enough of it was what they wanted. */
  readonly success: boolean;
  /** Prompts asked. */
  readonly turns: number;
  readonly outcome: OutcomeName;
  readonly listener: number;
  /** Keys of the prompts asked, in order. */
  readonly prompts: readonly string[];
  /** How long they listened; 0 when nothing played. */
  readonly playbackSeconds: number;
}

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
}

export function converse(n: number, { population, engine, seed, alwaysDraws }: Setting): Conversed {
  const listener = new SimulatedListener(population, seed, n);
  const conversationId = pseudonym('conversation', seed, n);
  const explores = alwaysDraws || shareOf(conversationId, 'stratum') < engine.exploration.exploreShare;
  const clock = new Clock(n);
  const records: LogRecord[] = [];
  const replies: Reply[] = [];
  const prompts: string[] = [];
  let state = newConversation({
    conversationId,
    listener: pseudonym('listener', seed, listener.person.id),
    stratum: explores ? 'explore' : 'exploit',
    catalogVersion: engine.music.version,
  });
  const opening = listener.opening();
  let utterance: Utterance = opening ? { kind: 'meaning', meaning: opening } : { kind: 'opening' };

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
    if (step.decided) prompts.push(promptKey(step.decided.candidates[step.decided.decision.chosen]!));
    clock.hear(step.reply);
    if (!step.state?.pending) break;
    state = step.state;
    const reaction = listener.react(state.pending!);
    if (reaction.kind === 'leaves') break;
    clock.speak(reaction.meaning);
    utterance = { kind: 'meaning', meaning: reaction.meaning };
  }
  records.push(...silent(records));
  const last = records.at(-1)!;
  const outcome = last.type === 'outcome' ? last.outcome : 'failed';
  const queue = replies.at(-1)?.queue ?? [];
  const { world } = population;
  return {
    records,
    replies,
    result: {
      success: succeeds(queue, listener.target, world),
      turns: prompts.length,
      outcome,
      listener: listener.person.id,
      prompts,
      playbackSeconds: listened(queue, listener.target, world),
    },
  };
}

/** Success is a matter of the music: at least `enough` of what plays matches the target by at least `fits`. */
function succeeds(queue: readonly Track[], target: Target, world: World): boolean {
  const { fits, enough } = world.taste;
  const fitting = queue.filter((track) => match(track, target, world) >= fits).length;
  return queue.length > 0 && fitting >= enough * queue.length;
}

/** What fits is heard out, what does not is skipped, and three skips in a row end it. */
function listened(queue: readonly Track[], target: Target, world: World): number {
  let seconds = 0;
  let skips = 0;
  for (const track of queue) {
    const fits = match(track, target, world) >= world.taste.fits;
    seconds += fits ? Math.round((track.durationMs ?? 210_000) / 1000) : 15;
    skips = fits ? 0 : skips + 1;
    if (skips === 3) break;
  }
  return seconds;
}

/** What the timer would close, by the timer's own rule. */
function silent(records: readonly LogRecord[]): readonly LogRecord[] {
  const watch = new SilenceWatch();
  for (const record of records) watch.add(record);
  return watch.abandoned(new Date(Date.parse(records.at(-1)!.at) + 86_400_000));
}

/** 22 characters that look like a keyed hash; two streams of 32 bits, so that half a million ids stay apart. */
function pseudonym(...name: readonly (string | number)[]): string {
  return [new Chance('a', ...name), new Chance('b', ...name)]
    .flatMap((chance) => Array.from({ length: 11 }, () => BASE64URL[chance.int(64)]!))
    .join('');
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Conversations begin one a minute; speech takes its time, so that answers are never faster than the question. */
class Clock {
  private static readonly start = Date.UTC(2026, 0, 5);
  private ms: number;

  constructor(n: number) {
    this.ms = Clock.start + n * 60_000;
  }

  now(): string {
    return new Date(Math.round(this.ms)).toISOString();
  }

  hear(reply: Reply): void {
    const snippets = reply.speech.filter((segment) => segment.kind === 'snippet').length;
    this.ms += 400 + wordsOf(reply.speech).length * 65 + snippets * 15_000;
  }

  /** A moment to think, then a second or so a thing said. */
  speak(meaning: MeaningRepresentation): void {
    this.ms += 700 + meaning.acts.length * 1_100;
  }
}
