import { toAttributes } from '../../lambda/alexa/session.ts';
import { stationFromKey } from '../../lambda/catalog/station.ts';
import { candidatePrompts } from '../../lambda/dialogue/candidates/candidates.ts';
import { requestGain, splitGain } from '../../lambda/dialogue/candidates/gain.ts';
import { type DialogueState, newConversation } from '../../lambda/dialogue/state.ts';
import { Wording } from '../../lambda/dialogue/wording/wording.ts';
import { turn } from '../../lambda/turn.ts';
import { promptId } from '../../policy/candidate.ts';
import type { Act } from '../../policy/meaning.ts';
import { markOf, randomFrom } from '../../policy/random.ts';
import { starterEngine } from '../support/segue.ts';

const ACTS: readonly Act[] = [
  { act: 'affirm' },
  { act: 'deny' },
  { act: 'dont-care' },
  { act: 'alternatives' },
  { act: 'out-of-domain' },
  { act: 'more-like', artist: 'Nina Simone' },
  { act: 'critique', axis: 'tempo', direction: 'more' },
  { act: 'critique', axis: 'era', direction: 'less' },
  { act: 'critique', axis: 'happiness', direction: 'less' },
  { act: 'inform', attribute: 'genre', value: 'jazz', polarity: 'like' },
  { act: 'inform', attribute: 'genre', value: 'rock', polarity: 'dislike' },
  { act: 'inform', attribute: 'era', value: { from: 1975, to: 1985 }, polarity: 'like' },
  { act: 'inform', attribute: 'energy', value: 'low', polarity: 'like' },
  { act: 'inform', attribute: 'artist', value: 'Björk', polarity: 'like' },
  { act: 'back' },
  { act: 'start-over' },
  { act: 'help' },
  { act: 'repeat' },
];

/** Conversations of a hundred turns in which the customer wanders through everything one can say, but never settles. */
function* wander(seed: number) {
  const random = randomFrom(seed);
  let state: DialogueState = newConversation({
    conversationId: `c${seed}`,
    listener: 'l',
    stratum: 'explore',
    catalogVersion: starterEngine.music.version,
  });
  for (let n = 0; n < 100; n++) {
    const acts = Array.from({ length: 1 + random.int(2) }, () => ACTS[random.int(ACTS.length)]!);
    const answer: readonly Act[] = state.pending?.kind === 'offer' ? [{ act: 'deny' }] : acts;
    const before = state;
    const step = turn(
      {
        state,
        utterance:
          n === 0 ? { kind: 'opening' } : { kind: 'meaning', meaning: { acts: answer, confidence: 0.9 } },
        request: `r${n}`,
        at: '2026-01-01T00:00:00.000Z',
        locale: 'en-US',
        screen: false,
      },
      starterEngine,
    );
    state = step.state!;
    yield { before, step, state };
  }
}

test('every turn of a hundred has 20 to 60 candidates, all different, none asked in the last turns', () => {
  for (let seed = 0; seed < 12; seed++) {
    for (const { before, step } of wander(seed)) {
      const candidates = step.decided?.candidates;
      if (!candidates) continue;
      const startedOver = step.meaning.acts.some((act) => act.act === 'start-over');
      expect(candidates.length).toBeGreaterThanOrEqual(20);
      expect(candidates.length).toBeLessThanOrEqual(60);
      const ids = candidates.map(promptId);
      expect(new Set(ids).size).toBe(ids.length);
      if (!startedOver) for (const id of ids) expect(before.recent).not.toContain(markOf(id));
      for (const { numbers } of candidates)
        for (const value of Object.values(numbers)) expect(Number.isFinite(value)).toBe(true);
    }
  }
});

test('no question whose answer is known or does not matter, no sample heard before, no offer turned down', () => {
  for (let seed = 20; seed < 32; seed++) {
    const heard = new Set<string>();
    for (const { step, state } of wander(seed)) {
      for (const { kind, attribute, values } of step.decided?.candidates ?? []) {
        if (kind === 'either-or' || kind === 'request') {
          expect(state.settled).not.toContain(attribute);
          expect(
            state.preferences.filter((wish) => wish.polarity === 'like').map((wish) => wish.attribute),
          ).not.toContain(attribute);
        }
        if (kind === 'sample') expect(heard).not.toContain(values[0]);
        if (kind === 'offer') expect(state.declined).not.toContain(markOf(values[0]!));
      }
      if (state.pending?.kind === 'sample') heard.add(state.pending.values[0]!);
    }
  }
});

test('stations like what was liked keep the wishes, and say how many tracks they are made of', () => {
  const { music } = starterEngine;
  const [seed] = music.best(music.having('genre', 'soul')!, 1);
  const likeOffers = (preferences: DialogueState['preferences']) => {
    const fresh = newConversation({
      conversationId: 'c',
      listener: 'l',
      stratum: 'explore',
      catalogVersion: music.version,
    });
    const state = { ...fresh, preferences, anchors: [{ track: seed!.id, turn: 1 }] };
    return candidatePrompts(state, music.narrow(preferences), music).flatMap(({ values, numbers }) => {
      const station = values[0] === undefined ? undefined : stationFromKey(values[0]);
      return station?.kind === 'like' ? [{ station, fit: numbers.fit }] : [];
    });
  };
  const wish = (
    attribute: 'era' | 'genre' | 'artist',
    value: string,
    polarity: 'like' | 'dislike' = 'like',
  ) => ({ attribute, value, polarity, turn: 1 }) as const;
  const [alone] = likeOffers([]);
  const [within] = likeOffers([wish('era', '1970-1979')]);
  expect(alone!.station.constraints).toEqual([]);
  expect(within!.station.constraints).toEqual([{ attribute: 'era', value: '1970-1979', polarity: 'like' }]);
  expect(within!.fit).toBeGreaterThan(alone!.fit);
  // Nothing is soul and death metal: the older wish is not announced.
  const [relaxed] = likeOffers([wish('genre', 'death metal'), wish('era', '1970-1979')]);
  expect(relaxed).toEqual(within);
  expect(likeOffers([wish('artist', seed!.artist, 'dislike')])).toEqual([]);
});

test('a hundred turns stay under 8 KB of session attributes', () => {
  let largest = 0;
  for (let seed = 40; seed < 52; seed++)
    for (const { state } of wander(seed))
      largest = Math.max(largest, Buffer.byteLength(JSON.stringify(toAttributes(state))));
  console.info(`largest session attributes after a hundred turns: ${largest} bytes`);
  expect(largest).toBeLessThan(8 * 1024);
});

test('a phrase is never worded the same way twice running, and every wording gets its turn', () => {
  let used: Readonly<Record<string, number>> = {};
  const counts = new Map<number, number>();
  for (let seed = 0; seed < 200; seed++) {
    const wording = new Wording(used, seed);
    wording.say('open');
    expect(wording.used.open).not.toBe(used.open);
    counts.set(wording.used.open!, (counts.get(wording.used.open!) ?? 0) + 1);
    used = wording.used;
  }
  expect(counts.size).toBe(3);
  expect(Math.min(...counts.values())).toBeGreaterThan(40);
});

test('information gain: an even split is one bit, a certain answer none, eight equal answers three', () => {
  expect(splitGain([50], 100)).toBeCloseTo(1, 12);
  expect(splitGain([100], 100)).toBe(0);
  expect(splitGain([0], 100)).toBe(0);
  expect(splitGain([25, 25, 25], 100)).toBeCloseTo(2, 12);
  expect(requestGain(new Array(8).fill({ count: 5 }))).toBeCloseTo(3, 12);
  expect(splitGain([1], 0)).toBe(0);
});
