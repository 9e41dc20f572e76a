/** What follows from what is seen. Arms are filled with listeners of one conversation each, evenly. */
import { nextOf } from '../../../policy/rollout/machine.ts';
import { DEFAULT_RULES } from '../../../policy/rollout/rules.ts';
import { AT_FIRST, type RolloutState } from '../../../policy/rollout/state.ts';
import { type Served, Tally } from '../../../policy/rollout/tally.ts';
import { moved, proposed, RolloutError } from '../../../policy/rollout/transitions.ts';

const MONDAY = '2026-01-05T00:00:00.000Z';
const later = (hours: number) => new Date(Date.parse(MONDAY) + hours * 3_600_000).toISOString();
const first = proposed(AT_FIRST, 'trees-1f3a9c02', 1, MONDAY);
const atStage = (stage: number): RolloutState => ({ ...first, stage });

interface ArmSeen extends Partial<Record<'success' | 'abandoned' | 'failed' | 'fallbacks' | 'slow', number>> {
  readonly listeners: number;
  readonly prompts?: number;
}

function seen(stage: number, arms: Readonly<Record<'incumbent' | 'challenger', ArmSeen>>): Tally {
  const tally = new Tally();
  for (const arm of ['incumbent', 'challenger'] as const) {
    const {
      listeners,
      success = 0.4,
      abandoned = 0.2,
      failed = 0,
      fallbacks = 0,
      slow = 0,
      prompts = 5,
    } = arms[arm];
    for (let n = 0; n < listeners; n++) {
      // Spread evenly, and each by another order, so that no two go together.
      const happens = (share: number, salt: number) => ((n * salt) % 1_000) / 1_000 < share;
      const served: Served = {
        listener: `${arm}-${n}`,
        arm,
        stage,
        success: happens(success, 7),
        prompts: prompts + (n % 3) - 1,
        abandoned: happens(abandoned, 11),
        failed: happens(failed, 13),
        decisions: 5,
        fallbacks: happens(fallbacks, 17) ? 5 : 0,
        slow: happens(slow, 19) ? 5 : 0,
        timed: 5,
      };
      tally.add(served);
    }
  }
  return tally;
}

const next = (state: RolloutState, tally: Tally, hours = 48) =>
  nextOf(state, tally, later(hours), DEFAULT_RULES);

test('a stage waits for time, then for listeners, then for evidence, and says which', () => {
  const good = seen(1, { incumbent: { listeners: 99_000 }, challenger: { listeners: 1_000, success: 0.45 } });
  expect(next(atStage(1), good, 3)).toEqual({
    action: 'wait',
    reasons: ['this stage is 3.0 hours old, and lasts at least 24'],
  });
  const few = seen(1, { incumbent: { listeners: 5_000 }, challenger: { listeners: 50 } });
  expect(next(atStage(1), few).reasons).toEqual([
    '50 listeners have met the challenger at this stage; 100 are needed',
  ]);
  const unsure = seen(1, { incumbent: { listeners: 12_000 }, challenger: { listeners: 120, success: 0.38 } });
  const { action, reasons } = next(atStage(1), unsure);
  expect(action).toBe('wait');
  expect(reasons[0]).toMatch(/^success .* it could still be worse by more than 15.0 % of the incumbent’s/);
  expect(next(atStage(1), good).action).toBe('advance');
});

test('nothing is proved in four weeks: it is taken back, with what was missing', () => {
  const unsure = seen(1, { incumbent: { listeners: 12_000 }, challenger: { listeners: 120, success: 0.38 } });
  expect(next(atStage(1), unsure, 28 * 24 - 1).action).toBe('wait');
  const { action, reasons } = next(atStage(1), unsure, 28 * 24);
  expect(action).toBe('roll-back');
  expect(reasons[0]).toMatch(/^after 28 days at 1 % it has not proved itself: success/);
});

test('the last stage before everybody wants better, not merely no worse', () => {
  const equal = seen(50, { incumbent: { listeners: 50_000 }, challenger: { listeners: 50_000 } });
  expect(next(atStage(50), equal)).toMatchObject({ action: 'wait' });
  expect(next(atStage(50), equal).reasons[0]).toMatch(
    /it is not shown to be better \(99.5 % sure is asked for\)/,
  );
  expect(
    next(atStage(25), seen(25, { incumbent: { listeners: 75_000 }, challenger: { listeners: 25_000 } }))
      .action,
  ).toBe('advance');
  const better = seen(50, {
    incumbent: { listeners: 50_000 },
    challenger: { listeners: 50_000, success: 0.42 },
  });
  expect(next(atStage(50), better)).toMatchObject({ action: 'advance' });
});

test('everybody is served for a day, then it is the default', () => {
  const everybody = seen(100, { incumbent: { listeners: 0 }, challenger: { listeners: 10_000 } });
  expect(next(atStage(100), everybody, 23).action).toBe('wait');
  expect(next(atStage(100), everybody, 24).action).toBe('make-default');
});

const half = { listeners: 20_000 };
test.each([
  ['less success', { success: 0.36 }, /^success is lower than the incumbent’s: 36.0 % against 40.0 %/],
  ['longer conversations', { prompts: 7 }, /^conversations are longer than they may be: 7.00 against 5.00/],
  ['more left alone', { abandoned: 0.3 }, /^more conversations are abandoned than may be/],
  [
    'answers without its model',
    { fallbacks: 0.05 },
    /^5.0 % of the challenger’s decisions were made without its model/,
  ],
  ['slow answers', { slow: 0.05 }, /^5.0 % of the challenger’s answers took longer than a second/],
  ['failures', { failed: 0.05 }, /^5.0 % of the challenger’s conversations failed/],
])('%s: taken back, whatever the hour', (_, harm, reason) => {
  const tally = seen(50, { incumbent: half, challenger: { ...half, success: 0.44, ...harm } });
  const { action, reasons } = next(atStage(50), tally, 0.1);
  expect(action).toBe('roll-back');
  expect(reasons[0]).toMatch(reason);
});

test('harm that the incumbent’s arm suffers alike is not the challenger’s, but broken plumbing is looked at by itself', () => {
  const both = { ...half, abandoned: 0.5 };
  expect(next(atStage(50), seen(50, { incumbent: both, challenger: both })).action).toBe('wait');
  const silent = { ...half, fallbacks: 1 };
  expect(next(atStage(50), seen(50, { incumbent: half, challenger: silent })).reasons[0]).toMatch(/^100.0 %/);
});

test('a sample-ratio mismatch stops a rollout even while it wins, also one of an earlier stage', () => {
  const lost = seen(25, { incumbent: { listeners: 15_000 }, challenger: { listeners: 4_500, success: 0.5 } });
  expect(next(atStage(25), lost).reasons[0]).toMatch(/^sample-ratio mismatch: 23.1 % of listeners/);
  expect(next(atStage(50), lost)).toMatchObject({ action: 'roll-back' });
});

describe('steps', () => {
  test('forward stage by stage to the default, which remembers whom it replaced', () => {
    let state = first;
    for (const stage of [5, 25, 50, 100]) {
      state = moved(state, 'advance', later(stage));
      expect(state).toMatchObject({ stage, status: 'running', since: later(stage), begun: MONDAY });
    }
    expect(() => moved(state, 'advance', later(1))).toThrow(RolloutError);
    expect(moved(state, 'make-default', later(200))).toEqual({
      incumbent: 'trees-1f3a9c02',
      previous: 'rule-1',
      stages: [1, 5, 25, 50, 100],
      stage: 0,
      status: 'default',
    });
  });

  test('back from anywhere, and once from a default; asked for twice it takes back no other policy', () => {
    expect(moved(first, 'roll-back', later(1))).toMatchObject({
      incumbent: 'rule-1',
      stage: 0,
      status: 'rolled-back',
    });
    const settled = moved({ ...first, stage: 100 }, 'make-default', later(1));
    const back = moved(settled, 'roll-back', later(2));
    expect(back).toEqual({ incumbent: 'rule-1', stages: first.stages, stage: 0, status: 'rolled-back' });
    for (const state of [back, AT_FIRST])
      expect(() => moved(state, 'roll-back', later(3))).toThrow(RolloutError);
    const second = proposed(settled, 'trees-22222222', 9, later(3));
    const again = moved(second, 'roll-back', later(4));
    expect(again.incumbent).toBe('trees-1f3a9c02');
    expect(() => moved(again, 'roll-back', later(5))).toThrow(RolloutError);
  });

  test.each([
    [[50], /at least two/],
    [[5, 5, 100], /rising/],
    [[5, 50], /the last is 100/],
    [[0, 100], /rising/],
    [[Number.NaN, 100], /rising/],
    [[50, 120], /rising/],
    [[0.5, 100], /whole/],
  ])('stages %j are refused', (stages, why) => {
    expect(() => proposed(AT_FIRST, 'trees-1f3a9c02', 1, MONDAY, stages)).toThrow(why);
  });

  test('one at a time, and not the incumbent', () => {
    expect(() => proposed(first, 'trees-22222222', 2, MONDAY)).toThrow(/one challenger at a time/);
    expect(() => proposed(AT_FIRST, 'rule-1', 2, MONDAY)).toThrow(/is the incumbent already/);
    expect(() => moved(AT_FIRST, 'wait', MONDAY)).toThrow(/no rollout is on its way/);
  });
});
