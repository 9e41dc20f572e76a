/** Listens as ListenBrainz exports them and streams as Spotify does, each object told by the fields it has. */
import {
  type EachRow,
  HEARD_MS,
  type HistoryFormat,
  type HistoryRow,
  type RowProblem,
} from './history-row.ts';
import { JsonObjects } from './json-objects.ts';
import { timeOf } from './times.ts';

type Fields = Readonly<Record<string, unknown>>;

export class JsonRows {
  /** Of the first object that was one of these. */
  format: HistoryFormat | undefined;
  private readonly each: EachRow;
  private readonly objects: JsonObjects;

  constructor(each: EachRow) {
    this.each = each;
    this.objects = new JsonObjects((object) => this.object(object as Fields | undefined));
  }

  write(chunk: string): void {
    this.objects.write(chunk);
  }

  /** @returns whether the file ended before it was over. */
  end(): boolean {
    const { inObject, cutOff } = this.objects.end();
    if (inObject) this.each('cut off');
    return cutOff;
  }

  private object(object: Fields | undefined): void {
    // A page of the API, where an export has the listens themselves.
    const page = listOf(fieldsOf(object?.payload)?.listens) ?? listOf(object?.listens);
    for (const one of page ?? [object]) {
      const [format, row] = rowOf(fieldsOf(one));
      this.format ??= format;
      this.each(row);
    }
  }
}

function rowOf(object: Fields | undefined): readonly [HistoryFormat | undefined, HistoryRow | RowProblem] {
  const heard = fieldsOf(object?.track_metadata);
  if (object && heard) {
    const { artist_name, track_name } = heard;
    return ['ListenBrainz', play(artist_name, track_name, object.listened_at)];
  }
  if (object && 'master_metadata_track_name' in object) {
    const { master_metadata_album_artist_name: artist, master_metadata_track_name: title } = object;
    const row = artist === null || title === null ? 'not music' : play(artist, title, object.ts, object);
    return ['Spotify extended streaming history', row];
  }
  if (object && 'artistName' in object)
    return ['Spotify streaming history', play(object.artistName, object.trackName, object.endTime, object)];
  return [undefined, 'malformed'];
}

function play(artist: unknown, title: unknown, time: unknown, stream: Fields = {}): HistoryRow | RowProblem {
  const at = timeOf(time);
  if (typeof artist !== 'string' || typeof title !== 'string' || artist.trim() === '' || at === undefined)
    return 'malformed';
  const played = stream.ms_played ?? stream.msPlayed;
  // A song shorter than half a minute, heard to its end, was heard.
  const tooShort = typeof played === 'number' && played < HEARD_MS && stream.reason_end !== 'trackdone';
  return { artist, titles: [title], ...(Number.isNaN(at) ? {} : { at }), count: 1, tooShort };
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
