/** What the journey needs of the outside world; the adapters live at the edge and are wired in `compose.ts`. */
import type { Exploration } from '../policy/context.ts';
import type { Model } from '../policy/decide.ts';
import type { DecisionRecord, OutcomeRecord } from '../policy/record.ts';
import type { MusicIndex } from './catalog/music-index.ts';
import type { Lexicon } from './dialogue/understanding/lexicon.ts';
import type { Affinity } from './listener/affinity.ts';
import type { Embedding } from './listener/embedding.ts';

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
