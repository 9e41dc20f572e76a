/** Who listened to whom, from a file: `listener,artist,count`, with or without a header. */
import { parse } from 'csv-parse/sync';
import { foldName } from '../lambda/catalog/fold.ts';
import type { Track } from '../lambda/catalog/track.ts';
import { artistFacts } from '../lambda/listener/artist-facts.ts';
import type { CoListening } from '../lambda/listener/hybrid-embedding.ts';
import { eachLine } from './log-source/lines.ts';
import { UserError } from './user-error.ts';

export interface CoListeningFile {
  readonly data: CoListening;
  /** By listener number. */
  readonly names: readonly string[];
  readonly rows: number;
  readonly leftOut: Readonly<Record<string, number>>;
  /** Artists the catalogue knows something of. */
  readonly known: number;
}

const HEADER = /^"?(user|listener|userid|user_id|listener_id)"?[,;\t]/i;

/**
 * @param earlier names of a training before, which keep their numbers.
 * @throws UserError when nothing in the file is such a row.
 */
export async function readCoListening(
  path: string,
  tracks: readonly Track[],
  earlier: readonly string[] = [],
): Promise<CoListeningFile> {
  const listeners = new Map(earlier.map((name, index) => [name, index]));
  const artists = new Map<string, { readonly artist: string; readonly item: number }>();
  const counts = new Map<string, { listener: number; item: number; count: number }>();
  const leftOut: Record<string, number> = {};
  let rows = 0;
  const leave = (reason: string) => {
    leftOut[reason] = (leftOut[reason] ?? 0) + 1;
  };
  await eachLine(path, (line, row) => {
    if (row === 1 && HEADER.test(line)) return;
    rows += 1;
    const fields = fieldsOf(line);
    const [listener, artist, text] = fields;
    const count = Number(text);
    if (fields.length < 3 || !listener || !artist) return leave('malformed');
    if (!Number.isFinite(count) || text === '') return leave('count is no number');
    if (count <= 0) return leave('not played');
    const who = indexIn(listeners, listener);
    const folded = foldName(artist);
    if (folded === '') return leave('malformed');
    const item = artists.get(folded)?.item ?? artists.size;
    if (!artists.has(folded)) artists.set(folded, { artist, item });
    const key = `${who} ${item}`;
    const known = counts.get(key);
    if (known) known.count += count;
    else counts.set(key, { listener: who, item, count });
  });
  if (counts.size === 0)
    throw new UserError(`${path}: no row of it is listener, artist, count (of ${rows} rows)`);
  const recordings = new Map<string, Track[]>();
  for (const track of tracks) {
    const folded = foldName(track.artist);
    const known = recordings.get(folded);
    if (known) known.push(track);
    else recordings.set(folded, [track]);
  }
  const facts = [...artists].map(([folded, { artist }]) => ({
    artist,
    ...artistFacts(recordings.get(folded) ?? []),
  }));
  return {
    data: { listeners: listeners.size, artists: facts, listens: [...counts.values()] },
    names: [...listeners.keys()],
    rows,
    leftOut,
    known: [...artists.keys()].filter((folded) => recordings.has(folded)).length,
  };
}

/** A line that is no CSV has no fields. */
function fieldsOf(line: string): readonly string[] {
  try {
    const options = { delimiter: [',', ';', '\t'], bom: true, trim: true, relax_column_count: true };
    return (parse(line, options) as string[][])[0] ?? [];
  } catch {
    return [];
  }
}

function indexIn(names: Map<string, number>, name: string): number {
  const known = names.get(name);
  if (known !== undefined) return known;
  names.set(name, names.size);
  return names.size - 1;
}
