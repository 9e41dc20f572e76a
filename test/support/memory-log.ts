/** The decision log in memory: the second adapter of its port, for tests that are about something else. */

import { entryOf } from '../../lambda/aws/item.ts';
import type { DecisionLog, ProfileStore, Spill, StoredProfile } from '../../lambda/ports.ts';
import type { DecisionRecord, LogRecord, OutcomeRecord } from '../../policy/record.ts';

export class MemoryLog implements DecisionLog {
  readonly records = new Map<string, LogRecord>();

  async recordDecision(record: DecisionRecord): Promise<'written' | 'already-there' | 'conflict'> {
    const there = this.records.get(key(record)) as DecisionRecord | undefined;
    if (!there) this.records.set(key(record), record);
    return !there ? 'written' : there.request === record.request ? 'already-there' : 'conflict';
  }

  async recordOutcome(record: OutcomeRecord): Promise<'written' | 'already-there'> {
    if (this.records.has(key(record))) return 'already-there';
    this.records.set(key(record), record);
    return 'written';
  }

  async forget(listener: string): Promise<number> {
    const theirs = [...this.records].filter(([, record]) => record.listener === listener);
    for (const [id] of theirs) this.records.delete(id);
    return theirs.length;
  }

  async conversation(conversationId: string): Promise<readonly LogRecord[]> {
    return [...this.records]
      .filter(([, record]) => record.conversationId === conversationId)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, record]) => record);
  }

  decisions(): readonly DecisionRecord[] {
    return [...this.records.values()].filter((record) => record.type === 'decision');
  }

  outcomes(): readonly OutcomeRecord[] {
    return [...this.records.values()].filter((record) => record.type === 'outcome');
  }
}

function key(record: LogRecord): string {
  return `${record.conversationId}#${entryOf(record)}`;
}

export class MemorySpill implements Spill {
  readonly lines: { readonly record: LogRecord; readonly reason: string }[] = [];

  write(record: LogRecord, reason: string): void {
    this.lines.push({ record, reason });
  }
}

/** The profiles' second adapter. */
export class MemoryProfiles implements ProfileStore {
  readonly stored = new Map<string, StoredProfile>();

  async read(listener: string): Promise<StoredProfile | undefined> {
    return this.stored.get(listener);
  }

  async write(
    listener: string,
    profile: StoredProfile['profile'],
    revision: number | undefined,
  ): Promise<boolean> {
    if (this.stored.get(listener)?.revision !== revision) return false;
    this.stored.set(listener, { profile, revision: (revision ?? 0) + 1 });
    return true;
  }

  async remove(listener: string): Promise<boolean> {
    return this.stored.delete(listener);
  }
}
