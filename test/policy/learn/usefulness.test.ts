/** Prompt usefulness, rule by rule. */
import { labelOf } from '../../../policy/learn/examples.ts';
import { addPlayback, usefulTurns, wasListenedTo } from '../../../policy/learn/usefulness.ts';
import type { Elicited, OutcomeRecord, Played } from '../../../policy/record.ts';
import { datasetFrom, made, readable } from '../../support/log-builder.ts';
import { outcomeRecord } from '../../support/records.ts';

const PLAYED: Played = { station: 'genre=alternative%20rock&energy=low', tracks: ['a', 'b'], ledBy: 0 };

function useful(
  wishes: readonly Partial<Elicited>[],
  changes: Partial<OutcomeRecord> = {},
): readonly number[] {
  const elicited = wishes.map(
    (wish): Elicited => ({ attribute: 'genre', value: 'jazz', polarity: 'like', turn: 2, ...wish }),
  );
  return usefulTurns(outcomeRecord({ outcome: 'played', played: PLAYED, elicited, ...changes }));
}

test.each<[string, Partial<Elicited>, readonly number[]]>([
  ['what it elicited shows in all that plays', { fits: 1 }, [2]],
  ['what it elicited shows in half of it', { fits: 0.5 }, [2]],
  ['what it elicited shows in less than half', { fits: 0.49 }, []],
  ['what it elicited shows nowhere', { fits: 0 }, []],
  ['nobody dislikes what plays', { polarity: 'dislike', fits: 1 }, []],
  ['it was said unasked', { turn: 0, fits: 1 }, []],
  // Records from before `fits` was logged.
  ['an older record names it in the station', { value: 'alternative rock' }, [2]],
  ['an older record names something else', { value: 'rock' }, []],
  ['an older record has the value under another attribute', { attribute: 'mood', value: 'low' }, []],
  ['an older record names a track that plays', { attribute: 'track', value: 'b' }, [2]],
  ['an older record names a track that does not', { attribute: 'track', value: 'c' }, []],
  ['an older record names a dislike', { value: 'alternative rock', polarity: 'dislike' }, []],
  ['`fits` knows better than the station’s name', { value: 'alternative rock', fits: 0.1 }, []],
])('a prompt when %s', (_, wish, turns) => {
  expect(useful([wish])).toEqual(turns);
});

test('the sample or offer that led to the music was useful, whatever else was', () => {
  const played = { ...PLAYED, ledBy: 5 };
  expect(useful([], { played })).toEqual([5]);
  expect(
    useful(
      [
        { turn: 3, fits: 1 },
        { turn: 4, fits: 0 },
      ],
      { played },
    ),
  ).toEqual([5, 3]);
  expect(useful([{ turn: 5, fits: 1 }], { played })).toEqual([5]);
  expect(useful([])).toEqual([]);
});

test.each(['rejected', 'abandoned', 'stopped', 'failed'] as const)(
  'nothing was useful when %s',
  (outcome) => {
    expect(useful([{ fits: 1 }], { outcome, played: { ...PLAYED, ledBy: 5 } })).toEqual([]);
  },
);

test('nothing was useful when nothing is said of what played', () => {
  const { played: _, ...unknown } = outcomeRecord({ outcome: 'played', played: PLAYED });
  expect(usefulTurns(unknown)).toEqual([]);
});

function listened(...events: readonly (readonly [event: string, offsetMs: number])[]) {
  const listening = { heard: 0, skipped: 0, ms: 0 };
  for (const [event, offsetMs] of events) addPlayback(listening, { event, offsetMs, index: 0 });
  return listening;
}

test('a track counts as heard when it ends, or after half a minute', () => {
  expect(listened(['finished', 5_000])).toMatchObject({ heard: 1, skipped: 0 });
  expect(listened(['stopped', 30_000])).toEqual({ heard: 1, skipped: 0, ms: 30_000 });
  expect(listened(['stopped', 29_999])).toEqual({ heard: 0, skipped: 1, ms: 29_999 });
  expect(listened(['started', 0], ['nearly-finished', 90_000], ['failed', 100])).toEqual({
    heard: 0,
    skipped: 0,
    ms: 0,
  });
});

test('music was listened to unless more of it was skipped than heard', () => {
  expect(wasListenedTo(listened())).toBe(true);
  expect(wasListenedTo(listened(['finished', 1], ['stopped', 1]))).toBe(true);
  expect(wasListenedTo(listened(['finished', 1], ['stopped', 1], ['stopped', 1]))).toBe(false);
});

const playback = (index: number, event: string, offsetMs: number) =>
  outcomeRecord({
    conversationId: 'conversation-0',
    turn: 3,
    at: '2026-01-05T00:05:00.000Z',
    outcome: 'played',
    source: 'playback',
    playback: { event, index, offsetMs },
  });

test('music that was skipped from track to track takes the usefulness of its whole conversation, and of no other', () => {
  const log = [...made(0), ...made(1)];
  const usefulness = (records: readonly unknown[]) => readable(datasetFrom(records)).map((row) => row.useful);
  expect(usefulness(log)).toEqual([1, 0, 1, 1, 0, 1]);
  const skipped = [playback(0, 'stopped', 15_000), playback(1, 'stopped', 15_000)];
  expect(usefulness([...log, ...skipped])).toEqual([0, 0, 0, 1, 0, 1]);
  const heard = [playback(2, 'stopped', 31_000), playback(3, 'finished', 200_000)];
  expect(usefulness([...heard, ...log, ...skipped])).toEqual([1, 0, 1, 1, 0, 1]);
});

test('learned from is usefulness that comes soon: a fifth less for each prompt still to come', () => {
  const data = datasetFrom(made(0));
  expect(Array.from(data.order, (row) => labelOf(data, row, 'plain'))).toEqual([1, 0, 1]);
  const soon = Array.from(data.order, (row) => labelOf(data, row, 'soon'));
  expect(soon[0]).toBeCloseTo(0.64, 12);
  expect(soon.slice(1)).toEqual([0, 1]);
});
