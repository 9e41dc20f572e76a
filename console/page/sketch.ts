/**
 * A track as twenty seconds of notes: what plays here in place of a recording nobody may ship. Key and chords come
 * from the mode, the beat from the tempo, how busy it is from the energy, its sound from the acousticness; the tune
 * from the track's id, so that each sounds different and always the same. Pure.
 */
import type { Track } from '../../lambda/catalog/track.ts';
import { type Random, randomFrom, seedOf } from '../../policy/random.ts';

export type Part = 'chord' | 'bass' | 'lead' | 'kick' | 'snare' | 'hat';

export interface Note {
  readonly part: Part;
  /** Seconds from the start. */
  readonly at: number;
  readonly length: number;
  /** MIDI number; drums have none. */
  readonly pitch: number;
  /** 0–1. */
  readonly level: number;
}

export interface Sketch {
  readonly tempo: number;
  readonly mode: 'major' | 'minor';
  /** 0 electric and bright, 1 acoustic and soft. */
  readonly softness: number;
  readonly durationMs: number;
  readonly notes: readonly Note[];
}

export type Sketched = Pick<
  Track,
  'id' | 'tempo' | 'mode' | 'energy' | 'acousticness' | 'genres' | 'durationMs'
>;

const ABOUT_SECONDS = 20;
const RING_OUT_SECONDS = 1.5;

const SCALES = { major: [0, 2, 4, 5, 7, 9, 11], minor: [0, 2, 3, 5, 7, 8, 10] } as const;

/** Chord roots as steps of the scale, four bars each: the turns that popular music has been made of. */
const PROGRESSIONS: Readonly<Record<'major' | 'minor', readonly (readonly number[])[]>> = {
  major: [
    [0, 4, 5, 3],
    [0, 5, 3, 4],
    [0, 3, 0, 4],
    [0, 2, 3, 4],
    [5, 3, 0, 4],
    [1, 4, 0, 0],
  ],
  minor: [
    [0, 5, 2, 6],
    [0, 3, 5, 4],
    [0, 6, 5, 6],
    [0, 3, 6, 2],
    [0, 5, 3, 4],
    [0, 0, 3, 4],
  ],
};

/** Where in a bar of eight half-beats the tune may move. */
const RHYTHMS: readonly (readonly number[])[] = [
  [0, 3, 4, 6],
  [0, 2, 3, 6],
  [0, 1, 4, 6, 7],
  [0, 3, 6],
  [2, 3, 4, 7],
  [0, 4, 5, 6],
];

export function sketchOf(track: Sketched): Sketch {
  const random = randomFrom(seedOf(track.id, 'sketch'));
  const energy = track.energy ?? 0.5;
  const tempo = Math.min(Math.max(track.tempo ?? 84 + Math.round(energy * 50), 56), 190);
  const mode = track.mode ?? 'major';
  const beat = 60 / tempo;
  const bars = Math.max(4, Math.round((ABOUT_SECONDS - RING_OUT_SECONDS) / (4 * beat)));
  const swing = track.genres.some((genre) => /jazz|blues|swing|soul|shuffle/.test(genre)) ? 0.62 : 0.5;
  const song: Song = {
    beat,
    bars,
    energy,
    softness: track.acousticness ?? 1 - energy,
    tonic: 48 + random.int(12),
    scale: SCALES[mode],
    progression: pick(PROGRESSIONS[mode], random),
    at: (bar, half) => (bar * 4 + Math.floor(half / 2) + (half % 2 ? swing : 0)) * beat,
  };
  const notes = [...harmony(song), ...tune(song, random), ...(energy > 0.22 ? drums(song) : [])];
  notes.sort((a, b) => a.at - b.at);
  return {
    tempo,
    mode,
    softness: song.softness,
    durationMs: Math.round((bars * 4 * beat + RING_OUT_SECONDS) * 1_000),
    notes,
  };
}

interface Song {
  readonly beat: number;
  readonly bars: number;
  readonly energy: number;
  readonly softness: number;
  readonly tonic: number;
  readonly scale: readonly number[];
  readonly progression: readonly number[];
  /** When a half-beat of a bar sounds; the off-beats wait a little where the music swings. */
  at(bar: number, half: number): number;
}

function harmony(song: Song): Note[] {
  return range(song.bars).flatMap((bar) => {
    const root = rootOf(song, bar);
    const chord = [0, 2, 4].map((third) => closeTo(song.tonic + 12, degree(song, root + third)));
    const bass = degree(song, root) - 12;
    const held = { length: song.beat * 3.9, level: 0.5 };
    // Acoustic music is plucked one string after another, electric music held or pushed.
    const chords: Note[] =
      song.softness > 0.55
        ? range(8).map((half) => ({
            part: 'chord',
            at: song.at(bar, half),
            length: song.beat * 1.4,
            pitch: chord[[0, 1, 2, 1, 0, 2, 1, 2][half]!]!,
            level: half % 4 === 0 ? 0.62 : 0.42,
          }))
        : song.energy > 0.72
          ? [0, 3, 6].flatMap((half) =>
              chord.map((pitch): Note => {
                const length = song.beat * 1.2;
                return { part: 'chord', at: song.at(bar, half), length, pitch, level: 0.45 };
              }),
            )
          : chord.map((pitch) => ({ part: 'chord', at: song.at(bar, 0), pitch, ...held }));
    const steps = song.energy > 0.7 ? range(8) : song.energy > 0.4 ? [0, 3, 4, 7] : [0, 4];
    const fifth = degree(song, root + 4) - 12;
    const line = steps.map((half): Note => {
      const pitch = half === 7 && song.energy <= 0.7 ? fifth : bass;
      const length = (song.beat * 3.4) / steps.length;
      return { part: 'bass', at: song.at(bar, half), length, pitch, level: half === 0 ? 0.8 : 0.62 };
    });
    return [...chords, ...line];
  });
}

/** A motif of two bars, said again over each chord and answered at the end of every four: that is what makes a tune. */
function tune(song: Song, random: Random): Note[] {
  const motif = (): Motif =>
    pick(RHYTHMS, random).map((half) => ({ half, third: random.int(4), passing: random.int(4) === 0 }));
  const call = motif();
  const answer = motif();
  return range(song.bars).flatMap((bar) => {
    if (bar === 0 && song.bars > 6) return [];
    const last = bar === song.bars - 1;
    const phrase = last ? [{ half: 0, third: 0, passing: false }] : bar % 2 ? answer : call;
    return phrase.map(({ half, third, passing }, index): Note => {
      const until = phrase[index + 1]?.half ?? 8;
      const pitch = degree(song, rootOf(song, bar) + third * 2 - 2 + (passing ? 1 : 0));
      const length = ((last ? 4 : until - half) * song.beat) / 2;
      return {
        part: 'lead',
        at: song.at(bar, half),
        length,
        pitch: closeTo(song.tonic + 21, pitch),
        level: 0.55,
      };
    });
  });
}

type Motif = readonly { readonly half: number; readonly third: number; readonly passing: boolean }[];

/** Brushes for the quiet, a backbeat in the middle, four on the floor with running hats at the top. */
function drums(song: Song): Note[] {
  const { energy } = song;
  const kicks = energy > 0.75 ? [0, 2, 4, 6] : energy > 0.45 ? [0, 4, 5] : [0];
  const snares = energy > 0.35 ? [2, 6] : [];
  const hats = energy > 0.8 ? range(16).map((n) => n / 2) : energy > 0.5 ? range(8) : [2, 6];
  return range(song.bars).flatMap((bar) => {
    const hit = (part: Part, half: number, level: number): Note => ({
      part,
      at: song.at(bar, Math.floor(half)) + (half % 1) * song.beat * 0.5,
      length: 0.1,
      pitch: 0,
      level: level * (0.5 + energy * 0.5),
    });
    const fill = bar % 4 === 3 && energy > 0.45 ? [hit('snare', 7, 0.6)] : [];
    return [
      ...kicks.map((half) => hit('kick', half, 0.9)),
      ...snares.map((half) => hit('snare', half, 0.55)),
      ...hats.map((half) => hit('hat', half, half % 2 === 0 ? 0.3 : 0.2)),
      ...fill,
    ];
  });
}

/** The last bar comes home. */
function rootOf(song: Song, bar: number): number {
  return bar === song.bars - 1 ? 0 : song.progression[bar % song.progression.length]!;
}

function degree(song: Song, step: number): number {
  const octave = Math.floor(step / 7);
  return song.tonic + 12 * octave + song.scale[step - 7 * octave]!;
}

/** The octave of a pitch that lies nearest above a floor: voices stay in their range. */
function closeTo(floor: number, pitch: number): number {
  return floor + ((((pitch - floor) % 12) + 12) % 12);
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[random.int(items.length)]!;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
