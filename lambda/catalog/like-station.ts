/** What a station like a track is made of: the track's neighbours, under the wishes that stand. */
import type { Attribute } from '../../policy/vocabulary.ts';
import { Bits } from './bits.ts';
import type { Constraint } from './constraint.ts';
import type { MusicIndex } from './music-index.ts';
import { neighbourhood, tracksLike } from './similar.ts';
import type { Track } from './track.ts';

/**
 * The seed with the neighbours that satisfy every wish, then those that do when the oldest like is given up, and so
 * on: music like the seed never runs out, and what fits best comes first. Dislikes are never given up: "no country"
 * is meant of everything that plays. Lazy, since the first group is nearly always enough.
 */
export function* neighbourGroups(
  index: MusicIndex,
  seed: Track,
  constraints: readonly Constraint[],
  limit: number,
): Generator<readonly Track[]> {
  const ruledOut = isRuledOut(index, seed, constraints);
  const given = new Set<Track>([seed]);
  let group = ruledOut ? [] : [seed];
  for (const wishes of relaxations(constraints)) {
    const near = tracksLike(index, seed, limit, allowedBy(index, wishes));
    for (const track of near) if (!given.has(track)) group.push(track);
    for (const track of near) given.add(track);
    yield group;
    group = [];
  }
}

/** What of the wishes a station like a track keeps: a title or an album names the seed itself, and nothing like it. */
export function besideSeed(wishes: readonly Constraint[]): readonly Constraint[] {
  return wishes
    .filter(({ attribute, polarity }) => polarity === 'dislike' || !NAMES_OF_ONE.includes(attribute))
    .map(({ attribute, value, polarity }) => ({ attribute, value, polarity }));
}

const NAMES_OF_ONE: readonly Attribute[] = ['track', 'album'];

/** Whether the track is something the customer has said they do not want. */
export function isRuledOut(index: MusicIndex, track: Track, constraints: readonly Constraint[]): boolean {
  const ordinal = index.ordinalOf(track.id)!;
  return constraints.some(
    ({ attribute, value, polarity }) =>
      polarity === 'dislike' && index.having(attribute, value)?.has(ordinal) === true,
  );
}

export interface LikeStation {
  /** The wishes that can honestly be announced. */
  readonly constraints: readonly Constraint[];
  /** How many neighbours of the seed satisfy them, out of which the station is made. */
  readonly neighbours: number;
}

/** A station is not announced by a wish that most of what it plays does not satisfy. */
const FEWEST = 10;

/** As many of the wishes as leave the seed enough neighbours; undefined when nothing is like it. */
export function likeStation(
  index: MusicIndex,
  seed: Track,
  constraints: readonly Constraint[],
): LikeStation | undefined {
  let last: LikeStation | undefined;
  for (const wishes of relaxations(constraints)) {
    const neighbours = neighbourhood(index, seed, allowedBy(index, wishes)).count();
    last = { constraints: wishes, neighbours };
    if (neighbours >= FEWEST) break;
  }
  return last && last.neighbours > 0 ? last : undefined;
}

/** All wishes, then without the oldest liked attribute, and so on; values of one attribute are alternatives and go together. */
function* relaxations(constraints: readonly Constraint[]): Generator<readonly Constraint[]> {
  let wishes = constraints;
  for (;;) {
    yield wishes;
    const oldest = wishes.find(({ polarity }) => polarity === 'like');
    if (!oldest) return;
    wishes = wishes.filter((wish) => wish.polarity === 'dislike' || wish.attribute !== oldest.attribute);
  }
}

function allowedBy(index: MusicIndex, constraints: readonly Constraint[]): Bits {
  const { tracks, relaxed } = index.narrow(constraints);
  // Where `narrow` gave a wish up, nothing satisfies them all.
  return relaxed.length > 0 ? new Bits(index.size) : tracks;
}
