/** Music with names that markup, keys and logs could trip over, and with snippets to hear. */

import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { CatalogBuilder } from '../../lambda/catalog/parse.ts';
import { engineOf } from '../../lambda/compose.ts';
import { promptFromId, promptId } from '../../policy/candidate.ts';
import { Echo, textOf } from '../support/echo.ts';
import { segue } from '../support/segue.ts';

const NAMES = [
  'AC/DC',
  'R&B Kings',
  '<3',
  '"Weird" & Co.',
  "Guns N' Roses",
  'a|b:c%7C',
  '!!!',
  'Sigur Rós',
  '椎名林檎',
  'x'.repeat(300),
];

function engine(preview: boolean) {
  const builder = new CatalogBuilder(genreTree);
  for (const [n, artist] of NAMES.entries())
    for (const [m, title] of NAMES.entries())
      builder.add({
        id: `id-${n}-${m}`,
        title: `${title} ${m}`,
        artist,
        genres: [['rock', 'jazz', 'r&b', 'soul'][m % 4]],
        year: 1960 + 5 * m,
        energy: m / 10,
        popularity: 100 - n - m,
        ...(preview ? { preview_url: `https://snippets.example/x.mp3?a=${n}&b=<${m}>` } : {}),
      });
  return engineOf(builder.build('odd'), { epsilon: 1, exploreShare: 1 });
}

test.each([true, false])(
  'every reply is valid speech and every record reads back (previews: %s)',
  async (preview) => {
    const { handler, log } = segue({ engine: engine(preview) });
    const heard: string[] = [];
    for (let n = 0; n < 40; n++) {
      const echo = new Echo(handler, `odd-${n}`);
      heard.push(JSON.stringify((await echo.open()).outputSpeech));
      for (const text of ['no', 'AC/DC & <3', 'yes', 'who is this', 'no', 'yes', 'R&B', 'play it'])
        if (echo.state) heard.push(JSON.stringify((await echo.say(text)).outputSpeech));
    }
    expect(heard.some((speech) => speech.includes('&lt;3'))).toBe(true);
    expect(heard.some((speech) => speech.includes('<audio src='))).toBe(preview);
    for (const { candidates } of log.decisions())
      for (const { numbers: _, ...prompt } of candidates)
        expect(promptFromId(promptId(prompt))).toEqual(prompt);
  },
);

test('a catalogue of one track can be talked about and played', async () => {
  const builder = new CatalogBuilder(genreTree);
  builder.add({ id: 'only', title: 'Only', artist: 'One', genres: ['jazz'] });
  const { handler } = segue({ engine: engineOf(builder.build('one'), { epsilon: 0.05, exploreShare: 1 }) });
  const echo = new Echo(handler);
  await echo.open();
  for (const text of ['rock', 'no', 'something else', 'jazz'])
    expect(textOf(await echo.say(text))).toMatch(/\?/);
  expect((await echo.say('play it')).directives).toHaveLength(1);
});
