/** What an answer leaves behind beside its acts: feelings, the pace, how close the goal seems. */
import { closeness } from '../../lambda/dialogue/empathy.ts';
import { type Feelings, felt, UNMOVED } from '../../lambda/dialogue/feelings.ts';
import { offerCanWait, paceOf } from '../../lambda/dialogue/pace.ts';
import { type DialogueState, newConversation } from '../../lambda/dialogue/state.ts';
import type { Candidate } from '../../policy/candidate.ts';
import type { Act, MeaningRepresentation } from '../../policy/meaning.ts';

const YES: Act = { act: 'affirm' };
const said = (sentiment?: number, acts: readonly Act[] = [YES], confidence = 0.9): MeaningRepresentation => ({
  acts,
  confidence,
  ...(sentiment === undefined ? {} : { sentiment }),
});
const after = (...meanings: readonly MeaningRepresentation[]) => meanings.reduce(felt, UNMOVED);

test('the latest feeling counts most, and what is said without one lets it fade', () => {
  expect(after(said(0.8), said(-0.8)).soFar).toBeLessThan(0);
  expect(after(said(-0.8), said(0.8)).soFar).toBeGreaterThan(0);
  const moved = after(said(0.8));
  const faded = felt(moved, said());
  expect(faded.last).toBe(0);
  expect(faded.soFar).toBeGreaterThan(0);
  expect(faded.soFar).toBeLessThan(moved.soFar);
});

test('what was not understood counts as not understood, however sure understanding was of that', () => {
  expect(after(said(undefined, [{ act: 'out-of-domain' }], 0.9)).understood).toBeLessThan(
    after(said(undefined, [YES], 0.5)).understood,
  );
});

const candidate = (fit: number, affinity: number): Candidate => ({
  kind: 'sample',
  attribute: 'track',
  values: ['t'],
  numbers: { gain: 0, fit, popularity: 0, affinity, asked: 0 },
});

test('the goal seems the closer the better it feels, the better we understand and the surer the candidates are', () => {
  const feelings: Feelings = { last: 0, soFar: 0, understood: 0.8 };
  const middle = closeness(feelings, [candidate(0.5, 0.5)]);
  expect(closeness({ ...feelings, soFar: 0.5 }, [candidate(0.5, 0.5)])).toBeGreaterThan(middle);
  expect(closeness({ ...feelings, understood: 0.3 }, [candidate(0.5, 0.5)])).toBeLessThan(middle);
  expect(closeness(feelings, [candidate(0.9, 0.9), candidate(0, 0)])).toBeGreaterThan(middle);
  expect(closeness({ last: 1, soFar: 1, understood: 1 }, [candidate(1, 1)])).toBe(1);
  expect(closeness({ last: -1, soFar: -1, understood: 0 }, [])).toBe(0);
});

function state(
  turn: number,
  counts: Partial<DialogueState['counts']>,
  soFar = 0,
  offered = 0,
): DialogueState {
  const fresh = newConversation({
    conversationId: 'c',
    listener: 'l',
    stratum: 'explore',
    catalogVersion: 'v',
  });
  return {
    ...fresh,
    turn,
    offered,
    counts: { ...fresh.counts, ...counts },
    feelings: { ...fresh.feelings, soFar },
  };
}

test.each([
  ['nothing has happened', state(1, {}), 'steady'],
  ['music was asked for before anything was known', state(1, { pushed: 1 }), 'hurried'],
  ['patience wears thin', state(5, {}, -0.5), 'hurried'],
  ['a bad first answer', state(1, {}, -0.5), 'steady'],
  ['samples are liked', state(5, { samplesLiked: 3 }, 0.3), 'steady'],
  [
    'samples are liked, and the station put off',
    state(6, { samplesLiked: 3, offersRejected: 1 }, 0.3),
    'exploring',
  ],
  [
    'samples are liked, the station refused in anger',
    state(6, { samplesLiked: 3, offersRejected: 1 }, -0.3),
    'steady',
  ],
  [
    'samples are mostly refused',
    state(6, { samplesLiked: 1, samplesRejected: 3, offersRejected: 1 }, 0.3),
    'steady',
  ],
] as const)('the pace when %s', (_, where, pace) => {
  expect(paceOf(where)).toBe(pace);
});

test('an explorer hears no offer right after the one they put off, and the next one some samples later', () => {
  const exploring = (turn: number) => state(turn, { samplesLiked: 3, offersRejected: 1 }, 0.3, 5);
  expect(offerCanWait(exploring(6))).toBe(true);
  expect(offerCanWait(exploring(9))).toBe(false);
  expect(offerCanWait(state(6, { offersRejected: 1 }, 0.3, 5))).toBe(false);
});
