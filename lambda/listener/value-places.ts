/** Where the values of attributes lie among the recordings: computed when first asked for, then remembered. */
import type { Attribute } from '../../policy/vocabulary.ts';
import type { MusicIndex } from '../catalog/music-index.ts';
import { fameOf } from './calibration.ts';
import { type Embedding, normalise } from './embedding.ts';

export interface ValuePlace {
  /** Of length 1: from the middle of the catalogue towards the tracks that have the value. */
  readonly direction: Float32Array;
  /** 0–1: how much the direction says, little where the tracks lie all over the catalogue. */
  readonly sharpness: number;
  /** 0–1: how well known the best of it is. */
  readonly fame: number;
}

export class ValuePlaces {
  private readonly music: MusicIndex;
  private readonly embedding: Embedding;
  private readonly places = new Map<string, ValuePlace>();

  constructor(music: MusicIndex, embedding: Embedding) {
    this.music = music;
    this.embedding = embedding;
  }

  /** Undefined when no track has the value. */
  of(attribute: Attribute, value: string): ValuePlace | undefined {
    const key = `${attribute}:${value}`;
    const known = this.places.get(key);
    if (known) return known;
    const place = this.place(attribute, value);
    if (!place) return undefined;
    // Names come from conversations without end; computing a place again costs microseconds.
    if (this.places.size >= MOST_PLACES) this.places.clear();
    this.places.set(key, place);
    return place;
  }

  /** The centroid of the tracks having it, each weighted by how well known it is: that is what people mean by it. */
  private place(attribute: Attribute, value: string): ValuePlace | undefined {
    const having = this.music.having(attribute, value);
    if (!having) return undefined;
    const size = this.music.size;
    const sum = new Float32Array(this.embedding.dimensions);
    let weights = 0;
    having.forEach((ordinal) => {
      const vector = this.embedding.vectorOf(ordinal);
      const weight = fameOf(ordinal, size);
      weights += weight;
      for (let i = 0; i < sum.length; i++) sum[i]! += weight * vector[i]!;
    });
    const agreement = Math.hypot(...sum) / weights;
    const best = having.first(BEST);
    return {
      direction: normalise(sum),
      sharpness: agreement / (agreement + HALF_AGREED),
      fame: best.reduce((total, ordinal) => total + fameOf(ordinal, size), 0) / Math.max(best.length, FEW),
    };
  }
}

const MOST_PLACES = 16_384;
/** A value is as well known as the best of it: all of it would blame a genre for its depth. */
const BEST = 50;
/** With fewer recordings than this it is the less known for it: one hit does not make a genre. */
const FEW = 10;
/**
 * Agreement (mean resultant length, Mardia & Jupp 2000) at which half of the direction counts. Without it "medium
 * energy", which is all over the catalogue, would have as sharp a direction as bebop.
 */
const HALF_AGREED = 0.2;
