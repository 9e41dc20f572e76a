import { advance } from '../../lambda/dialogue/advance.ts';
import type { PendingPrompt } from '../../lambda/dialogue/prompt.ts';
import { type DialogueState, newConversation, type Preference } from '../../lambda/dialogue/state.ts';
import type { Act } from '../../policy/meaning.ts';
import { starterEngine } from '../support/segue.ts';

const { music } = starterEngine;
const [slow] = music.best(music.having('tempo', 'low')!, 1);

function state(pending?: PendingPrompt, changes: Partial<DialogueState> = {}): DialogueState {
  const fresh = newConversation({
    conversationId: 'c',
    listener: 'l',
    stratum: 'explore',
    catalogVersion: music.version,
  });
  return { ...fresh, turn: 3, said: 'And now?', ...(pending ? { pending } : {}), ...changes };
}

function answering(before: DialogueState, ...acts: Act[]) {
  return advance(before, { acts, confidence: 0.95 }, music);
}

const shown = (preferences: readonly Preference[]) =>
  preferences.map(({ attribute, value, polarity, turn }) => `${polarity} ${attribute} ${value} @${turn}`);
const like = (attribute: Preference['attribute'], value: string): Act => ({
  act: 'inform',
  attribute,
  value,
  polarity: 'like',
});

const suggest: PendingPrompt = { kind: 'suggest', attribute: 'genre', values: ['jazz', 'blues'] };
const eitherOr: PendingPrompt = { kind: 'either-or', attribute: 'energy', values: ['low', 'high'] };
const offer: PendingPrompt = { kind: 'offer', values: ['genre=jazz'] };
const sample: PendingPrompt = { kind: 'sample', attribute: 'track', values: [slow!.id] };

describe('what an answer means depends on what was asked', () => {
  test.each<[string, PendingPrompt, Act[], string[]]>([
    ['yes to a suggestion', suggest, [{ act: 'affirm' }], ['like genre jazz @3', 'like genre blues @3']],
    ['no to a suggestion', suggest, [{ act: 'deny' }], ['dislike genre jazz @3', 'dislike genre blues @3']],
    [
      'one of the two suggested',
      suggest,
      [{ act: 'affirm' }, like('genre', 'blues')],
      ['like genre blues @3'],
    ],
    ['no, something else named', suggest, [{ act: 'deny' }, like('genre', 'soul')], ['like genre soul @3']],
    [
      'another attribute on the way',
      suggest,
      [{ act: 'affirm' }, like('era', '1960-1969')],
      ['like era 1960-1969 @3', 'like genre jazz @3', 'like genre blues @3'],
    ],
    ['yes to two ends of a scale', eitherOr, [{ act: 'affirm' }], []],
    [
      'yes to two kinds',
      { ...eitherOr, attribute: 'genre', values: ['rock', 'pop'] },
      [{ act: 'affirm' }],
      ['like genre rock @3', 'like genre pop @3'],
    ],
    [
      'yes to a doubtful value',
      { kind: 'clarify', attribute: 'genre', values: ['ska'] },
      [{ act: 'affirm' }],
      ['like genre ska @3'],
    ],
    [
      'no to a doubtful value',
      { kind: 'clarify', attribute: 'genre', values: ['ska'] },
      [{ act: 'deny' }],
      [],
    ],
  ])('%s', (_, pending, acts, preferences) => {
    expect(shown(answering(state(pending), ...acts).state.preferences)).toEqual(preferences);
  });

  test.each<[string, Act[]]>([
    ['neither', [{ act: 'deny' }]],
    ['whatever', [{ act: 'dont-care' }]],
    ['both', [{ act: 'affirm' }]],
  ])('“%s” settles the attribute, and naming it opens it again', (_, acts) => {
    const settled = answering(state(eitherOr), ...acts).state;
    expect(settled.settled).toEqual(['energy']);
    expect(answering(settled, like('energy', 'high')).state.settled).toEqual([]);
  });

  test('an accepted offer plays, a refused one is an outcome and is not offered again', () => {
    expect(answering(state(offer), { act: 'affirm' }).move).toMatchObject({ kind: 'play', ledBy: 3 });
    expect(answering(state(offer), { act: 'play' }).move).toMatchObject({ kind: 'play', ledBy: 3 });
    const refused = answering(state(offer), { act: 'deny' });
    expect(refused).toMatchObject({ rejected: true, move: { kind: 'ask' } });
    expect(refused.state.declined).toHaveLength(1);
    expect(refused.state.counts.offersRejected).toBe(1);
    const changed = answering(
      state(offer),
      { act: 'affirm' },
      { act: 'critique', axis: 'tempo', direction: 'more' },
    );
    expect(changed.move.kind).toBe('ask');
  });

  test('a liked sample is something to make a station of; “play it” plays it', () => {
    expect(answering(state(sample), { act: 'affirm' }).state.anchors).toEqual([{ track: slow!.id, turn: 3 }]);
    expect(answering(state(sample), { act: 'deny' }).state.counts.samplesRejected).toBe(1);
    expect(answering(state(sample), { act: 'play' }).move).toEqual({
      kind: 'play',
      station: { kind: 'like', track: slow!.id, constraints: [] },
      ledBy: 3,
    });
  });

  test('a station like a sample keeps the wishes that stand', () => {
    const preferences = [
      { attribute: 'genre', value: 'soul', polarity: 'like', turn: 1 },
      { attribute: 'mood', value: 'sad', polarity: 'dislike', turn: 2 },
    ] as const;
    const constraints = preferences.map(({ turn: _, ...wish }) => wish);
    const heard = state(sample, { preferences });
    expect(answering(heard, { act: 'play' }).move).toMatchObject({ station: { kind: 'like', constraints } });
  });
});

describe('the customer leads', () => {
  test('a change of mind replaces, a dislike takes back, and “go back” restores', () => {
    const rock = answering(state(suggest, { turn: 1 }), like('genre', 'rock')).state;
    const jazz = answering({ ...rock, turn: 2 }, like('genre', 'jazz')).state;
    expect(shown(jazz.preferences)).toEqual(['like genre jazz @2']);
    expect(shown(answering({ ...jazz, turn: 3 }, { act: 'back' }).state.preferences)).toEqual([
      'like genre rock @1',
    ]);
    const not = answering(jazz, {
      act: 'inform',
      attribute: 'genre',
      value: 'jazz',
      polarity: 'dislike',
    }).state;
    expect(shown(not.preferences)).toEqual(['dislike genre jazz @2']);
  });

  test('a critique steps from the sample just heard', () => {
    const heard = state(sample, { sampled: [music.ordinalOf(slow!.id)!] });
    const faster = answering(heard, { act: 'critique', axis: 'tempo', direction: 'more' }).state;
    expect(shown(faster.preferences)).toEqual(['like tempo medium @3']);
    const older = answering(heard, { act: 'critique', axis: 'era', direction: 'less' }).state;
    expect(older.preferences[0]!.value).toBe(`1900-${Math.floor(slow!.year! / 10) * 10 - 1}`);
    expect(
      shown(answering(state(), { act: 'critique', axis: 'energy', direction: 'more' }).state.preferences),
    ).toEqual(['like energy high @3']);
  });

  test('“more like X” brings its genre and an anchor', () => {
    const { state: next } = answering(state(), { act: 'more-like', artist: slow!.artist });
    expect(next.anchors).toHaveLength(1);
    expect(next.preferences[0]).toMatchObject({ attribute: 'genre', polarity: 'like' });
    expect(answering(next, { act: 'play' }).move).toMatchObject({ kind: 'play' });
  });

  test('a recording asked for by name plays at once; one that is not there does not', () => {
    const move = answering(state(), like('track', slow!.title), like('artist', slow!.artist)).move;
    expect(move).toEqual({
      kind: 'play',
      station: { kind: 'like', track: slow!.id, constraints: [] },
      ledBy: 3,
    });
    expect(answering(state(), like('track', 'No Such Song')).move.kind).toBe('ask');
  });

  test('“start over” forgets the wishes but not what was heard', () => {
    const next = answering(
      state(suggest, {
        sampled: [5],
        preferences: [{ attribute: 'genre', value: 'rock', polarity: 'like', turn: 1 }],
      }),
      { act: 'start-over' },
    ).state;
    expect(next).toMatchObject({ preferences: [], sampled: [5], turn: 3 });
  });

  test('stop, help, repeat and questions move without a decision', () => {
    for (const [act, kind] of [
      ['stop', 'stop'],
      ['help', 'help'],
      ['repeat', 'repeat'],
      ['ask-about', 'tell'],
    ] as const)
      expect(answering(state(suggest), { act }).move.kind).toBe(kind);
  });
});

test('what was heard without certainty is asked about before it is acted on', () => {
  const doubted = advance(state(suggest), { acts: [like('artist', 'Björk')], confidence: 0.4 }, music).state;
  expect(doubted).toMatchObject({ doubt: { attribute: 'artist', value: 'Björk' }, preferences: [] });
  const title = state({ kind: 'clarify', attribute: 'track', values: [slow!.title] });
  expect(answering(title, { act: 'affirm' }).move).toMatchObject({ kind: 'play', station: { kind: 'like' } });
});

test('fruitless and misunderstood answers are counted in a row', () => {
  const no = answering(state(eitherOr), { act: 'deny' }).state;
  const noAgain = answering(no, { act: 'alternatives' }).state;
  expect(noAgain.counts).toMatchObject({ fruitless: 2, misunderstood: 0 });
  expect(answering(noAgain, { act: 'out-of-domain' }).state.counts).toMatchObject({
    fruitless: 2,
    misunderstood: 1,
  });
  expect(answering(noAgain, { act: 'affirm' }).state.counts).toMatchObject({
    fruitless: 0,
    misunderstood: 0,
  });
});
