/** What is measured of a request: how long its decisions took, and what the dashboard counts. */
import type { LogRecord } from '../../policy/record.ts';
import type { Arm } from '../../policy/rollout/state.ts';
import type { Meter } from '../ports.ts';

/** The clock is the edge's: the turn reads none, and replaying a decision does not depend on what it took. */
export function timed<T extends LogRecord>(records: readonly T[], elapsedMs: number): readonly T[] {
  const tookMs = Math.round(elapsedMs);
  return records.map((record) => (record.type === 'decision' ? { ...record, tookMs } : record));
}

/** A declined offer ends nothing, and what happens while a station plays is no conversation. */
export function measure(
  records: readonly LogRecord[],
  arm: Arm,
  { meter }: { readonly meter?: Meter },
): void {
  for (const record of records)
    if (record.type === 'decision') meter?.decided(record);
    else if (record.outcome !== 'rejected' && record.source !== 'playback') meter?.ended(record, arm);
}
