/** How well prompts suit the listener at hand: their affinity to what a prompt names. */
import type { Candidate } from '../../../policy/candidate.ts';
import type { Attribute } from '../../../policy/vocabulary.ts';
import type { Bits } from '../../catalog/bits.ts';
import type { MusicIndex } from '../../catalog/music-index.ts';
import { stationFromKey } from '../../catalog/station.ts';
import type { Track } from '../../catalog/track.ts';
import type { Affinity } from '../../listener/affinity.ts';
import type { Taste } from '../../listener/taste.ts';
import { round2 } from './gain.ts';

/** Neither suits nor does not: of prompts that name nothing, and of everything to a skill that knows no tastes. */
export const INDIFFERENT = 0.5;

export class Suited {
  readonly taste: Taste;
  private readonly affinity: Affinity;
  private readonly music: MusicIndex;

  constructor(taste: Taste, affinity: Affinity, music: MusicIndex) {
    this.taste = taste;
    this.affinity = affinity;
    this.music = music;
  }

  ofValue(attribute: Attribute, value: string): number {
    return this.affinity.ofValue(this.taste, attribute, value);
  }

  /** The tracks of a set that suit best, best first. */
  best(within: Bits, limit: number): readonly Track[] {
    return this.affinity.ofTracks(this.taste, within, limit).map((ordinal) => this.music.track(ordinal));
  }

  ofTrack(track: Track): number {
    return this.affinity.ofTrack(this.taste, this.music.ordinalOf(track.id)!);
  }

  /** The affinity to the best of what is named: one of two suggestions is enough. */
  ofPrompt({ kind, attribute, values }: Pick<Candidate, 'kind' | 'attribute' | 'values'>): number {
    switch (kind) {
      case 'open':
      case 'recover':
      case 'request':
        return INDIFFERENT;
      case 'sample': {
        const track = this.music.byId(values[0]!);
        return track ? round2(this.ofTrack(track)) : INDIFFERENT;
      }
      case 'offer':
        return round2(this.ofStation(values[0]!));
      default:
        return round2(Math.max(...values.map((value) => this.ofValue(attribute!, value))));
    }
  }

  /** Of its track, or of the wishes it was made of, whichever it has: their mean. */
  private ofStation(key: string): number {
    const station = stationFromKey(key);
    if (!station) return INDIFFERENT;
    const likes = station.constraints
      .filter(({ polarity }) => polarity === 'like')
      .map(({ attribute, value }) => this.ofValue(attribute, value));
    const track = station.kind === 'like' ? this.music.byId(station.track) : undefined;
    const all = track ? [this.ofTrack(track), ...likes] : likes;
    return all.length === 0 ? INDIFFERENT : all.reduce((a, b) => a + b, 0) / all.length;
  }
}
