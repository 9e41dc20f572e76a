/** What simulated listeners said in words and was not understood at first. */
import { NameIndex } from '../../../lambda/catalog/names.ts';
import { understand } from '../../../lambda/dialogue/understanding/understand.ts';
import { acts, lexicon, line } from './small-world.ts';

test.each([
  ['something with a lot of energy', ['+energy=high']],
  ['something with little energy', ['+energy=low']],
  ['something spiritual', ['+mood=spiritual']],
  ['something fairly known', ['+popularity=medium']],
  ['partly acoustic', ['+acousticness=medium']],
  ['for doing the chores', ['+activity=cleaning']],
  ["the sound doesn't matter, male vocals", ['dont-care acousticness', '+vocals=male']],
  ['the sound does not matter male vocals', ['+vocals=male']],
  ['epic music', ['+mood=epic']],
  ['yes, play', ['affirm', 'play']],
  ['yes play it', ['affirm', 'play']],
  ['play', ['play']],
])('%s', (text, expected) => expect(acts(text)).toEqual(expected));

describe('"I want" and somebody’s name', () => {
  const names = new NameIndex([
    { artist: 'Backstreet Boys', title: 'I Want It That Way', album: 'Millennium', popularity: 0.8 },
    { artist: 'Pizza', title: 'Slice', album: 'Slice', popularity: 0.3 },
  ]);
  const read = (text: string) => understand(text, undefined, { ...lexicon, names }).acts.map(line);

  test('names music', () => {
    expect(read('I want Backstreet Boys')).toEqual(['+artist=Backstreet Boys']);
  });

  test('but one word may be anything', () => expect(read('i want pizza')).toEqual(['out-of-domain']));
});
