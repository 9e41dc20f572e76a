/**
 * The training log as it lies in the bucket: one file of records a day, `2026-11-21.jsonl.gz`. A day's file holds what
 * was written to the table in the 24 hours that ended on that day.
 */
const FILE = /^(\d{4}-\d\d-\d\d)\.jsonl\.gz$/;
const DAY_MS = 86_400_000;

export function fileOf(day: string): string {
  return `${day}.jsonl.gz`;
}

/** Undefined for a name that is no day's file. */
export function dayOf(name: string): string | undefined {
  return FILE.exec(name)?.[1];
}

/** @throws RangeError when it is no date. */
export function dayAfter(day: string, days: number): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(at)) throw new RangeError(`not a day: ${day}`);
  return new Date(at + days * DAY_MS).toISOString().slice(0, 10);
}

/** Of these files, those of the days that end with `day`. */
export function windowOf<T extends { readonly name: string }>(
  files: readonly T[],
  day: string,
  days: number,
): readonly T[] {
  const before = dayAfter(day, -days);
  return files.filter(({ name }) => {
    const own = dayOf(name);
    return own !== undefined && own > before && own <= day;
  });
}
