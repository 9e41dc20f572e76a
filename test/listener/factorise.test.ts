import { FACTORISE, factorise } from '../../lambda/listener/factorise.ts';
import { choleskySolve, solveRows } from '../../lambda/listener/least-squares.ts';
import { type Listen, listeningOf } from '../../lambda/listener/listening.ts';
import { randomFrom } from '../../policy/random.ts';
import { recallOf, worldOf } from './world.ts';

const world = worldOf(150, 200, 30, 7);
const held = (listen: Listen) => (listen.listener * 7 + listen.item * 13) % 5 === 0;
const known = world.listens.filter((listen) => !held(listen));
const listening = listeningOf(known, world.listeners, world.items, 100);
const options = { ...FACTORISE, dimensions: 8 };

test('in a world of low rank it finds what popularity cannot', () => {
  const { listeners, items, dimensions } = factorise(listening, options);
  const rest = world.listens.filter(held);
  const found = recallOf(world, known, rest, (listener, item) => {
    let sum = 0;
    for (let j = 0; j < dimensions; j++)
      sum += listeners[listener * dimensions + j]! * items[item * dimensions + j]!;
    return sum;
  });
  const plays = new Float64Array(world.items);
  for (const { item } of known) plays[item]! += 1;
  const popular = recallOf(world, known, rest, (_, item) => plays[item]!);
  expect(found).toBeGreaterThan(0.6);
  expect(found).toBeGreaterThan(2 * popular);
});

test('the same seed gives the same factors, and progress is told sweep by sweep', () => {
  const sweeps: number[] = [];
  const once = factorise(listening, options, { progress: (sweep) => sweeps.push(sweep) });
  expect(factorise(listening, options)).toEqual(once);
  expect(sweeps).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(factorise(listening, { ...options, seed: 2 }).items).not.toEqual(once.items);
});

test('a row minimises its loss: no small step makes it less', () => {
  const factors = factorise(listening, options);
  const d = factors.dimensions;
  const penalty = { unobserved: 0.1, regularisation: 0.005 };
  const solved = solveRows(
    [{ confidences: listening.byListener, factors: factors.items, weight: 1 }],
    d,
    penalty,
  );
  const { starts, columns, values } = listening.byListener;
  const lossOf = (listener: number, row: Float64Array) => {
    const product = (item: number) => row.reduce((sum, x, j) => sum + x * factors.items[item * d + j]!, 0);
    let loss = 0;
    for (let item = 0; item < world.items; item++) loss += penalty.unobserved * product(item) ** 2;
    for (let at = starts[listener]!; at < starts[listener + 1]!; at++)
      loss += values[at]! * (1 - product(columns[at]!)) ** 2;
    const observed = starts[listener + 1]! - starts[listener]!;
    const scale = penalty.regularisation * (observed + penalty.unobserved * world.items);
    return loss + scale * row.reduce((sum, x) => sum + x * x, 0);
  };
  const random = randomFrom(3);
  for (const listener of [0, 42, 149]) {
    const row = solved.slice(listener * d, (listener + 1) * d);
    const least = lossOf(listener, row);
    for (let n = 0; n < 50; n++) {
      const step = row.map((x) => x + (random.int(2001) - 1000) / 20_000);
      expect(lossOf(listener, step)).toBeGreaterThan(least);
    }
  }
});

test('who played nothing, and what nobody played, is zero', () => {
  const one = listeningOf(
    [
      { listener: 1, item: 2, count: 5 },
      { listener: 0, item: 0, count: 0 },
    ],
    3,
    4,
    100,
  );
  const { listeners, items } = factorise(one, { ...options, dimensions: 2 });
  expect([...listeners.subarray(0, 2), ...listeners.subarray(4)]).toEqual([0, 0, 0, 0]);
  expect([...items.subarray(0, 4), ...items.subarray(6)]).toEqual([0, 0, 0, 0, 0, 0]);
});

test('bad input is refused', () => {
  expect(() => listeningOf([{ listener: 0, item: 9, count: 1 }], 1, 9, 100)).toThrow('outside 9 items');
  expect(() => factorise(listening, { ...options, regularisation: 0 })).toThrow(RangeError);
});

test('a positive definite system is solved', () => {
  const b = Float64Array.of(10, 9);
  choleskySolve(Float64Array.of(4, 0, 2, 3), b, 2);
  expect(b[0]).toBeCloseTo(1.5);
  expect(b[1]).toBeCloseTo(2);
});
