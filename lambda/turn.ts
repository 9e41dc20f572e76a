/**
 * One utterance's way through Segue, top to bottom (ARCHITECTURE.md, "Two journeys"):
 *
 *   understanding → state → candidate prompts → decision → reply → decision log
 *
 * A pure step: state in, state and effects out. `alexa/` parses the envelope before it and runs the effects after.
 */
import { decide } from '../policy/decide.ts';
import type { MeaningRepresentation } from '../policy/meaning.ts';
import { randomFrom, seedOf } from '../policy/random.ts';
import type { DecisionRecord, OutcomeRecord } from '../policy/record.ts';
import type { Attribute } from '../policy/vocabulary.ts';
import { type Station, stationTracks } from './catalog/station.ts';
import { advance } from './dialogue/advance.ts';
import { asked } from './dialogue/asked.ts';
import { candidatePrompts } from './dialogue/candidates/candidates.ts';
import { Suited } from './dialogue/candidates/suited.ts';
import { contextOf } from './dialogue/context.ts';
import { impressed, tasteOfState } from './dialogue/impressed.ts';
import { paceOf } from './dialogue/pace.ts';
import { type DecisionMade, decisionRecord, playedRecord, turnOutcome } from './dialogue/records.ts';
import { type Reply, say, wordsOf } from './dialogue/reply.ts';
import type { DialogueState } from './dialogue/state.ts';
import { conductAtLast, conductOf, mannerAfter, shows, voiceOfMusic } from './dialogue/tone.ts';
import { meaningOf, type Utterance } from './dialogue/understanding/utterance.ts';
import { lead } from './dialogue/wording/lead.ts';
import { spokenPrompt } from './dialogue/wording/prompts.ts';
import { againAfter, goodbye, playReply, told, toldWhileAsking } from './dialogue/wording/replies.ts';
import { type PhraseKey, Wording } from './dialogue/wording/wording.ts';
import { STRANGER } from './listener/taste.ts';
import type { Engine } from './ports.ts';

export interface TurnRequest {
  readonly state: DialogueState;
  readonly utterance: Utterance;
  /** Names the request, so that a retry draws the same numbers. */
  readonly request: string;
  /** ISO 8601, from the request. */
  readonly at: string;
  readonly locale: string;
  readonly screen: boolean;
  /** Id of the track the device is playing, if it is one of ours. */
  readonly playing?: string;
}

export interface TurnResult {
  readonly reply: Reply;
  /** Undefined when the conversation is over. */
  readonly state: DialogueState | undefined;
  /** To be written before the reply goes out; immutable, safe to repeat. */
  readonly effects: readonly (DecisionRecord | OutcomeRecord)[];
  readonly meaning: MeaningRepresentation;
  readonly decided?: DecisionMade;
}

export function turn(request: TurnRequest, engine: Engine): TurnResult {
  const before = request.state;
  const meaning = meaningOf(request.utterance, before.pending, engine.lexicon);
  const { state: told, move, rejected } = advance(before, meaning, engine.music, request.playing);
  const state = engine.listening
    ? impressed(told, before, meaning, engine.music, engine.listening.embedding)
    : told;
  const seed = seedOf(state.conversationId, state.turn + 1, request.request);
  const effects = rejected ? [turnOutcome(before, 'rejected', { meaning, request })] : [];
  const wording = new Wording(state.wordings, seed, state.manner.tone);
  const step: Step = { request, engine, meaning, state, seed, wording, effects };

  switch (move.kind) {
    case 'ask':
      return ask(step, request.utterance.kind === 'opening' && state.turn === 0 ? 'welcome' : undefined);
    case 'play':
      return play(step, move.station, move.ledBy);
    case 'stop':
      return stop(step);
    case 'repeat':
      return again(step);
    case 'help':
      return before.pending ? again(step, 'help') : ask(step, 'help');
    case 'tell':
      return tell(step, move.attribute);
  }
}

/** What the first half of a turn hands to the second. */
interface Step {
  readonly request: TurnRequest;
  readonly engine: Engine;
  readonly meaning: MeaningRepresentation;
  readonly state: DialogueState;
  readonly seed: number;
  /** In the tone of the reply before, for replies that no decision is made for. */
  readonly wording: Wording;
  readonly effects: readonly OutcomeRecord[];
}

/** The policy chooses the next prompt, and the choice is logged with the probabilities it was drawn from. */
function ask(step: Step, opener?: PhraseKey): TurnResult {
  const { request, engine, meaning, state, seed, effects } = step;
  const { music, model, listening } = engine;
  const narrowed = music.narrow(state.preferences);
  const taste = listening ? tasteOfState(state) : STRANGER;
  const suited = listening && new Suited(taste, listening.affinity, music);
  const candidates = candidatePrompts(state, narrowed, music, suited);
  const exploration = { ...engine.exploration, stratum: state.stratum };
  const { locale, screen } = request;
  const around = { exploration, locale, screen, catalogSize: music.size, narrowed, candidates, taste };
  const context = contextOf(state, around);
  const decision = decide(context, candidates, model, seed);

  const conduct = conductOf(state, context);
  const wording = new Wording(state.wordings, seed, conduct.tone);
  const before = lead({ meaning, before: request.state, state, narrowed, opener }, wording, conduct);
  const chosen = candidates[decision.chosen]!;
  const prompt = spokenPrompt(chosen, wording, music, voiceOfMusic(conduct, shows(before, 'excited')));
  const reply: Reply = { ...prompt, speech: [...before, ...prompt.speech] };

  const decided = { context, candidates, decision, seed };
  const served = { at: request.at, request: request.request, by: engine, meaning };
  const next = asked(state, chosen, wordsOf(prompt.speech), wording.used, music);
  return {
    reply,
    state: { ...next, manner: mannerAfter(state, conduct, reply.speech) },
    effects: [...effects, decisionRecord(state, decided, served)],
    meaning,
    decided,
  };
}

/** The customer accepted: the station plays and the conversation has its outcome. */
function play(step: Step, station: Station, ledBy: number): TurnResult {
  const { engine, state, seed, effects, meaning } = step;
  const queue = stationTracks(engine.music, station, randomFrom(seed));
  if (queue.length === 0) return ask(step, 'play.nothing');
  const outcome = playedRecord(state, { station, queue, ledBy }, step, engine.music);
  const conduct = conductAtLast(state, paceOf(state));
  const reply = playReply(queue, new Wording(state.wordings, seed, conduct.tone), conduct);
  return { reply, state: undefined, effects: [...effects, outcome], meaning };
}

function stop(step: Step): TurnResult {
  const { state, wording, effects, meaning } = step;
  const stopped = state.turn > 0 ? [turnOutcome(state, 'stopped', step)] : [];
  return { reply: goodbye(state, wording), state: undefined, effects: [...effects, ...stopped], meaning };
}

/** The waiting prompt once more: the customer's turn, but not a new decision. */
function again({ state, wording, effects, meaning }: Step, opener?: PhraseKey): TurnResult {
  return { reply: againAfter(opener ? wording.say(opener) : '', state, wording), state, effects, meaning };
}

/** Answers about the music; outside a conversation the answer is all there is. */
function tell(step: Step, attribute: Attribute | undefined): TurnResult {
  const { request, engine, state, wording, effects, meaning } = step;
  const answer = told(attribute, state, request.playing, wording, engine.music);
  if (!state.pending) return { reply: { speech: say(answer) }, state: undefined, effects, meaning };
  return { reply: toldWhileAsking(answer, state, wording), state, effects, meaning };
}
