/** What reaches the skill of what was said: recognition and understanding as a noisy channel. */
import type { MusicIndex } from '../lambda/catalog/music-index.ts';
import { type Act, eraFromKey, type MeaningRepresentation, valueKey } from '../policy/meaning.ts';
import type { Chance } from './chance.ts';
import type { World } from './world.ts';

/** @param named the values they had just heard named: a word that was expected is recognised more easily. */
export function heard(
  acts: readonly Act[],
  named: readonly string[],
  { hearing }: World,
  music: MusicIndex,
  chance: Chance,
): MeaningRepresentation {
  const free = acts.some((act) => act.act === 'inform' && !named.includes(valueKey(act.value)));
  if (!chance.happens(hearing.mishearing * (free ? hearing.free : 1))) {
    // Now and then the right words are heard without trust in them.
    const sure = chance.happens(0.92);
    return { acts, confidence: sure ? chance.between(0.75, 0.99) : chance.between(0.4, 0.75) };
  }
  const at = acts.findIndex(({ act }) => act === 'inform' || act === 'affirm' || act === 'deny');
  if (at < 0 || chance.happens(hearing.lost))
    return { acts: [{ act: 'out-of-domain' }], confidence: chance.between(0.1, 0.5) };
  const confidence = chance.happens(hearing.certainty)
    ? chance.between(0.55, 0.9)
    : chance.between(0.3, 0.55);
  return { acts: acts.with(at, mistaken(acts[at]!, music, chance)), confidence };
}

/** Another value of the same attribute, or a yes for a no. */
function mistaken(act: Act, music: MusicIndex, chance: Chance): Act {
  if (act.act === 'affirm') return { act: 'deny' };
  if (act.act !== 'inform') return { act: 'affirm' };
  const said = valueKey(act.value);
  const others =
    act.attribute === 'artist'
      ? [music.track(chance.int(music.size)).artist]
      : music.frequent(act.attribute, music.everything).map(({ value }) => value);
  const value = chance.pick(others.filter((other) => other !== said));
  if (value === undefined) return { act: 'out-of-domain' };
  return { ...act, value: (act.attribute === 'era' ? eraFromKey(value) : undefined) ?? value };
}
