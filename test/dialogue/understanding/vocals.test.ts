import { acts } from './small-world.ts';

test.each([
  [
    '+vocals=female',
    [
      'music by women',
      'female artists',
      'girl singers',
      'a lady singing',
      'something sung by a woman',
      'by a female vocalist',
      'fronted by a woman',
      "I'd like a woman's voice",
      'ladies singing',
    ],
  ],
  [
    '+vocals=male',
    ['sung by men', 'guys singing', 'male rappers', 'a man on vocals', 'songs with a male lead'],
  ],
  ['-vocals=male', ['no male singers', 'nothing sung by men']],
  ['+vocals=mixed', ['men and women singing', 'male and female voices', 'duets']],
  ['+vocals=instrumental', ['no vocals please', 'nobody singing', 'without any lyrics', 'just the music']],
] as const)('%s', (expected, texts) => {
  for (const text of texts) expect([text, acts(text)]).toEqual([text, [expected]]);
});

test('beside a genre', () => {
  expect(acts('women in rock')).toEqual(['+vocals=female', '+genre=rock']);
  expect(acts('jazz by a female singer')).toEqual(['+genre=jazz', '+vocals=female']);
});

test('people are not always voices', () => {
  expect(acts('boy bands')).toEqual(['+genre=boy band']);
  expect(acts('man I love jazz')).toEqual(['+genre=jazz']);
  expect(acts('how many women are in congress')).toEqual(['out-of-domain']);
});
