/**
 * Outcomes that nobody reports. A device may never say that its session ended (screens do not), so a conversation
 * whose last prompt stayed unanswered is closed by time: abandoned.
 */
import type { LogRecord, OutcomeRecord } from '../../policy/record.ts';
import { SCHEMA_VERSION } from '../../policy/record.ts';

/** Alexa closes a session about 16 seconds after an unanswered prompt; half an hour also forgives late writes. */
export const PATIENCE_MS = 30 * 60 * 1000;

/** Sees every record of a log once, in any order, and keeps one line a conversation. */
export class SilenceWatch {
  private readonly open = new Map<string, Pick<LogRecord, 'turn' | 'at' | 'listener'>>();
  private readonly closed = new Set<string>();

  add(record: LogRecord): void {
    const id = record.conversationId;
    if (record.type === 'outcome' && record.outcome !== 'rejected') {
      this.closed.add(id);
      this.open.delete(id);
    } else if (!this.closed.has(id) && record.turn >= (this.open.get(id)?.turn ?? 0)) {
      this.open.set(id, { turn: record.turn, at: record.at, listener: record.listener });
    }
  }

  /** One `abandoned` outcome for each conversation that has been silent for longer than the patience. */
  abandoned(now: Date, patienceMs = PATIENCE_MS): readonly OutcomeRecord[] {
    return [...this.open]
      .filter(([, last]) => now.getTime() - Date.parse(last.at) > patienceMs)
      .map(([conversationId, { turn, listener, at }]) => ({
        type: 'outcome',
        schema: SCHEMA_VERSION,
        conversationId,
        turn,
        // When it fell silent, not when we noticed: noticing twice writes the same record.
        at,
        listener,
        outcome: 'abandoned',
        source: 'timer',
      }));
  }
}
