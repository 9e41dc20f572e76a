/** Acceptance: whether what was said makes something play, and what. */
import { type Act, says, valueKey } from '../../policy/meaning.ts';
import { besideSeed, isRuledOut } from '../catalog/like-station.ts';
import type { MusicIndex } from '../catalog/music-index.ts';
import { type Station, stationFromKey } from '../catalog/station.ts';
import type { DialogueState } from './state.ts';

export interface Accepted {
  readonly station: Station;
  /** Turn of the prompt that led to it; 0 when the customer asked for it outright. */
  readonly ledBy: number;
}

/** Whether the customer has just accepted, or asked outright for, something that can play. */
export function accepted(
  state: DialogueState,
  before: DialogueState,
  acts: readonly Act[],
  music: MusicIndex,
): Accepted | undefined {
  const { pending } = before;
  const yes = (says(acts, 'affirm') || says(acts, 'play')) && !says(acts, 'deny');
  const changed = acts.some((act) => act.act === 'inform' || act.act === 'critique');
  if (pending?.kind === 'offer' && yes && !changed) {
    const station = stationFromKey(pending.values[0]!);
    if (station) return { station, ledBy: before.turn };
  }
  if (pending?.kind === 'sample' && says(acts, 'play') && !changed)
    return { station: stationLike(pending.values[0]!, state), ledBy: before.turn };
  const track =
    namedTrack(acts, music) ?? (yes && !changed ? clarifiedTrack(state, before, music) : undefined);
  if (track) return { station: stationOf(track, state, music), ledBy: before.turn };
  if (says(acts, 'play')) {
    const anchor = state.anchors.at(-1);
    const likes = state.preferences.filter((preference) => preference.polarity === 'like');
    if (likes.length > 0 && !(anchor && anchor.turn > likes.at(-1)!.turn))
      return { station: { kind: 'attributes', constraints: state.preferences }, ledBy: 0 };
    if (anchor) return { station: stationLike(anchor.track, state), ledBy: anchor.turn };
  }
  return undefined;
}

/** Music like what was heard, within everything that was said. */
function stationLike(track: string, { preferences }: DialogueState): Station {
  return { kind: 'like', track, constraints: besideSeed(preferences) };
}

/** Who names a recording has changed their mind about the rest, but what they ruled out stays out, save for itself. */
function stationOf(track: string, { preferences }: DialogueState, music: MusicIndex): Station {
  const named = music.byId(track)!;
  const constraints = besideSeed(preferences).filter(
    (wish) => wish.polarity === 'dislike' && !isRuledOut(music, named, [wish]),
  );
  return { kind: 'like', track, constraints };
}

/** A recording asked for by name ends the search: nobody who says "play Hey Jude" wants to be asked about the mood. */
function namedTrack(acts: readonly Act[], music: MusicIndex): string | undefined {
  const wishes = acts
    .filter((act) => act.act === 'inform' && act.polarity === 'like')
    .flatMap((act) =>
      act.act === 'inform' ? [{ attribute: act.attribute, value: valueKey(act.value) }] : [],
    );
  if (!wishes.some((wish) => wish.attribute === 'track')) return undefined;
  const { tracks, relaxed } = music.narrow(wishes.map((wish) => ({ ...wish, polarity: 'like' as const })));
  return relaxed.some((constraint) => constraint.attribute === 'track')
    ? undefined
    : music.best(tracks, 1)[0]?.id;
}

/** "Did you say Hey Jude?" "Yes": the doubtful title is certain now. */
function clarifiedTrack(state: DialogueState, before: DialogueState, music: MusicIndex): string | undefined {
  if (before.pending?.kind !== 'clarify' || before.pending.attribute !== 'track') return undefined;
  return music.best(music.narrow(state.preferences).tracks, 1)[0]?.id;
}
