import type { interfaces, Response } from 'ask-sdk-model';
import { queueFrom } from '../../lambda/alexa/queue.ts';
import { Echo } from '../support/echo.ts';
import { segue, starterEngine } from '../support/segue.ts';

type Play = interfaces.audioplayer.PlayDirective;

async function playing() {
  const all = segue();
  const echo = new Echo(all.handler);
  await echo.open();
  await echo.say('jazz from the sixties');
  const response = await echo.say('play it');
  return { ...all, echo, first: playOf(response)! };
}

test('asking to play starts a station of what was said', async () => {
  const { first, log } = await playing();
  const track = starterEngine.music.byId(queueFrom(first.audioItem!.stream!.token)!.q[0]!)!;
  expect(track.year).toBeGreaterThanOrEqual(1960);
  expect(track.year).toBeLessThan(1970);
  expect(first.audioItem!.metadata!.title).toBe(track.title);
  expect(log.outcomes().at(-1)).toMatchObject({ outcome: 'played', source: 'turn' });
  expect(log.outcomes().at(-1)!.played!.tracks[0]).toBe(track.id);
});

test('the next track is lined up before the first is over, and how it went is logged once', async () => {
  const { echo, log, first } = await playing();
  expect(await echo.playback('AudioPlayer.PlaybackStarted')).toEqual({});
  const next = playOf(await echo.playback('AudioPlayer.PlaybackNearlyFinished'))!;
  expect(next.playBehavior).toBe('ENQUEUE');
  expect(next.audioItem!.stream!.expectedPreviousToken).toBe(first.audioItem!.stream!.token);
  expect(queueFrom(next.audioItem!.stream!.token)!.i).toBe(1);
  const finished = { token: first.audioItem!.stream!.token, offsetInMilliseconds: 20_000 };
  await echo.playback('AudioPlayer.PlaybackFinished', finished);
  await echo.playback('AudioPlayer.PlaybackFinished', finished);
  const facts = log.outcomes().flatMap(({ playback }) => (playback ? [playback] : []));
  expect(facts).toEqual([
    { event: 'started', index: 0, offsetMs: 0 },
    { event: 'finished', index: 0, offsetMs: 20_000 },
  ]);
});

test('a track that cannot be played is an outcome, and the next one plays', async () => {
  const { echo, log } = await playing();
  const next = playOf(await echo.playback('AudioPlayer.PlaybackFailed'))!;
  expect(next.playBehavior).toBe('REPLACE_ALL');
  expect(log.outcomes().at(-1)).toMatchObject({ outcome: 'failed', source: 'playback' });
});

test('said to the player: next, previous, pause, resume, shuffle, loop, start over', async () => {
  const { echo } = await playing();
  const place = (response: Response) => queueFrom(playOf(response)!.audioItem!.stream!.token)!.i;
  expect(place(await echo.intent('AMAZON.NextIntent'))).toBe(1);
  expect(place(await echo.intent('AMAZON.NextIntent'))).toBe(2);
  expect(place(await echo.intent('AMAZON.PreviousIntent'))).toBe(1);
  expect((await echo.intent('AMAZON.PauseIntent')).directives).toEqual([{ type: 'AudioPlayer.Stop' }]);
  echo.player = { ...echo.player!, offsetInMilliseconds: 5_000 };
  const resumed = playOf(await echo.intent('AMAZON.ResumeIntent'))!;
  expect(resumed.audioItem!.stream!.offsetInMilliseconds).toBe(5_000);
  const before = queueFrom(resumed.audioItem!.stream!.token)!;
  const shuffled = queueFrom(playOf(await echo.intent('AMAZON.ShuffleOnIntent'))!.audioItem!.stream!.token)!;
  expect(shuffled.q[1]).toBe(before.q[1]);
  expect(shuffled.q).not.toEqual(before.q);
  expect([...shuffled.q].sort()).toEqual([...before.q].sort());
  expect(queueFrom(playOf(await echo.intent('AMAZON.LoopOnIntent'))!.audioItem!.stream!.token)!.loop).toBe(1);
  const over = playOf(await echo.intent('AMAZON.StartOverIntent'))!;
  expect(over.audioItem!.stream!.offsetInMilliseconds).toBe(0);
});

test('the remote’s buttons work without words', async () => {
  const { echo } = await playing();
  expect(playOf(await echo.playback('PlaybackController.NextCommandIssued'))!.playBehavior).toBe(
    'REPLACE_ALL',
  );
  expect((await echo.playback('PlaybackController.PauseCommandIssued')).directives).toEqual([
    { type: 'AudioPlayer.Stop' },
  ]);
  expect(playOf(await echo.playback('PlaybackController.PlayCommandIssued'))).toBeDefined();
});

test('“what is playing?” is answered from what plays, and the music goes on', async () => {
  const { echo, first } = await playing();
  const answer = await echo.say('who is this');
  expect(JSON.stringify(answer.outputSpeech)).toContain(
    first.audioItem!.metadata!.title!.replaceAll('&', '&amp;'),
  );
  expect(answer.shouldEndSession).toBe(true);
  expect(answer.directives).toBeUndefined();
});

test('another skill’s token is left alone', async () => {
  const { echo, log } = await playing();
  const before = log.records.size;
  const foreign = { token: 'someone-elses', offsetInMilliseconds: 0 };
  for (const type of [
    'AudioPlayer.PlaybackNearlyFinished',
    'AudioPlayer.PlaybackFailed',
    'PlaybackController.NextCommandIssued',
  ])
    expect(await echo.playback(type, foreign)).toEqual({});
  expect(log.records.size).toBe(before);
});

function playOf(response: Response): Play | undefined {
  return response.directives?.find((directive): directive is Play => directive.type === 'AudioPlayer.Play');
}
