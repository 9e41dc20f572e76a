/** Every reply of simulated conversations is one the platform takes, in every locale's voice. */

import { spokenResponse } from '../../lambda/alexa/response.ts';
import { ssmlOf } from '../../lambda/alexa/ssml.ts';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { starterCatalog } from '../../lambda/catalog/starter.ts';
import { type Segment, sayIn } from '../../lambda/dialogue/reply.ts';
import { ABOUT_MUSIC, APOLOGETIC, CHEERFUL } from '../../lambda/dialogue/tone.ts';
import { Chance } from '../../simulator/chance.ts';
import { defaultWorld } from '../../simulator/default-world.ts';
import { SimulatedListener } from '../../simulator/listener.ts';
import { RememberingIndex } from '../../simulator/remembering-index.ts';
import { settingFor } from '../../simulator/setting.ts';
import { wordsFor } from '../../simulator/text/words.ts';
import { Echo } from '../support/echo.ts';
import { simulated } from '../support/log-builder.ts';
import { responseProblems } from '../support/response-problems.ts';
import { segue } from '../support/segue.ts';

const LOCALES = ['en-US', 'en-GB', 'en-CA', 'en-AU', 'en-IN'] as const;

test('every reply of 200 conversations passes the validator, each conversation in another locale', async () => {
  const voiced = new Map<string, number>();
  let checked = 0;
  for (const [n, { replies }] of simulated(200).entries()) {
    const locale = LOCALES[n % LOCALES.length]!;
    for (const reply of replies) {
      const response = spokenResponse(reply, locale);
      expect(await responseProblems({ version: '1.0', response }, { type: 'IntentRequest', locale })).toEqual(
        [],
      );
      for (const [tag] of JSON.stringify(response).matchAll(/<amazon:\w+/g))
        voiced.set(`${tag} ${locale}`, (voiced.get(`${tag} ${locale}`) ?? 0) + 1);
      checked += 1;
    }
  }
  expect(checked).toBeGreaterThan(800);
  expect([...voiced.keys()].sort()).toEqual([
    '<amazon:domain en-CA',
    '<amazon:domain en-GB',
    '<amazon:domain en-US',
    '<amazon:emotion en-GB',
    '<amazon:emotion en-US',
  ]);
});

test.each(LOCALES)('in words, through the envelopes of a device in %s', async (locale) => {
  const simulation = { world: defaultWorld, policy: 'rule', seed: 7, exploreShare: 1, epsilon: 0.05 };
  const { population, seed } = settingFor(
    simulation,
    new RememberingIndex(starterCatalog(genreTree), genreTree),
  );
  const { handler } = segue();
  let turns = 0;
  for (let n = 0; n < 12; n++) {
    const listener = new SimulatedListener(population, seed, n);
    const echo = new Echo(handler, `${locale}-${n}`, `user-${n}`, locale);
    // Every answer is validated by the device itself.
    let response = await echo.open();
    for (let nth = 0; nth < 40 && !response.shouldEndSession; nth++) {
      const { pending } = echo.state;
      const reaction = listener.react(pending!);
      if (reaction.kind === 'leaves') break;
      const words = wordsFor(
        reaction.meaning.acts,
        pending!.kind,
        new Chance(seed, n, 'words', nth),
        reaction.feeling,
      );
      response = await echo.say(words);
      turns += 1;
    }
  }
  expect(turns).toBeGreaterThan(20);
});

test('a voice is worded by what the locale has, and holds words only', () => {
  const speech: readonly Segment[] = [
    ...sayIn(APOLOGETIC, 'Sorry.'),
    ...sayIn(CHEERFUL, 'Ooh, R&B!'),
    { kind: 'snippet', url: 'https://a.example/1.mp3' },
    ...sayIn(ABOUT_MUSIC, 'This?'),
  ];
  const sorry = '<amazon:emotion name="disappointed" intensity="low">Sorry.</amazon:emotion>';
  const cheer = '<amazon:emotion name="excited" intensity="low">Ooh, R&amp;B!</amazon:emotion>';
  const music = (words: string) => `<amazon:domain name="music">${words}</amazon:domain>`;
  const snippet = '<audio src="https://a.example/1.mp3"/>';
  expect(ssmlOf(speech, 'en-GB')).toBe([sorry, cheer, snippet, music('This?')].join(' '));
  expect(ssmlOf(speech, 'en-CA')).toBe(['Sorry.', music('Ooh, R&amp;B!'), snippet, music('This?')].join(' '));
  expect(ssmlOf(speech, 'en-AU')).toBe(['Sorry.', 'Ooh, R&amp;B!', snippet, 'This?'].join(' '));
  expect(ssmlOf(speech)).toBe(ssmlOf(speech, 'en-AU'));
});

test('what does not fit is cut inside its voice, never the markup', async () => {
  const ssml = ssmlOf(sayIn(CHEERFUL, '&'.repeat(9_000)), 'en-US');
  expect(ssml.length).toBeLessThan(8_000);
  expect(ssml).toMatch(/^<amazon:emotion [^>]*>(&amp;)+<\/amazon:emotion>$/);
});

test.each([
  ['en-AU', '<amazon:domain name="music">Hi?</amazon:domain>', /in en-AU/],
  ['en-CA', '<amazon:emotion name="excited" intensity="low">Hi?</amazon:emotion>', /in en-CA/],
  [
    'en-US',
    '<amazon:domain name="music"><amazon:emotion name="excited" intensity="low">Hi?</amazon:emotion></amazon:domain>',
    /inside a voice/,
  ],
  [
    'en-US',
    '<amazon:domain name="music"><audio src="https://a.example/1.mp3"/></amazon:domain>',
    /inside a voice/,
  ],
  ['en-US', '<amazon:domain name="music">Hi?', /left open/],
  ['en-US', '<amazon:domain name="news">Hi?</amazon:domain>', /not a tag of ours/],
])('the validator refuses, in %s: %s', async (locale, inner, problem) => {
  const response = { outputSpeech: { type: 'SSML', ssml: `<speak>${inner}</speak>` } } as const;
  const problems = await responseProblems({ version: '1.0', response }, { type: 'IntentRequest', locale });
  expect(problems.join('\n')).toMatch(problem);
});
