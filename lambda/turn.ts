/**
 * One utterance's way through Segue, top to bottom (ARCHITECTURE.md, "Two journeys"):
 *
 *   understanding → state → candidate prompts → decision → reply → decision log
 *
 * A pure step: state in, state and effects out. `alexa/` parses the envelope before it and runs the effects after.
 */
import type { Exploration } from '../policy/context.ts';
import { decide, type Model } from '../policy/decide.ts';
import type { MeaningRepresentation } from '../policy/meaning.ts';
import { randomFrom, seedOf } from '../policy/random.ts';
import type { DecisionRecord, OutcomeRecord } from '../policy/record.ts';
import type { MusicIndex } from './catalog/music-index.ts';
import { type Station, stationKey, stationTracks } from './catalog/station.ts';
import { advance } from './dialogue/advance.ts';
import { asked } from './dialogue/asked.ts';
import { candidatePrompts } from './dialogue/candidates/candidates.ts';
import { contextOf } from './dialogue/context.ts';
import { type DecisionMade, decisionRecord, outcomeRecord } from './dialogue/records.ts';
import { type Reply, say, wordsOf } from './dialogue/reply.ts';
import type { DialogueState } from './dialogue/state.ts';
import type { Lexicon } from './dialogue/understanding/lexicon.ts';
import { meaningOf, type Utterance } from './dialogue/understanding/utterance.ts';
import { acknowledge, setAside } from './dialogue/wording/acknowledge.ts';
import { spokenPrompt } from './dialogue/wording/prompts.ts';
import { againAfter, goodbye, playReply, told } from './dialogue/wording/replies.ts';
import { Wording } from './dialogue/wording/wording.ts';

/** What stays the same from turn to turn. */
export interface Engine {
  readonly music: MusicIndex;
  readonly lexicon: Lexicon;
  readonly model: Model;
  readonly arm: string;
  readonly exploration: Omit<Exploration, 'stratum'>;
}

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
  const { music } = engine;
  const meaning = meaningOf(request.utterance, before.pending, engine.lexicon);
  const { state, move, rejected } = advance(before, meaning, music, request.playing);
  const seed = seedOf(state.conversationId, state.turn + 1, request.request);
  const wording = new Wording(state.wordings, seed);
  const learned = { at: request.at, source: 'turn', acts: meaning.acts } as const;
  const effects = rejected ? [outcomeRecord(before, 'rejected', learned)] : [];

  switch (move.kind) {
    case 'repeat':
      return { reply: againAfter('', state, wording), state, effects, meaning };
    case 'help':
      if (!before.pending) return ask(wording.say('help'));
      return { reply: againAfter(wording.say('help'), state, wording), state, effects, meaning };
    case 'tell': {
      const answer = told(move.attribute, state, request.playing, wording, music);
      const reply = before.pending ? againAfter(answer, state, wording) : { speech: say(answer) };
      return { reply, state: before.pending && state, effects, meaning };
    }
    case 'stop': {
      const stopped = state.turn > 0 ? [outcomeRecord(state, 'stopped', learned)] : [];
      return { reply: goodbye(wording), state: undefined, effects: [...effects, ...stopped], meaning };
    }
    case 'play':
      return play(move.station, move.ledBy);
    case 'ask': {
      const opening = request.utterance.kind === 'opening' && state.turn === 0;
      return ask(opening ? wording.say('welcome') : acknowledge(meaning.acts, wording));
    }
  }

  /** The customer accepted: the station plays and the conversation has its outcome. */
  function play(station: Station, ledBy: number): TurnResult {
    const queue = stationTracks(music, station, randomFrom(seed));
    if (queue.length === 0) return ask(wording.say('play.nothing'));
    const played = { station: stationKey(station), tracks: queue.map((track) => track.id), ledBy };
    const outcome = outcomeRecord(state, 'played', { ...learned, played });
    return { reply: playReply(queue, wording), state: undefined, effects: [...effects, outcome], meaning };
  }

  /** The policy chooses the next prompt, and the choice is logged with the probabilities it was drawn from. */
  function ask(preface: string): TurnResult {
    const narrowed = music.narrow(state.preferences);
    const candidates = candidatePrompts(state, narrowed, music);
    const context = contextOf(state, {
      exploration: { ...engine.exploration, stratum: state.stratum },
      locale: request.locale,
      screen: request.screen,
      remaining: narrowed.tracks.count(),
      catalogSize: music.size,
      relaxed: narrowed.relaxed.length,
    });
    const decision = decide(context, candidates, engine.model, seed);
    const chosen = candidates[decision.chosen]!;
    const prompt = spokenPrompt(chosen, wording, music);
    const before = chosen.kind === 'recover' ? [] : say(preface, setAside(narrowed.relaxed, wording));
    const reply: Reply = { ...prompt, speech: [...before, ...prompt.speech] };
    const made = { context, candidates, decision, seed };
    const record = decisionRecord(state, made, {
      at: request.at,
      request: request.request,
      arm: engine.arm,
      policyVersion: engine.model.version,
      meaning,
    });
    const next = asked(state, chosen, wordsOf(prompt.speech), wording.used, music);
    return { reply, state: next, effects: [...effects, record], meaning, decided: made };
  }
}
