/** Listening histories from disk, in memory that does not grow with the file. */
import { type FileReport, HistoryReader } from '../lambda/listener/history/history-reader.ts';
import type { Tally } from '../lambda/listener/history/tally.ts';
import { bytesOf } from './log-source/lines.ts';
import { UserError } from './user-error.ts';

/**
 * Adds a file to a tally. A gzip that is cut off counts up to there, as the text in it would.
 *
 * @throws UserError when there is no such file, or it is none that could be a history.
 */
export async function tallyFile(path: string, tally: Tally): Promise<FileReport> {
  const before = tally.report();
  const reader = new HistoryReader(tally);
  let decoder: TextDecoder | undefined;
  let cutOff = false;
  try {
    for await (const chunk of bytesOf(path)) {
      decoder ??= decoderFor(chunk, path);
      reader.write(decoder.decode(chunk, { stream: true }));
    }
    if (decoder) reader.write(decoder.decode());
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UserError(`no such file: ${path}`);
    if (code?.startsWith('Z_') && code !== 'Z_BUF_ERROR')
      throw new UserError(`${path}: not a gzip file, or damaged`);
    if (code !== 'Z_BUF_ERROR')
      throw error instanceof UserError ? error : new UserError(`${path}: ${message}`);
    cutOff = true;
  }
  const report = reader.end();
  if (!isHistory(before, tally.report()))
    throw new UserError(
      `${path}: not a listening history: CSV with an artist and a title or a count, ListenBrainz JSON, or Spotify's streaming history`,
    );
  return { ...report, cutOff: cutOff || report.cutOff };
}

type Totals = ReturnType<Tally['report']>;

/** One row in it at least is a play, known or not. */
function isHistory(before: Totals, after: Totals): boolean {
  const broken = ({ leftOut }: Totals) => (leftOut.malformed ?? 0) + (leftOut['cut off'] ?? 0);
  return after.rows - before.rows > broken(after) - broken(before);
}

/** UTF-8, but spreadsheets on Windows write UTF-16. Broken characters become "�" and match nothing. */
function decoderFor(first: Buffer, path: string): TextDecoder {
  if (first[0] === 0x50 && first[1] === 0x4b && (first[2] ?? 0) < 9)
    throw new UserError(`${path}: a zip archive; unpack it and import the files in it`);
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder('utf-16le');
  return new TextDecoder(first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8');
}
