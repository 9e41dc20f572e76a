import fc from 'fast-check';
import { dot, embeddingOf } from '../../lambda/listener/embedding.ts';
import { STRANGER, tasteFrom, tasteOf, tasteText, taught } from '../../lambda/listener/taste.ts';

/** Songs 0–49 lie along the first axis, song 50 along the second, song 51 nowhere. */
const embedding = embeddingOf(
  'test',
  2,
  Array.from({ length: 52 }, (_, ordinal) =>
    ordinal === 51 ? [0, 0] : ordinal === 50 ? [0, 3] : [2, 0],
  ).flat(),
);
const fifty = Array.from({ length: 50 }, (_, ordinal) => ({ ordinal, count: 1 }));
const direction = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 80 })
  .filter((vector) => Math.hypot(...vector) > 0.01)
  .map((vector) => vector.map((x) => x / Math.hypot(...vector)));

test('a hundred thousand plays of one song do not drown fifty others', () => {
  const { vector, evidence } = tasteOf([...fifty, { ordinal: 50, count: 100_000 }], embedding);
  expect(vector[0]).toBeGreaterThan(0.9);
  expect(evidence).toBeCloseTo(50 + Math.log2(100_001));
});

test('an old song weighs less, where the times are known', () => {
  const now = 1.8e12;
  const year = 365.25 * 24 * 3_600_000;
  const plays = [
    { ordinal: 0, count: 1, at: now },
    { ordinal: 50, count: 1, at: now - 2 * year },
  ];
  const aged = tasteOf(plays, embedding, now);
  expect(aged.vector[0]! / aged.vector[1]!).toBeCloseTo(2 ** (4 * (year / (366 * 24 * 3_600_000))), 3);
  expect(tasteOf(plays, embedding).vector[0]).toBeCloseTo(Math.SQRT1_2);
  // A clock ahead of ours makes nothing weigh more than now.
  expect(tasteOf([{ ordinal: 0, count: 1, at: now + year }], embedding, now).evidence).toBe(1);
});

test('plays that say nothing leave a stranger', () => {
  expect(tasteOf([], embedding)).toBe(STRANGER);
  const nothing = [
    { ordinal: 51, count: 9 },
    { ordinal: 0, count: 0 },
    { ordinal: 1, count: Number.NaN },
  ];
  expect(tasteOf(nothing, embedding)).toBe(STRANGER);
  expect(() => tasteOf([{ ordinal: 52, count: 1 }], embedding)).toThrow(RangeError);
});

test('a lesson moves a taste towards or away, adds evidence, and keeps length 1', () => {
  fc.assert(
    fc.property(
      direction,
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.nat(500),
      (lesson, strength, evidence) => {
        const taste = { vector: lesson.map((_, i) => Number(i === 0)), evidence };
        const after = taught(taste, lesson, strength);
        const length = Math.hypot(...after.vector);
        expect(Math.abs(length - 1) < 1e-6 || length === 0).toBe(true);
        expect(after.evidence).toBeCloseTo(evidence + 3 * Math.abs(strength));
        if (length > 0)
          expect(
            Math.sign(strength) * (dot(after.vector, lesson) - dot(taste.vector, lesson)),
          ).toBeGreaterThan(-1e-6);
      },
    ),
  );
});

test('ten strong reactions turn any history; half a reaction to nothing teaches nothing', () => {
  let taste = tasteOf(
    fifty.map(({ ordinal }) => ({ ordinal, count: 1000 })),
    embedding,
  );
  for (let n = 0; n < 15; n++) taste = taught(taste, [0, 1], 1);
  expect(taste.vector[1]).toBeGreaterThan(taste.vector[0]!);
  expect(taught(taste, [0, 0], 0.5)).toBe(taste);
  expect(taught(taste, [0, 1], 0)).toBe(taste);
  expect(taught(taste, [0, 1], Number.NaN)).toBe(taste);
  expect(() => taught(taste, [0, 0, 1], 1)).toThrow(RangeError);
  expect(taught(STRANGER, [0, 1], -1)).toEqual({ vector: [0, -1], evidence: 3 });
});

test('a taste survives a session: the same direction and evidence come back, in under 80 characters', () => {
  fc.assert(
    fc.property(direction, fc.double({ min: 0, max: 1e6, noNaN: true }), (vector, evidence) => {
      const back = tasteFrom(tasteText({ vector, evidence }))!;
      expect(dot(back.vector, vector)).toBeGreaterThan(0.9995);
      expect(Math.abs(back.evidence - evidence)).toBeLessThanOrEqual(0.0003 * (1 + evidence));
      // Written again it is the same: a session does not wear a taste down.
      expect(tasteText(back)).toBe(tasteText({ vector, evidence }));
    }),
  );
  expect(
    tasteText({ vector: Array.from({ length: 32 }, () => Math.sqrt(1 / 32)), evidence: 10 }).length,
  ).toBeLessThan(80);
  expect(tasteFrom(tasteText(STRANGER))).toEqual(STRANGER);
});

test('anything else in its place is no taste', () => {
  const good = tasteText({ vector: [0.6, 0.8, 0], evidence: 5 });
  const bad = [
    undefined,
    null,
    7,
    {},
    [],
    '',
    ' ',
    'AAAA',
    `${good}=`,
    good.slice(1),
    `${good} `,
    'A',
    '====',
    'é'.repeat(8),
    'AQ==',
    'AQAA',
    'A'.repeat(4_000),
  ];
  expect(bad.map(tasteFrom).map((taste) => taste?.evidence)).toEqual(
    // 'AQAA' is how a stranger is written.
    bad.map((text) => (text === 'AQAA' ? 0 : undefined)),
  );
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
      const taste = tasteFrom(text);
      if (taste) expect(taste.vector.every(Number.isFinite) && Number.isFinite(taste.evidence)).toBe(true);
    }),
  );
});
