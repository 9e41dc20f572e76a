import type { DecisionLog, Spill } from '../../lambda/ports.ts';
import type { DecisionRecord, LogRecord, OutcomeRecord } from '../../policy/record.ts';

/**
 * The decision log of one conversation at a time, in the order things happened. Nothing is sent twice to it, so
 * nothing is looked for; a record the skill could not keep is a mistake of ours and stops the simulation.
 */
export class CollectedLog implements DecisionLog, Spill {
  private records: LogRecord[] = [];

  async recordDecision(record: DecisionRecord): Promise<'written'> {
    this.records.push(record);
    return 'written';
  }

  async recordOutcome(record: OutcomeRecord): Promise<'written'> {
    this.records.push(record);
    return 'written';
  }

  async forget(): Promise<number> {
    return 0;
  }

  write(record: LogRecord, reason: string): void {
    throw new Error(`a ${record.type} of turn ${record.turn} was not kept: ${reason}`);
  }

  /** Hands the records over and begins anew. */
  taken(): readonly LogRecord[] {
    const { records } = this;
    this.records = [];
    return records;
  }
}
