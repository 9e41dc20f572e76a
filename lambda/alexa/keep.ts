import type { LogRecord } from '../../policy/record.ts';
import type { DecisionLog, Meter, Spill } from '../ports.ts';

/**
 * Writes what a turn learned before its answer goes out. The customer is answered whatever happens here: a record
 * that cannot be written, or that contradicts one already there, is spilled with the reason.
 */
export async function keep(
  records: readonly LogRecord[],
  { log, spill, meter }: { readonly log: DecisionLog; readonly spill: Spill; readonly meter?: Meter },
): Promise<void> {
  await Promise.all(
    records.map(async (record) => {
      try {
        const result =
          record.type === 'decision' ? await log.recordDecision(record) : await log.recordOutcome(record);
        if (result === 'conflict') spill.write(record, 'conflict');
      } catch (error) {
        meter?.lost();
        spill.write(record, error instanceof Error ? `${error.name}: ${error.message}` : String(error));
      }
    }),
  );
}
