/** Published requests for music name songs, moods and playlists; hardly any of them feels anything. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { sentimentOf } from '../../../lambda/dialogue/understanding/sentiment/sentiment.ts';
import { sharedData } from '../../support/shared-data.ts';

const path = sharedData('music-utterances.jsonl.gz');

(path ? test.each : test.skip.each)([
  ['PlayMusic', 0.005],
  ['AddToPlaylist', 0.01],
])('%s', (intent, most) => {
  const texts = gunzipSync(readFileSync(path!))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { intent: string; text: string })
    .filter((row) => row.intent === intent)
    .map(({ text }) => text);
  expect(texts.length).toBeGreaterThan(1_000);
  expect(texts.filter((text) => sentimentOf(text) !== 0).length / texts.length).toBeLessThan(most);
});
