import { readLastFm } from '../../bench/affinity/lastfm.ts';
import { splitOf } from '../../bench/affinity/protocol.ts';
import { erasOf, factorArms, isOld } from '../../bench/affinity/retraining.ts';
import { resultOf } from '../../bench/affinity/tables.ts';
import { retrained } from '../../lambda/listener/compatible.ts';
import { FACTORISE, type Factors, factorise } from '../../lambda/listener/factorise.ts';
import { type Listen, listeningOf } from '../../lambda/listener/listening.ts';
import { sharedData } from '../support/shared-data.ts';
import { recallOf, worldOf } from './world.ts';

/** The criterion of Shen et al. (CVPR 2020): new items with old listener vectors do at least as well as old with old. */
const ROUNDING = 1e-9;
const OLD_LISTENERS = 140;

describe('in a world of low rank', () => {
  const world = worldOf(200, 240, 36, 11);
  const fifth = (listen: Listen) => (listen.listener * 7 + listen.item * 13) % 5;
  const now = world.listens.filter((listen) => fifth(listen) > 0);
  const held = world.listens.filter((listen) => fifth(listen) === 0 && listen.listener < OLD_LISTENERS);
  // In the past there were fewer listeners, fewer artists, and less was known of anybody.
  const past = now.filter(
    ({ listener, item }) => listener < OLD_LISTENERS && item < 200 && (listener + item) % 3 > 0,
  );
  const options = { ...FACTORISE, dimensions: 8 };
  const listening = (listens: readonly Listen[]) => listeningOf(listens, world.listeners, world.items, 100);
  const old = factorise(listening(past), options);
  const earlier = { dimensions: 8, listeners: old.listeners.subarray(0, OLD_LISTENERS * 8) };
  const plain = factorise(listening(now), { ...options, seed: 2 });
  const compatible = retrained(listening(now), earlier, options);
  const m = (items: Factors, listeners: Factors) =>
    recallOf(world, now, held, (listener, item) => {
      let sum = 0;
      for (let j = 0; j < 8; j++) sum += listeners.listeners[listener * 8 + j]! * items.items[item * 8 + j]!;
      return sum;
    });

  test('old listener vectors do at least as well with new items as with old ones; unaligned they are lost', () => {
    const [oldOld, newOld, lost] = [m(old, old), m(compatible, old), m(plain, old)];
    console.info(
      `M(old, old) ${oldOld.toFixed(3)}, M(new, old) ${newOld.toFixed(3)}, not aligned ${lost.toFixed(3)}`,
    );
    expect(newOld).toBeGreaterThanOrEqual(oldOld - ROUNDING);
    expect(lost).toBeLessThan(oldOld / 2);
  });

  test('and what new listeners get costs little', () => {
    expect(m(compatible, compatible)).toBeGreaterThan(0.95 * m(plain, plain));
  });

  test('the same again gives the same', () => {
    expect(retrained(listening(now), earlier, options)).toEqual(compatible);
  });

  test('vectors of other dimensions, or of more listeners than there are, are refused', () => {
    expect(() => retrained(listening(now), { ...earlier, dimensions: 4 }, options)).toThrow(RangeError);
    const many = { dimensions: 8, listeners: new Float64Array(8 * 201) };
    expect(() => retrained(listening(now), many, options)).toThrow(RangeError);
  });
});

const path = sharedData('lastfm-user-artists.csv.gz');
(path ? test : test.skip)('on real listening (Last.fm), among listeners no constant was chosen by', () => {
  const data = readLastFm(path!.replace(/\/[^/]*$/, ''));
  const split = splitOf(data.listens, data.listeners);
  const tested = split.test.filter(({ listener }) => isOld(listener));
  const [oldOld, lost, , newOld, plain, compatible] = factorArms(
    erasOf(data, split.train, { ...FACTORISE, dimensions: 16 }),
    tested,
  ).map((arm) => resultOf(arm, tested).recall.mean) as [number, number, number, number, number, number];
  console.info(
    `recall@20: M(old, old) ${oldOld.toFixed(3)}, M(new, old) ${newOld.toFixed(3)}, not aligned ${lost.toFixed(3)}; M(new, new) ${compatible.toFixed(3)}, not aligned ${plain.toFixed(3)}`,
  );
  expect(newOld).toBeGreaterThanOrEqual(oldOld);
  expect(lost).toBeLessThan(oldOld / 2);
  expect(compatible).toBeGreaterThan(0.95 * plain);
});
