/** One story through the real turn: the rule policy asks its best prompt, words are really understood. */
import { ssmlOf } from '../../lambda/alexa/ssml.ts';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { starterCatalog } from '../../lambda/catalog/starter.ts';
import { engineOf } from '../../lambda/compose.ts';
import { wordsOf } from '../../lambda/dialogue/reply.ts';
import { newConversation } from '../../lambda/dialogue/state.ts';
import type { Tone } from '../../lambda/dialogue/tone.ts';
import type { Utterance } from '../../lambda/dialogue/understanding/utterance.ts';
import { tasteOf, tasteText } from '../../lambda/listener/taste.ts';
import { turn } from '../../lambda/turn.ts';
import { promptKey } from '../../policy/candidate.ts';
import type { Act } from '../../policy/meaning.ts';
import type { Story } from './stories.ts';

export interface Exchange {
  /** Empty where the skill was opened. */
  readonly said: string;
  readonly acts: readonly Act['act'][];
  readonly sentiment: number;
  /** Key of the prompt that was asked; empty where none was. */
  readonly prompt: string;
  readonly closeness?: number;
  readonly feeling?: number;
  readonly pace?: string;
  readonly tone?: Tone;
  readonly words: string;
  readonly ssml: string;
  readonly plays?: string;
}

const engine = engineOf(starterCatalog(genreTree), { epsilon: 0, exploreShare: 0 });
const SONGS = 40;

export function talk(story: Story): readonly Exchange[] {
  const { music } = engine;
  let state = newConversation({
    conversationId: `${story.title} ${story.draw ?? ''}`,
    listener: 'listener',
    stratum: story.draw === undefined ? 'exploit' : 'explore',
    catalogVersion: music.version,
    ...(story.listensTo ? { taste: tasteFor(story.listensTo) } : {}),
  });
  const exchanges: Exchange[] = [];
  const answers = new Map(Object.entries(story.answers ?? {}).map(([kind, said]) => [kind, [...said]]));
  for (let n = 0; n < LONGEST; n++) {
    const said = n === 0 ? '' : (story.said[n - 1] ?? next(answers.get(state.pending!.kind)));
    if (said === undefined) return exchanges;
    const utterance: Utterance = said ? { kind: 'words', text: said } : { kind: 'opening' };
    const request = {
      state,
      utterance,
      request: `request ${exchanges.length}`,
      locale: 'en-US',
      screen: false,
    };
    const step = turn({ ...request, at: '2026-01-01T00:00:00Z' }, engine);
    const { decided, meaning, reply } = step;
    const prompt = decided?.candidates[decided.decision.chosen];
    const first = reply.queue?.[0];
    exchanges.push({
      said,
      acts: meaning.acts.map(({ act }) => act),
      sentiment: meaning.sentiment ?? 0,
      prompt: prompt ? promptKey(prompt) : '',
      ...(decided && step.state
        ? {
            closeness: decided.context.closeness,
            feeling: decided.context.feeling,
            pace: decided.context.pace,
            tone: step.state.manner.tone,
          }
        : {}),
      words: wordsOf(reply.speech),
      ssml: ssmlOf(reply.speech, 'en-US'),
      ...(first ? { plays: `${first.title} – ${first.artist}` } : {}),
    });
    if (!step.state) return exchanges;
    state = step.state;
  }
  return exchanges;
}

const LONGEST = 20;

/** In turn; the last for ever after. */
function next(answers: string[] | undefined): string | undefined {
  return answers && (answers.length > 1 ? answers.shift() : answers[0]);
}

function tasteFor(genre: string): string {
  const { music, listening } = engine;
  const songs = music.best(music.having('genre', genre)!, SONGS);
  const plays = songs.map(({ id }) => ({ ordinal: music.ordinalOf(id)!, count: 3 }));
  return tasteText(tasteOf(plays, listening!.embedding));
}
