/** Which column of a CSV history is what: by its header, or without one by what the first rows look like. */
import { timeOf } from './times.ts';

export interface CsvLayout {
  readonly delimiter: string;
  readonly hasHeader: boolean;
  readonly columns: number;
  readonly artist: number;
  readonly titles: readonly number[];
  readonly time?: number;
  readonly count?: number;
  readonly played?: number;
}

type Column = 'artist' | 'title' | 'time' | 'count' | 'played';

/** Names exporters give their columns, without case, blanks and underscores; the first of a kind wins. */
const NAMES: ReadonlyMap<string, Column> = new Map(
  (
    [
      ['artist', 'artist artistname artistid albumartist mastermetadataalbumartistname'],
      ['title', 'track trackname title song songname songtitle name mastermetadatatrackname'],
      ['time', 'uts timestamp date time datetime utctime playedat listenedat scrobbledat endtime ts'],
      ['count', 'plays playcount weight count scrobbles listens'],
      ['played', 'msplayed playedms'],
    ] as const
  ).flatMap(([column, names]) => names.split(' ').map((name) => [name, column] as const)),
);

/** The fields of one line; undefined where a quote is never closed. A name with a line break in it does not occur. */
export function csvFields(line: string, delimiter: string): string[] | undefined {
  if (!line.includes('"')) return line.split(delimiter).map((field) => field.trim());
  const fields: string[] = [];
  let at = 0;
  while (at <= line.length) {
    while (line[at] === ' ') at += 1;
    if (line[at] !== '"') {
      const end = line.indexOf(delimiter, at);
      const stop = end < 0 ? line.length : end;
      fields.push(line.slice(at, stop).trim());
      at = stop + 1;
      continue;
    }
    let field = '';
    for (at += 1; ; ) {
      const quote = line.indexOf('"', at);
      if (quote < 0) return undefined;
      field += line.slice(at, quote);
      at = quote + 1;
      if (line[at] !== '"') break;
      field += '"';
      at += 1;
    }
    fields.push(field.trim());
    const end = line.indexOf(delimiter, at);
    at = end < 0 ? line.length + 1 : end + 1;
  }
  return fields;
}

/** @param lines the first few of the file. Undefined when no column can be an artist's. */
export function layoutOf(lines: readonly string[]): CsvLayout | undefined {
  const first = lines[0] ?? '';
  const delimiter = [',', '\t', ';'].reduce((a, b) =>
    first.split(b).length > first.split(a).length ? b : a,
  );
  return byHeader(csvFields(first, delimiter) ?? [], delimiter) ?? byLooks(lines, delimiter);
}

function byHeader(fields: readonly string[], delimiter: string): CsvLayout | undefined {
  const found = new Map<Column, number>();
  for (const [place, field] of fields.entries()) {
    const column = NAMES.get(field.toLowerCase().replace(/[\s_-]+/g, ''));
    if (column && !found.has(column)) found.set(column, place);
  }
  const artist = found.get('artist');
  if (artist === undefined || !(found.size > 1 || fields.length === 1)) return undefined;
  const title = found.get('title');
  return {
    ...{ delimiter, hasHeader: true, columns: fields.length, artist },
    titles: title === undefined ? [] : [title],
    ...optional('time', found.get('time')),
    ...optional('count', found.get('count')),
    ...optional('played', found.get('played')),
  };
}

/**
 * Artist first, as all exports without a header have it; then title and album in either order, and a time anywhere.
 * Two columns of which the second is numbers throughout are counts: one song called "1999" does not make them so.
 */
function byLooks(lines: readonly string[], delimiter: string): CsvLayout | undefined {
  const fields = lines.flatMap((line) => {
    const split = csvFields(line, delimiter);
    return split ? [split] : [];
  });
  const columns = mostFrequent(fields.map(({ length }) => length));
  const typical = fields.filter(({ length }) => length === columns);
  if (columns < 2 || columns > MOST_COLUMNS || typical.length === 0) return undefined;
  const mostly = (place: number, is: (field: string) => boolean) =>
    typical.filter((row) => is(row[place]!)).length >= MOSTLY * typical.length;
  const places = Array.from({ length: columns }, (_, place) => place);
  const time = places.find((place) => mostly(place, (field) => timeOf(field) !== undefined));
  const rest = places.filter((place) => place !== time);
  const [artist, ...others] = rest;
  if (artist === undefined) return undefined;
  const count = others.find((place) => mostly(place, (field) => /^\d{1,8}$/.test(field)));
  const titles = others.filter((place) => place !== count).slice(0, 2);
  return {
    ...{ delimiter, hasHeader: false, columns, artist, titles },
    ...optional('time', time),
    ...optional('count', count),
  };
}

const MOST_COLUMNS = 12;
const MOSTLY = 0.8;

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function optional<Name extends string>(name: Name, place: number | undefined): { [K in Name]?: number } {
  return (place === undefined ? {} : { [name]: place }) as { [K in Name]?: number };
}
