import { readFileSync } from 'node:fs';
import { defaultWorld } from '../../simulator/default-world.ts';
import { randomWorld } from '../../simulator/random-world.ts';
import { type World, worldFrom } from '../../simulator/world.ts';

const read = (world: unknown) => worldFrom(JSON.stringify(world), 'w.json');

test('the default world and every random one are legal worlds, and worlds/default.json is the default', () => {
  expect(read(defaultWorld)).toEqual(defaultWorld);
  expect(worldFrom(readFileSync('worlds/default.json', 'utf8'), 'default.json')).toEqual(defaultWorld);
  for (let seed = 0; seed < 200; seed++) expect(read(randomWorld(seed))).toEqual(randomWorld(seed));
  expect(randomWorld(1)).not.toEqual(randomWorld(2));
});

test.each<[string, (world: World) => unknown, RegExp]>([
  ['an unknown key', (world) => ({ ...world, temper: 1 }), /^w\.json: temper: /],
  [
    'an unknown key inside',
    (world) => ({ ...world, taste: { ...world.taste, colour: 1 } }),
    /^w\.json: taste\.colour: /,
  ],
  ['a missing key', ({ bias: _, ...rest }) => rest, /^w\.json: bias: /],
  [
    'a share above 1',
    (world) => ({ ...world, hearing: { ...world.hearing, mishearing: 1.5 } }),
    /^w\.json: hearing\.mishearing: /,
  ],
  ['text for a number', (world) => ({ ...world, history: 'much' }), /^w\.json: history: /],
  ['another version', (world) => ({ ...world, version: 9 }), /^w\.json: version: /],
  [
    'bounds the wrong way round',
    (world) => ({ ...world, taste: { ...world.taste, fewestWishes: 5, mostWishes: 2 } }),
    /^w\.json: taste\.fewestWishes: /,
  ],
  ['a list', () => [], /^w\.json: /],
])('%s is refused in one line that names the place', (_, change, message) => {
  const broken = () => read(change(defaultWorld));
  expect(broken).toThrow(message);
  expect(broken).not.toThrow(/\n/);
});

test('what is not JSON is refused in one line', () => {
  expect(() => worldFrom('{', 'w.json')).toThrow(/^w\.json is not JSON: .+$/);
});
