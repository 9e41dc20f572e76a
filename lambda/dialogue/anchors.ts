/** Anchors: tracks that stand for what the customer means, to make a station of. */
import type { Act } from '../../policy/meaning.ts';
import type { MusicIndex } from '../catalog/music-index.ts';
import type { Track } from '../catalog/track.ts';
import { withWishes } from './preferences.ts';
import { type DialogueState, KEPT } from './state.ts';

/** "More like Radiohead": the best known track stands for what is meant, and its genre joins the wishes. */
export function withAnchors(
  state: DialogueState,
  acts: readonly Act[],
  music: MusicIndex,
  playing: string | undefined,
): DialogueState {
  const meant = acts.flatMap((act) =>
    act.act === 'more-like' ? (pointedAt(act, state, music, playing) ?? []) : [],
  );
  if (meant.length === 0) return state;
  const genre = meant.at(-1)!.genres[0];
  const told = genre ? withWishes(state, [{ attribute: 'genre', value: genre, polarity: 'like' }]) : state;
  const anchors = meant.map((track) => ({ track: track.id, turn: state.turn }));
  return { ...told, anchors: [...state.anchors, ...anchors].slice(-KEPT.anchors) };
}

function pointedAt(
  act: Extract<Act, { act: 'more-like' }>,
  state: DialogueState,
  music: MusicIndex,
  playing: string | undefined,
): Track | undefined {
  if (act.track === undefined && act.artist === undefined)
    return playing !== undefined && state.pending === undefined ? music.byId(playing) : undefined;
  const [attribute, value] =
    act.track !== undefined ? (['track', act.track] as const) : (['artist', act.artist!] as const);
  const tracks = music.having(attribute, value);
  return tracks && music.best(tracks, 1)[0];
}
