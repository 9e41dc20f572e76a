/** What the journey needs of the outside world; the adapters live at the edge and are wired in `compose.ts`. */
import type { Exploration } from '../policy/context.ts';
import type { Model } from '../policy/decide.ts';
import type { DecisionRecord, OutcomeRecord } from '../policy/record.ts';
import type { MusicIndex } from './catalog/music-index.ts';
import type { Lexicon } from './dialogue/understanding/lexicon.ts';
import type { Affinity } from './listener/affinity.ts';
import type { Embedding } from './listener/embedding.ts';
import type { News, Profile } from './listener/history/profile.ts';

/** What a turn works with and no turn changes: the music, its names, and who decides. */
export interface Engine {
  readonly music: MusicIndex;
  readonly lexicon: Lexicon;
  readonly model: Model;
  readonly arm: string;
  readonly exploration: Omit<Exploration, 'stratum'>;
  /** What listeners are known by. Absent: everybody is a stranger. */
  readonly listening?: Listening;
}

export interface Listening {
  readonly embedding: Embedding;
  readonly affinity: Affinity;
}

/** Where decisions and outcomes are kept. Both writes may be repeated: the same record is written once. */
export interface DecisionLog {
  /**
   * `conflict`: another decision is already recorded for this turn of the conversation (two answers to one prompt).
   * @throws when the log cannot be reached.
   */
  recordDecision(record: DecisionRecord): Promise<'written' | 'already-there' | 'conflict'>;
  /** @throws when the log cannot be reached. */
  recordOutcome(record: OutcomeRecord): Promise<'written' | 'already-there'>;
  /** Removes everything that was logged for a listener. Returns how many records went. */
  forget(listener: string): Promise<number>;
}

/** Where a record goes when the log is out of reach: one structured line that `segue log recover` can read back in. */
export interface Spill {
  write(record: DecisionRecord | OutcomeRecord, reason: string): void;
}

/** What a conversation should know of its listener from the start. */
export interface Remembered {
  /** As text (`listener/taste.ts`), in the engine's embedding; empty when there is none. */
  readonly taste: string;
  /** Ids of the tracks they were given to hear, oldest first. */
  readonly heard: readonly string[];
}

/** What is known of listeners between conversations. */
export interface ListenerMemory {
  /** Undefined for a stranger. @throws when it cannot be reached. */
  recall(listener: string): Promise<Remembered | undefined>;
  /**
   * Told twice, news change nothing the second time.
   *
   * @param at ISO 8601.
   * @throws when it cannot be reached.
   */
  learn(listener: string, news: readonly News[], at: string): Promise<void>;
  /** Returns whether anything was known. */
  forget(listener: string): Promise<boolean>;
}

/** Where profiles are kept, one item a listener. A write replaces exactly the revision that was read, or nothing. */
export interface ProfileStore {
  read(listener: string): Promise<StoredProfile | undefined>;
  /**
   * @param revision that was read; undefined when there was none.
   * @returns false when somebody else wrote in between.
   */
  write(listener: string, profile: Profile, revision: number | undefined): Promise<boolean>;
  remove(listener: string): Promise<boolean>;
}

export interface StoredProfile {
  readonly profile: Profile;
  readonly revision: number;
}
