/** What knowing a listener changes: what is asked of them, and what a reaction to a sample teaches. */
import { stationFromKey } from '../../lambda/catalog/station.ts';
import { candidatePrompts } from '../../lambda/dialogue/candidates/candidates.ts';
import { diverse } from '../../lambda/dialogue/candidates/diverse.ts';
import { Suited } from '../../lambda/dialogue/candidates/suited.ts';
import { impressed, tasteOfState } from '../../lambda/dialogue/impressed.ts';
import { type DialogueState, newConversation } from '../../lambda/dialogue/state.ts';
import { STRANGER, type Taste, tasteOf, tasteText } from '../../lambda/listener/taste.ts';
import { turn } from '../../lambda/turn.ts';
import { type Candidate, promptId, promptKey } from '../../policy/candidate.ts';
import type { Act } from '../../policy/meaning.ts';
import { starterEngine } from '../support/segue.ts';

const { music } = starterEngine;
const { embedding, affinity } = starterEngine.listening!;
const having = (genre: string, many = 40) => music.best(music.having('genre', genre)!, many);
const tasteIn = (genre: string, songs = 40): Taste =>
  tasteOf(
    having(genre, songs).map((track) => ({ ordinal: music.ordinalOf(track.id)!, count: 3 })),
    embedding,
  );

function conversation(changes: Partial<DialogueState> = {}): DialogueState {
  const ids = { conversationId: 'c', listener: 'l', stratum: 'explore' as const };
  return { ...newConversation({ ...ids, catalogVersion: music.version }), ...changes };
}

function candidatesFor(taste: Taste, state = conversation()): readonly Candidate[] {
  return candidatePrompts(state, music.narrow(state.preferences), music, new Suited(taste, affinity, music));
}

const named = (candidates: readonly Candidate[], key: string) =>
  candidates.filter((candidate) => promptKey(candidate) === key).flatMap(({ values }) => values);

test('a listener of jazz is suggested jazz, offered jazz and played jazz; a listener of metal is not', () => {
  const jazz = candidatesFor(tasteIn('jazz'));
  const metal = candidatesFor(tasteIn('metal'));
  expect(named(jazz, 'suggest:genre')).toContain('jazz');
  expect(named(metal, 'suggest:genre')).toContain('metal');
  const share = (candidates: readonly Candidate[], genre: string) => {
    const tracks = named(candidates, 'sample:track').map((id) => music.byId(id)!);
    const bits = music.having('genre', genre)!;
    return tracks.filter(({ id }) => bits.has(music.ordinalOf(id)!)).length / tracks.length;
  };
  expect(share(jazz, 'jazz')).toBeGreaterThan(share(metal, 'jazz') + 0.2);
  expect(share(metal, 'metal')).toBeGreaterThan(share(jazz, 'metal') + 0.2);
  const offered = (candidates: readonly Candidate[]) =>
    named(candidates, 'offer').flatMap((key) => stationFromKey(key)!.constraints.map(({ value }) => value));
  expect(offered(jazz)).toContain('jazz');
});

test('the affinity of a prompt is that of the best it names, and indifferent where it names nothing', () => {
  const taste = tasteIn('jazz');
  const suited = new Suited(taste, affinity, music);
  for (const candidate of candidatesFor(taste)) {
    const { affinity: logged } = candidate.numbers;
    expect(logged).toBeGreaterThanOrEqual(0);
    expect(logged).toBeLessThanOrEqual(1);
    if (['open', 'recover', 'request'].includes(candidate.kind)) expect(logged).toBe(0.5);
    if (candidate.kind === 'suggest')
      expect(logged).toBeCloseTo(
        Math.max(...candidate.values.map((value) => suited.ofValue(candidate.attribute!, value))),
        2,
      );
  }
  expect(suited.ofPrompt({ kind: 'suggest', attribute: 'genre', values: ['metal', 'jazz'] })).toBeGreaterThan(
    suited.ofPrompt({ kind: 'suggest', attribute: 'genre', values: ['metal'] }),
  );
});

test('a stranger is asked what everybody is asked', () => {
  const without = candidatePrompts(conversation(), music.narrow([]), music);
  expect(candidatesFor(STRANGER).map(promptId)).toEqual(without.map(promptId));
  expect(new Set(without.map(({ numbers }) => numbers.affinity))).toEqual(new Set([0.5]));
});

test('nothing heard in an earlier conversation is sampled again', () => {
  const taste = tasteIn('soul');
  const first = named(candidatesFor(taste), 'sample:track');
  const heard = first.map((id) => music.ordinalOf(id)!);
  const again = named(candidatesFor(taste, conversation({ heard })), 'sample:track');
  expect(again.length).toBeGreaterThan(0);
  expect(again.filter((id) => first.includes(id))).toEqual([]);
});

test('samples are of different artists, and of several genres where the best are all alike', () => {
  const tracks = having('jazz', 200);
  const picked = diverse(tracks, 6, () => 0.9);
  expect(new Set(picked.map(({ artist }) => artist)).size).toBe(6);
  expect(new Set(picked.map(({ genres }) => genres[0])).size).toBeGreaterThanOrEqual(4);
  const alike = having('jazz', 12).map((track) => ({ ...track, genres: ['jazz'] }));
  expect(diverse(alike, 3, (track) => track.popularity)).toHaveLength(3);
});

const reacting = (before: DialogueState, sentiment: number | undefined, ...acts: Act[]) =>
  impressed(
    before,
    before,
    { acts, confidence: 0.9, ...(sentiment === undefined ? {} : { sentiment }) },
    music,
    embedding,
  );

test('what is felt about a sample is learned from it, as strongly as it was said', () => {
  const [track] = having('soul', 1);
  const before = conversation({
    pending: { kind: 'sample', attribute: 'track', values: [track!.id] },
    taste: tasteText(tasteIn('metal', 3)),
  });
  const soul = (state: DialogueState) => affinity.ofValue(tasteOfState(state), 'genre', 'soul');
  const order = [
    reacting(before, -0.9, { act: 'deny' }),
    reacting(before, undefined, { act: 'deny' }),
    before,
    reacting(before, 0.1, { act: 'affirm' }),
    reacting(before, undefined, { act: 'affirm' }),
    reacting(before, 0.9, { act: 'affirm' }),
  ].map(soul);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeLessThan(order[5]! - 0.05);
  expect(reacting(before, undefined, { act: 'repeat' })).toBe(before);
});

test('a reaction to a question is none to a sample', () => {
  const before = conversation({ pending: { kind: 'offer', values: ['genre=jazz'] } });
  expect(reacting(before, 0.9, { act: 'affirm' }).taste).toBe('');
});

test('"play" from somebody nobody knows anything of is answered by offers', () => {
  const ids = { request: 'r', at: '2026-01-01T00:00:00.000Z', locale: 'en-US', screen: false };
  const opened = turn({ ...ids, state: conversation(), utterance: { kind: 'opening' } }, starterEngine);
  const utterance = { kind: 'words', text: 'play' } as const;
  const { state, decided } = turn({ ...ids, state: opened.state!, utterance }, starterEngine);
  expect(state!.counts.pushed).toBe(1);
  expect(decided!.context.pace).toBe('hurried');
  expect(new Set(decided!.candidates.map(({ kind }) => kind))).toEqual(new Set(['offer']));
  expect(decided!.candidates.length).toBeGreaterThanOrEqual(3);
});
