/** What happens once music plays: what fits is heard out, what does not is skipped, and three skips in a row end it. */
import type { Track } from '../lambda/catalog/track.ts';
import type { OutcomeRecord } from '../policy/record.ts';
import { match, type Target } from './target.ts';
import type { World } from './world.ts';

const SKIPPED_AFTER_MS = 15_000;
const UNKNOWN_LENGTH_MS = 210_000;
const PATIENCE = 3;

export interface Heard {
  readonly index: number;
  readonly ms: number;
  readonly finished: boolean;
}

export function listening(queue: readonly Track[], target: Target, world: World): readonly Heard[] {
  const heard: Heard[] = [];
  let skips = 0;
  for (const [index, track] of queue.entries()) {
    const finished = match(track, target, world) >= world.taste.fits;
    heard.push({
      index,
      finished,
      ms: finished ? (track.durationMs ?? UNKNOWN_LENGTH_MS) : SKIPPED_AFTER_MS,
    });
    skips = finished ? 0 : skips + 1;
    if (skips === PATIENCE) break;
  }
  return heard;
}

/**
 * The records a device's playback events would leave. A device also says when a track starts; nothing learns from that,
 * and it would be a third of the log.
 *
 * @param played the outcome that started the music.
 */
export function playbackRecords(played: OutcomeRecord, heard: readonly Heard[]): readonly OutcomeRecord[] {
  const { schema, conversationId, turn, listener } = played;
  let at = Date.parse(played.at);
  return heard.map(({ index, ms, finished }) => {
    at += ms;
    return {
      type: 'outcome',
      schema,
      conversationId,
      turn,
      at: new Date(at).toISOString(),
      listener,
      outcome: 'played',
      source: 'playback',
      playback: { event: finished ? 'finished' : 'stopped', index, offsetMs: ms },
    };
  });
}
