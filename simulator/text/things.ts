/** What listeners call what they want: a few ways of naming a value, as people say them and not as the skill does. */
import { spokenValue } from '../../lambda/dialogue/wording/spoken.ts';
import type { Attribute } from '../../policy/vocabulary.ts';
import type { Chance } from '../chance.ts';

/** Values that are not called by their name. */
const CALLED: ReadonlyMap<string, readonly string[]> = new Map([
  ['energy:low', ['something laid back', 'something mellow', 'something with little energy']],
  ['energy:medium', ['something with medium energy', 'medium energy music']],
  ['energy:high', ['something upbeat', 'something with a lot of energy', 'high energy music']],
  ['tempo:low', ['something slow', 'slow songs', 'a slow tempo']],
  ['tempo:medium', ['something mid-tempo', 'a medium tempo']],
  ['tempo:high', ['something fast', 'fast songs', 'a fast tempo']],
  ['acousticness:low', ['something electric', 'electric music']],
  ['acousticness:medium', ['something partly acoustic']],
  ['acousticness:high', ['something acoustic', 'acoustic music', 'something unplugged']],
  ['popularity:low', ['something little known', 'a hidden gem', 'something obscure']],
  ['popularity:medium', ['something fairly known', 'something fairly popular']],
  ['popularity:high', ['something well known', 'something popular', 'hits']],
  ['vocals:male', ['a male voice', 'a man singing', 'male vocals']],
  ['vocals:female', ['a female voice', 'a woman singing', 'female vocals']],
  ['vocals:mixed', ['several voices', 'mixed vocals']],
  ['vocals:choir', ['a choir', 'something with a choir']],
  ['vocals:instrumental', ['something instrumental', 'no singing', 'instrumental music']],
  ['activity:workout', ['music for working out', 'something for my workout', 'workout music']],
  ['activity:running', ['music for running', 'something to run to']],
  ['activity:focus', ['music to focus', 'something to concentrate', 'music for studying']],
  ['activity:sleep', ['music to sleep', 'something to fall asleep to']],
  ['activity:party', ['party music', 'something for a party']],
  ['activity:relaxing', ['music to relax', 'something relaxing']],
  ['activity:dinner', ['dinner music', 'something for dinner']],
  ['activity:driving', ['music for driving', 'something for the road']],
  ['activity:cooking', ['music for cooking', 'something to cook to']],
  ['activity:dancing', ['music to dance to', 'something for dancing']],
  ['activity:romance', ['something for a romantic evening', 'music for a date']],
  ['activity:morning', ['something for the morning', 'morning music']],
  ['activity:meditation', ['meditation music', 'something to meditate to']],
  ['activity:cleaning', ['music for cleaning', 'something for doing the chores']],
]);

/** "some jazz", "something from the eighties", "female vocals". */
export function thing(attribute: Attribute, value: string, chance: Chance): string {
  return chance.pick(CALLED.get(`${attribute}:${value}`) ?? byName(attribute, spokenValue(attribute, value)));
}

function byName(attribute: Attribute, name: string): readonly string[] {
  switch (attribute) {
    case 'genre':
      return [`some ${name}`, name, name.endsWith('music') ? name : `${name} music`];
    case 'mood':
      return [`something ${name}`, `${name} music`];
    case 'era':
      return [`something from ${name}`, `music from ${name}`, name];
    case 'artist':
      return [name, `something by ${name}`, `music by ${name}`];
    case 'album':
      return [`the album ${name}`];
    default:
      return [name];
  }
}
