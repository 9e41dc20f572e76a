/** From patterns and catalogue spellings to what samples and values may say. */
import { expand, slotsOf } from '../../scripts/model/pattern.ts';
import { readings, sayable } from '../../scripts/model/sayable.ts';

test.each([
  ['play it', ['play it']],
  [
    '(play|put on) {genre}[ please]',
    ['play {genre}', 'play {genre} please', 'put on {genre}', 'put on {genre} please'],
  ],
  ['find (some |){genre}', ['find some {genre}', 'find {genre}']],
  ['a[ (b|c)] d', ['a d', 'a b d', 'a c d']],
  ['(|a) b', ['b', 'a b']],
])('expand %s', (pattern, samples) => {
  expect(expand(pattern)).toEqual(samples);
});

test.each(['(a', 'a)', '[a|b', 'a (b]'])('an unbalanced pattern is refused: %s', (pattern) => {
  expect(() => expand(pattern)).toThrow(pattern);
});

test('slotsOf', () => {
  expect(slotsOf('{genre} or {genreTwo} please')).toEqual(['genre', 'genreTwo']);
});

test.each([
  ['AC/DC', 'AC DC'],
  ['Simon & Garfunkel', 'Simon and Garfunkel'],
  ['Florence + the Machine', 'Florence and the Machine'],
  ['R.E.M.', 'R. E. M.'],
  ['Notorious B.I.G.', 'Notorious B. I. G.'],
  ['Sgt. Pepper’s', "Sgt Pepper's"],
  ['Ke$ha', 'Kesha'],
  ['P!nk', 'Pink'],
  ['Panic! at the Disco', 'Panic at the Disco'],
  ['Sigur Rós', 'Sigur Rós'],
  ['"Heroes"', 'Heroes'],
  ["Rock 'n' Roll", 'Rock n Roll'],
  ['Blink-182', 'Blink-182'],
  ['What’s Going On?', "What's Going On"],
  ['÷', undefined],
  ['吻別', undefined],
  ['F**k', undefined],
  ['la '.repeat(60), undefined],
])('sayable %s', (name, said) => {
  expect(sayable(name)).toBe(said);
});

test.each([
  ['99 Problems', ['ninety nine problems']],
  ['Blink-182', ['blink one hundred eighty two', 'blink one hundred and eighty two', 'blink one eighty two']],
  ['U2', ['u two']],
  [
    '1984',
    [
      'nineteen eighty four',
      'one thousand nine hundred eighty four',
      'one thousand nine hundred and eighty four',
      'one nine eight four',
    ],
  ],
  ['80s', ['eighties']],
  ['1980s', ['nineteen eighties']],
  ['2004', expect.arrayContaining(['twenty oh four', 'two thousand four', 'two thousand and four'])],
  ['Don’t', ['don t']],
  ["Don't", ['dont']],
  ['Sigur Rós', ['sigur ros']],
])('readings of %s', (text, said) => {
  expect(readings(text).map((words) => words.join(' '))).toEqual(said);
});
