/**
 * How likely it is that a listener likes a recording or a value, as one number between 0 and 1: 0.5 is indifferent.
 * Evidence decides what speaks: for a stranger popularity alone, for somebody known the cosine between their taste and
 * the music, and in between a mixture of both, shrunk towards indifference.
 */
import type { Attribute } from '../../policy/vocabulary.ts';
import type { Bits } from '../catalog/bits.ts';
import type { MusicIndex } from '../catalog/music-index.ts';
import { fameOf, liftOf, logOdds, sigmoid, trustIn } from './calibration.ts';
import { dot, type Embedding } from './embedding.ts';
import { STRANGER, type Taste } from './taste.ts';
import { ValuePlaces } from './value-places.ts';

/** Attributes whose values are a handful of recordings, not a quality of many. */
const NAMES: ReadonlySet<Attribute> = new Set(['artist', 'track', 'album']);

/** Tracks looked at in one question: the best known of what is left, which is what gets played. */
const CONSIDERED = 3_000;

export class Affinity {
  /** The embedding's: beside it a stored taste and a logged affinity mean something. */
  readonly version: string;
  private readonly size: number;
  private readonly dimensions: number;
  private readonly vectors: Float32Array;
  private readonly fame: Float64Array;
  private readonly values: ValuePlaces;
  /** A turn asks of one listener some fifty times, so the last one's scores are kept. */
  private latest: Asked;

  /** Copies the vectors of the whole catalogue: 4 bytes a dimension and recording. */
  constructor(music: MusicIndex, embedding: Embedding) {
    this.version = embedding.version;
    this.size = music.size;
    this.dimensions = embedding.dimensions;
    this.vectors = new Float32Array(music.size * embedding.dimensions);
    for (let ordinal = 0; ordinal < music.size; ordinal++)
      this.vectors.set(embedding.vectorOf(ordinal), ordinal * embedding.dimensions);
    this.fame = Float64Array.from({ length: music.size }, (_, ordinal) => fameOf(ordinal, music.size));
    this.values = new ValuePlaces(music, embedding);
    this.latest = this.asked(STRANGER);
  }

  /** @throws RangeError for an ordinal outside the catalogue. */
  ofTrack(taste: Taste, ordinal: number): number {
    if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal >= this.size)
      throw new RangeError(`ordinal ${ordinal} is outside a catalogue of ${this.size} tracks`);
    return sigmoid(this.score(this.askedBy(taste), ordinal));
  }

  /** A value that no track has leaves everybody indifferent. */
  ofValue(taste: Taste, attribute: Attribute, value: string): number {
    const place = this.values.of(attribute, value);
    if (!place) return 0.5;
    const { vector, trust } = this.askedBy(taste);
    const cosine = dot(vector, place.direction);
    // At right angles to a taste a quality is as frequent there as anywhere; an artist, like a recording, is passed over.
    const lift = NAMES.has(attribute) ? liftOf(cosine) : cosine;
    return sigmoid(logOdds(trust, place.sharpness * lift, place.fame));
  }

  /** Where a value lies, for `taught`: the direction from the middle of the catalogue to its tracks. */
  vectorOf(attribute: Attribute, value: string): Float32Array | undefined {
    return this.values.of(attribute, value)?.direction;
  }

  /** The ordinals of the `limit` tracks with the highest affinity, best first, among the 3,000 best known of `within`. */
  ofTracks(taste: Taste, within: Bits, limit: number): readonly number[] {
    const asked = this.askedBy(taste);
    const best: number[] = [];
    const scores: number[] = [];
    // Insertion into a short list: nearly every candidate is turned away by one comparison with its last.
    for (const ordinal of within.first(CONSIDERED)) {
      const score = this.score(asked, ordinal);
      if (best.length >= limit && !(score > scores[best.length - 1]!)) continue;
      if (best.length >= limit) {
        best.pop();
        scores.pop();
      }
      let place = best.length;
      while (place > 0 && score > scores[place - 1]!) place -= 1;
      best.splice(place, 0, ordinal);
      scores.splice(place, 0, score);
    }
    return limit > 0 ? best : [];
  }

  private score(asked: Asked, ordinal: number): number {
    const known = asked.scores[ordinal]!;
    if (!Number.isNaN(known)) return known;
    const { vector, trust } = asked;
    const cosine = trust === 0 ? 0 : dotAt(vector, this.vectors, ordinal * this.dimensions);
    const score = logOdds(trust, liftOf(cosine), this.fame[ordinal]!);
    asked.scores[ordinal] = score;
    return score;
  }

  private askedBy(taste: Taste): Asked {
    if (this.latest.taste !== taste) this.latest = this.asked(taste);
    return this.latest;
  }

  /** A taste of other dimensions was made of another embedding: it says nothing here, so its owner is a stranger. */
  private asked(taste: Taste): Asked {
    const fits = taste.vector.length === this.dimensions && taste.evidence > 0;
    return {
      taste,
      vector: Float32Array.from(fits ? taste.vector : []),
      trust: fits ? trustIn(taste.evidence) : 0,
      scores: new Float64Array(this.size).fill(Number.NaN),
    };
  }
}

interface Asked {
  readonly taste: Taste;
  readonly vector: Float32Array;
  readonly trust: number;
  /** Log-odds by ordinal; NaN where nobody has asked yet. */
  readonly scores: Float64Array;
}

/** Four sums at a time, because one would wait for itself: this is where a turn's time goes. */
function dotAt(vector: Float32Array, rows: Float32Array, at: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = 0;
  for (; i + 3 < vector.length; i += 4) {
    a += vector[i]! * rows[at + i]!;
    b += vector[i + 1]! * rows[at + i + 1]!;
    c += vector[i + 2]! * rows[at + i + 2]!;
    d += vector[i + 3]! * rows[at + i + 3]!;
  }
  for (; i < vector.length; i++) a += vector[i]! * rows[at + i]!;
  return a + b + c + d;
}
