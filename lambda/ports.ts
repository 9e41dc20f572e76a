/** What the journey needs of the outside world; the adapters live at the edge and are wired in `compose.ts`. */
import type { Exploration } from '../policy/context.ts';
import type { Model, ServingFallback } from '../policy/decide.ts';
import type { DecisionRecord, OutcomeRecord } from '../policy/record.ts';
import type { Arm, PolicyName, RolloutEvent } from '../policy/rollout/state.ts';
import type { MusicIndex } from './catalog/music-index.ts';
import type { Lexicon } from './dialogue/understanding/lexicon.ts';
import type { Affinity } from './listener/affinity.ts';
import type { Embedding } from './listener/embedding.ts';
import type { News, Profile } from './listener/history/profile.ts';

/** Who decides. */
export interface ServedBy {
  readonly model: Model;
  readonly arm: Arm;
  /** Percent of listeners in the challenger's arm; absent and 0: no rollout is on its way. */
  readonly stage?: number;
  readonly rollout?: string;
  /** Why it is not the policy that the arm should be served by. */
  readonly fallback?: ServingFallback;
}

/** What a turn works with and no turn changes: the music, its names, and who decides. */
export interface Engine extends ServedBy {
  readonly music: MusicIndex;
  readonly lexicon: Lexicon;
  readonly exploration: Omit<Exploration, 'stratum'>;
  /** What listeners are known by. Absent: everybody is a stranger. */
  readonly listening?: Listening;
}

export interface Listening {
  readonly embedding: Embedding;
  readonly affinity: Affinity;
}

/** Who serves whom. Never fails and never keeps anybody waiting long: it degrades, with a name. */
export interface Arms {
  servedBy(listener: string): Promise<ServedBy>;
}

/** Policy artifacts, named by their content and never changed. */
export interface PolicyRegistry {
  /** The artifact's text; undefined when there is none of that name. @throws when the registry cannot be reached. */
  read(name: PolicyName): Promise<string | undefined>;
  /** @throws when the registry cannot be reached, or holds something else under that name. */
  publish(name: PolicyName, text: string): Promise<'published' | 'already-there'>;
}

/** Every step of every rollout. The last one says how things stand. */
export interface RolloutJournal {
  latest(): Promise<RolloutEvent | undefined>;
  /** The latest first. */
  history(most: number): Promise<readonly RolloutEvent[]>;
  /** @returns false when somebody else has written an event of this number: nothing is changed then. */
  append(event: RolloutEvent): Promise<boolean>;
}

/** What is watched while it happens; the log says the same, later and in full. */
export interface Meter {
  decided(record: DecisionRecord): void;
  ended(record: OutcomeRecord, arm: Arm): void;
  lost(): void;
  failed(): void;
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
