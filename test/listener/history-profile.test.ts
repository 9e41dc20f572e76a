/** What is remembered of a listener: bounded facts, learned once, and a taste that can always be made again. */
import fc from 'fast-check';
import { begun } from '../../lambda/alexa/conversation.ts';
import { recalled, remember } from '../../lambda/alexa/remember.ts';
import { KEPT as IN_STATE } from '../../lambda/dialogue/state.ts';
import { dot } from '../../lambda/listener/embedding.ts';
import { DAY_MS, KEPT, learned, type News, type Profile } from '../../lambda/listener/history/profile.ts';
import { tasteIn, tasteOfProfile, withTaste } from '../../lambda/listener/history/remembered-taste.ts';
import { tasteFrom } from '../../lambda/listener/taste.ts';
import type { ListenerMemory } from '../../lambda/ports.ts';
import { randomFrom } from '../../policy/random.ts';
import { pseudonym, starterEngine } from '../support/segue.ts';

const { music } = starterEngine;
const { embedding, affinity } = starterEngine.listening!;
const NOW = Date.UTC(2026, 0, 1);
const TODAY = NOW / DAY_MS;
const idsIn = (genre: string, many: number) =>
  music.best(music.having('genre', genre)!, many).map(({ id }) => id);
const played = (track: string, n = 0): News => ({ kind: 'played', track, event: `c#1#${n}#${track}` });
const after = (news: readonly News[], from?: Profile, at = NOW) => learned(from, news, at)!;

test('a play is learned once, however often it is told', () => {
  const once = after([played('a')]);
  expect(once.plays).toEqual([{ track: 'a', count: 1, day: TODAY }]);
  expect(learned(once, [played('a')], NOW + 1)).toBe(once);
  expect(after([played('a', 1)], once).plays).toEqual([{ track: 'a', count: 2, day: TODAY }]);
});

test('an import says how often at least: once more it changes nothing, and a year later it adds the year', () => {
  const imported = (count: number): News => ({
    kind: 'imported',
    plays: [{ track: 'a', count, day: 18_000 }],
  });
  const once = after([imported(5)], after([played('a')]));
  expect(once.plays).toEqual([{ track: 'a', count: 5, day: TODAY }]);
  expect(learned(once, [imported(5)], NOW)).toBe(once);
  expect(after([imported(9)], once).plays[0]!.count).toBe(9);
});

test('it stays bounded, and the new has a place beside three hundred old favourites', () => {
  const favourites = Array.from({ length: 5_000 }, (_, i) => ({
    track: `old${i}`,
    count: 1_000 - (i % 900),
    day: TODAY - 5,
  }));
  const imported = after([{ kind: 'imported', plays: favourites }]);
  expect(imported.plays).toHaveLength(KEPT.plays);
  const next = after([played('new')], imported);
  expect(next.plays).toHaveLength(KEPT.plays);
  expect(next.plays.at(-1)!.track).toBe('new');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('played', 'sampled', 'reacted'), fc.nat(400)), { maxLength: 600 }),
      (all) => {
        const news = all.map(
          ([kind, n]) => ({ kind, track: `t${n}`, strength: -0.5, event: String(n) }) as News,
        );
        const profile = learned(undefined, news, NOW);
        for (const name of ['plays', 'reactions', 'heard', 'events'] as const)
          expect(profile?.[name].length ?? 0).toBeLessThanOrEqual(KEPT[name]);
        expect(new Set(profile?.heard).size).toBe(profile?.heard.length ?? 0);
      },
    ),
    { numRuns: 50 },
  );
});

test('a listener of jazz is one of jazz; hating it on record turns that', () => {
  const jazz = after(idsIn('jazz', 20).map((id) => played(id)));
  const taste = tasteOfProfile(jazz, music, embedding, NOW);
  expect(taste.evidence).toBeCloseTo(20, 6);
  expect(affinity.ofValue(taste, 'genre', 'jazz')).toBeGreaterThan(
    affinity.ofValue(taste, 'genre', 'metal') + 0.3,
  );
  const hated = idsIn('jazz', 20).map(
    (track, n): News => ({ kind: 'reacted', track, strength: -1, event: `${n}` }),
  );
  const turned = tasteOfProfile(after(hated, jazz), music, embedding, NOW);
  expect(dot(turned.vector, taste.vector)).toBeLessThan(0);
});

test('a history that ended years ago still says who somebody is, but this month says it louder', () => {
  const long = (genre: string, day: number): News => ({
    kind: 'imported',
    plays: idsIn(genre, 30).map((track) => ({ track, count: 3, day })),
  });
  const years = after([long('metal', TODAY - 3_000)]);
  expect(tasteOfProfile(years, music, embedding, NOW).evidence).toBeCloseTo(60 / 8, 6);
  const both = tasteOfProfile(after([long('jazz', TODAY)], years), music, embedding, NOW);
  expect(affinity.ofValue(both, 'genre', 'jazz')).toBeGreaterThan(affinity.ofValue(both, 'genre', 'metal'));
});

test('the stored taste serves its own embedding and compatible ones; for any other it is made anew of the facts', () => {
  const profile = withTaste(after(idsIn('jazz', 20).map((id) => played(id))), music, embedding);
  const { text } = profile.taste!;
  expect(tasteIn(profile, music, embedding)).toBe(text);
  const foreign = {
    ...profile,
    taste: {
      text: withTaste(after(idsIn('metal', 20).map((id) => played(id))), music, embedding).taste!.text,
      embedding: 'earlier',
    },
  };
  expect(tasteIn(foreign, music, { ...embedding, compatibleWith: ['earlier'] })).toBe(foreign.taste.text);
  expect(tasteIn(foreign, music, embedding)).toBe(text);
  const elsewhere = after([played('a recording of another catalogue')]);
  expect(tasteIn({ ...elsewhere, taste: foreign.taste }, music, embedding)).toBe('');
});

test('three hundred tracks point where thousands do', () => {
  const random = randomFrom(7);
  const share = () => random.int(1_000_000) / 1_000_000;
  const genres = music.values('genre', music.everything).filter(({ count }) => count > 80);
  const cosines = Array.from({ length: 20 }, () => {
    // Three genres with favourites in each, and one play in five of anything.
    const pool = [0, 1, 2].flatMap(() => idsIn(genres[random.int(genres.length)]!.value, 600));
    const counts = new Map<string, number>();
    for (let n = 0; n < 20_000; n++) {
      const favourite = pool[Math.floor(pool.length * share() * share())]!;
      const track = share() < 0.8 ? favourite : music.track(random.int(music.size)).id;
      counts.set(track, (counts.get(track) ?? 0) + 1);
    }
    const all = [...counts].map(([track, count]) => ({ track, count, day: TODAY - random.int(900) }));
    const kept = after([{ kind: 'imported', plays: all }]);
    expect(all.length).toBeGreaterThan(2_000);
    const whole = tasteOfProfile({ plays: all, reactions: [] }, music, embedding, NOW);
    return dot(tasteOfProfile(kept, music, embedding, NOW).vector, whole.vector);
  }).sort((a, b) => a - b);
  console.info(
    `cosine of 300 tracks with all: median ${cosines[10]!.toFixed(3)}, least ${cosines[0]!.toFixed(3)}`,
  );
  expect(cosines[0]).toBeGreaterThan(0.9);
});

test('a song played a hundred thousand times is not a taste of its own', () => {
  const [obsession, ...others] = idsIn('metal', 1).concat(idsIn('jazz', 40));
  const profile = after([
    {
      kind: 'imported',
      plays: [
        { track: obsession!, count: 100_000, day: TODAY },
        ...others.map((track) => ({ track, count: 3, day: TODAY })),
      ],
    },
  ]);
  const taste = tasteFrom(withTaste(profile, music, embedding).taste!.text)!;
  expect(affinity.ofValue(taste, 'genre', 'jazz')).toBeGreaterThan(affinity.ofValue(taste, 'genre', 'metal'));
});

test('a conversation begins with the samples of the last ones, as far as this catalogue has them', () => {
  const ids = Array.from({ length: 90 }, (_, n) => music.track(n).id);
  const session = { id: 's', isNew: true, attributes: {} };
  const state = begun(session, 'l', starterEngine, pseudonym, { taste: '', heard: ['gone', ...ids] });
  expect(state.heard).toEqual(Array.from({ length: IN_STATE.heard }, (_, i) => 30 + i));
});

describe('a memory that fails or is slow', () => {
  let lines: string[];
  beforeEach(() => {
    lines = [];
    jest.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line));
  });
  afterEach(() => jest.restoreAllMocks());

  test.each([
    ['fails', () => Promise.reject(new Error('no table'))],
    ['never answers', () => new Promise<never>(() => {})],
  ])('one that %s costs nobody an answer, and leaves one line', async (_, never) => {
    const memory: ListenerMemory = { recall: never, learn: never, forget: never };
    expect(await recalled('l', memory, 5)).toBeUndefined();
    await remember('l', [played('a')], '2026-01-01T00:00:00.000Z', memory, 5);
    const said = lines.map((line) => JSON.parse(line) as { segue: string; doing: string });
    expect(said.map(({ segue, doing }) => [segue, doing])).toEqual([
      ['memory-failed', 'recall'],
      ['memory-failed', 'learn'],
    ]);
  });
});
