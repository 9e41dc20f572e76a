/** The phrases and words as data: nothing wrong with them, and no wording left in code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TONES } from '../../lambda/dialogue/tone.ts';
import { phraseProblems } from '../../lambda/dialogue/wording/review.ts';
import { PHRASES, type PhraseKey, Wording, wordingsOf } from '../../lambda/dialogue/wording/wording.ts';
import { transcripts } from '../../scripts/transcripts/page.ts';

const WORDING = 'lambda/dialogue/wording';

test('nothing is wrong with the phrases', () => expect(phraseProblems()).toEqual([]));

test.each<[string, object, RegExp]>([
  ['a slot nobody fills', { plain: ['Hello {a}.'] }, /nobody fills \{a\}/],
  ['a slot in no wording', { slots: { a: 'jazz' }, plain: ['Hello.'] }, /\{a\} is in no wording/],
  ['no plain wording', { plain: [], sorry: ['Sorry.'] }, /no plain wording/],
  ['a duplicate', { plain: ['Hello.'], bright: ['Hello.'] }, /twice: "Hello\."/],
  ['an unknown tone', { plain: ['Hello.'], gloomy: ['Oh.'] }, /"gloomy" is not a tone/],
  ['too long', { plain: [`${'So '.repeat(60)}long.`] }, /more than 160/],
  ['no full stop', { plain: ['Hello'] }, /full stop/],
  ['markup', { plain: ['<b>Hello</b>.'] }, /nobody can say/],
  ['no note', { plain: ['Hello.'], when: '' }, /nobody says when/],
])('a review finds %s', (_, phrase, problem) => {
  const problems = phraseProblems({ greeting: { when: 'Now and then.', plain: [], ...phrase } });
  expect(problems.join('\n')).toMatch(problem);
});

test('a tone without wordings says what is plain; in a hurry, the shortest of it', () => {
  expect(wordingsOf('welcome', 'sorry')).toBe(PHRASES.welcome!.plain);
  const [shortest, ...others] = wordingsOf('welcome', 'brief');
  expect(others).toEqual([]);
  for (const wording of PHRASES.welcome!.plain) expect(shortest!.length).toBeLessThanOrEqual(wording.length);
});

test('in every tone a phrase with several wordings is never worded the same way twice running', () => {
  for (const tone of TONES)
    for (const key of Object.keys(PHRASES) as PhraseKey[]) {
      const { slots } = PHRASES[key]!;
      const several = wordingsOf(key, tone).length > 1;
      let before = '';
      let used = {};
      for (let seed = 0; seed < 6; seed++) {
        const wording = new Wording(used, seed, tone);
        const said = wording.say(key, slots);
        if (several) expect(said).not.toBe(before);
        before = said;
        used = wording.used;
      }
    }
});

test('what people hear is data: the code that words replies has no words of its own', () => {
  const found = readdirSync(WORDING)
    .filter((name) => name.endsWith('.ts') && name !== 'review.ts')
    .flatMap((name) => {
      const code = readFileSync(join(WORDING, name), 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/\/\/.*$/gm, '')
        .replace(/^(import|export) [\s\S]*?;$/gm, (line) => (line.includes(' from ') ? '' : line))
        .replace(/new Error\([\s\S]*?\);/g, '');
      const literals = [...code.matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g)];
      return (
        literals
          .map(([, single, double, template]) =>
            (single ?? double ?? template ?? '').replace(/\$\{[^}]*\}/g, ''),
          )
          // Keys are one word with signs; what is said has a blank between words, a capital or an ending.
          .filter((text) => /[a-z] [a-z]|^[A-Z][a-z]|[a-z][?!]/.test(text))
          .map((text) => `${name}: ${text}`)
      );
    });
  expect(found).toEqual([]);
});

test('the transcripts in the documentation are what the skill would say', () => {
  // Written by `npx tsx scripts/transcripts.ts`.
  expect(readFileSync('docs/conversations.md', 'utf8')).toBe(transcripts());
});
