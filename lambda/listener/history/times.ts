/** When something was played, in the spellings exports use. All are taken as UTC, which is what they are in. */

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Nothing was scrobbled before: earlier times are what clocks say that were never set. */
const EARLIEST = Date.UTC(2002, 0, 1);
/** Beyond this a number counts milliseconds, not seconds: it would be the year 5138. */
const SECONDS = 1e11;

/** @returns milliseconds since 1970, NaN for a clock that was never set, undefined for what is no time at all. */
export function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'number' ? ofNumber(value) : ofText(String(value ?? '').trim());
  return time !== undefined && time < EARLIEST ? Number.NaN : time;
}

function ofNumber(value: number): number | undefined {
  if (!Number.isFinite(value) || value < 0) return undefined;
  return value < SECONDS ? value * 1_000 : value;
}

function ofText(text: string): number | undefined {
  if (/^\d{9,13}(\.\d+)?$/.test(text)) return ofNumber(Number(text));
  const iso =
    /^(\d{4})[-/](\d\d)[-/](\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(?: ?(?:Z|UTC|\+00:?00))?$/.exec(
      text,
    );
  if (iso) return utc(iso[1]!, Number(iso[2]) - 1, iso[3]!, iso.slice(4));
  // As lastfm-to-csv and Last.fm's own pages write it: "31 Jan 2020 12:34", "31 Jan 2020, 12:34".
  const spoken = /^(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})(?:,? (\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
  const month = MONTHS.indexOf(spoken?.[2]?.toLowerCase() ?? '');
  return spoken && month >= 0 ? utc(spoken[3]!, month, spoken[1]!, spoken.slice(4)) : undefined;
}

function utc(
  year: string,
  month: number,
  day: string,
  clock: readonly (string | undefined)[],
): number | undefined {
  const [hours, minutes, seconds] = [0, 1, 2].map((i) => Number(clock[i] ?? 0)) as [number, number, number];
  const inRange =
    month < 12 && Number(day) >= 1 && Number(day) <= 31 && hours < 24 && minutes < 60 && seconds < 61;
  return inRange ? Date.UTC(Number(year), month, Number(day), hours, minutes, seconds) : undefined;
}
