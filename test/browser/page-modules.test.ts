/** The page's pure parts, without a browser. */
import * as fc from 'fast-check';
import { asAlexaHears } from '../../console/page/heard.ts';
import { pretty } from '../../console/page/panel/pretty.ts';
import { sketchOf } from '../../console/page/sketch.ts';
import { spokenOf, textOf } from '../../console/page/ssml.ts';
import { escapeXml } from '../../lambda/alexa/ssml.ts';

const AWAY = { inSession: false, hasPlayer: false };
const TALKING = { inSession: true, hasPlayer: false };
const PLAYING = { inSession: false, hasPlayer: true };

test.each([
  ['Alexa, open Segue', AWAY, { type: 'LaunchRequest' }],
  ['alexa open segue.', TALKING, { type: 'LaunchRequest' }],
  ['Alexa', AWAY, { type: 'LaunchRequest' }],
  ['Alexa, ask Segue for some jazz', AWAY, { type: 'words', text: 'some jazz' }],
  ['help me find music', AWAY, { type: 'words', text: 'help me find music' }],
  ['Pause!', PLAYING, { type: 'intent', name: 'AMAZON.PauseIntent' }],
  ['skip this song', PLAYING, { type: 'intent', name: 'AMAZON.NextIntent' }],
  // An answer to Segue, not a button: the skill waits for it.
  ['next', TALKING, { type: 'words', text: 'next' }],
  ['next', { inSession: true, hasPlayer: true }, { type: 'words', text: 'next' }],
  ['exit', TALKING, { type: 'SessionEndedRequest', reason: 'USER_INITIATED' }],
  ['exit', AWAY, { type: 'words', text: 'exit' }],
])('what Alexa makes of "%s" in %j', (text, situation, said) => {
  expect(asAlexaHears(text, situation)).toEqual(said);
});

test('speech and clips are taken apart in order', () => {
  const spoken = spokenOf(
    '<speak>Here it is. <audio src="https://x.example/a.mp3?b=1&amp;c=2"/> Did you <emphasis>like</emphasis> it?</speak>',
  );
  expect(spoken).toEqual([
    { kind: 'say', text: 'Here it is.' },
    { kind: 'clip', url: 'https://x.example/a.mp3?b=1&c=2' },
    { kind: 'say', text: 'Did you like it?' },
  ]);
  expect(textOf(spoken)).toBe('Here it is. ♪ Did you like it?');
});

test('whatever the skill escapes, the page reads back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const plain = text.toWellFormed().replace(/\p{Cc}|[\uFFFE\uFFFF]/gu, ' ');
      expect(textOf(spokenOf(`<speak>${escapeXml(text)}</speak>`))).toBe(plain.replace(/\s+/g, ' ').trim());
    }),
  );
  expect(textOf(spokenOf('<speak>R&amp;B, &lt;3 &amp;lt; &#9835;&#x266B;</speak>'))).toBe('R&B, <3 &lt; ♫♫');
});

test('a sketch is about twenty seconds of notes, the same for the same track, within the range of ears', () => {
  const track = fc.record(
    {
      id: fc.string({ minLength: 1 }),
      genres: fc.subarray(['jazz', 'techno', 'folk']),
      tempo: fc.double({ min: 30, max: 260, noNaN: true }),
      mode: fc.constantFrom('major' as const, 'minor' as const),
      energy: fc.double({ min: 0, max: 1, noNaN: true }),
      acousticness: fc.double({ min: 0, max: 1, noNaN: true }),
    },
    { requiredKeys: ['id', 'genres'] },
  );
  fc.assert(
    fc.property(track, (facts) => {
      const sketch = sketchOf(facts);
      expect(sketchOf(facts)).toEqual(sketch);
      expect(sketch.durationMs).toBeGreaterThan(15_000);
      expect(sketch.durationMs).toBeLessThan(25_000);
      for (const { part, at, length, pitch, level } of sketch.notes) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at * 1_000).toBeLessThan(sketch.durationMs);
        expect(length).toBeGreaterThan(0);
        expect(level).toBeGreaterThan(0);
        expect(level).toBeLessThanOrEqual(1);
        if (!['kick', 'snare', 'hat'].includes(part)) expect(pitch).toBeGreaterThan(23);
        expect(pitch).toBeLessThan(96);
      }
    }),
  );
});

test('drums follow energy, and two tracks have two tunes', () => {
  const drums = (energy: number) =>
    sketchOf({ id: 'a', genres: [], tempo: 120, energy }).notes.filter(({ part }) =>
      ['kick', 'snare', 'hat'].includes(part),
    ).length;
  expect(drums(0.1)).toBe(0);
  expect(drums(0.5)).toBeLessThan(drums(0.9));
  const tune = (id: string) => sketchOf({ id, genres: [], tempo: 120 }).notes.map(({ pitch }) => pitch);
  expect(tune('a')).not.toEqual(tune('b'));
});

test('pretty JSON is still the same JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(pretty(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(pretty({ short: [1, 2], text: 'a  b' })).toBe('{ "short": [ 1, 2 ], "text": "a  b" }');
});
