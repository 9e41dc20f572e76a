import { GrowthBook } from '@growthbook/growthbook';
import { assigned } from '../../../policy/rollout/assignment.ts';
import { type RolloutState, STAGES } from '../../../policy/rollout/state.ts';

const at = (stage: number, rollout = 'trees-1f3a9c02#1'): RolloutState => ({
  incumbent: 'rule-1',
  challenger: 'trees-1f3a9c02',
  rollout,
  stages: STAGES,
  stage,
  status: 'running',
});
const listeners = Array.from({ length: 20_000 }, (_, n) => `listener-${n}`);
const challenged = (state: RolloutState) =>
  listeners.filter((listener) => assigned(listener, state).arm === 'challenger');

test('golden: these listeners are in these arms for good, since serving and analysis may run years apart', () => {
  const arms = listeners.slice(0, 24).map((listener) => assigned(listener, at(25)).arm[0]);
  expect(arms.join('')).toBe('iiiicciciiiiiiiiiciciicc');
  expect(challenged(at(1)).slice(0, 5)).toEqual([
    'listener-56',
    'listener-178',
    'listener-256',
    'listener-259',
    'listener-413',
  ]);
});

test('it is what GrowthBook’s own inline experiment says, hash version 2', () => {
  for (const id of listeners.slice(0, 500)) {
    const { value } = new GrowthBook({ attributes: { id } }).run({
      key: 'anything',
      seed: 'trees-1f3a9c02#1',
      hashVersion: 2,
      variations: ['incumbent', 'challenger'],
      weights: [0.75, 0.25],
    });
    expect(assigned(id, at(25)).arm).toBe(value);
  }
});

test('nobody leaves the challenger as its share grows, and the shares are what they are called', () => {
  let before = new Set<string>();
  for (const stage of STAGES) {
    const now = new Set(challenged(at(stage)));
    for (const listener of before) expect(now.has(listener)).toBe(true);
    const share = stage / 100;
    const spread = 4 * Math.sqrt((share * (1 - share)) / listeners.length);
    expect(Math.abs(now.size / listeners.length - share)).toBeLessThanOrEqual(spread);
    before = now;
  }
});

test('another rollout tries other listeners: independent of the last to within chance', () => {
  const first = new Set(challenged(at(25)));
  const both = challenged(at(25, 'trees-1f3a9c02#9')).filter((listener) => first.has(listener)).length;
  expect(both / listeners.length).toBeGreaterThan(0.0625 - 0.007);
  expect(both / listeners.length).toBeLessThan(0.0625 + 0.007);
});

test('who is nobody, and everybody while no rollout is on its way, is the incumbent’s', () => {
  expect(assigned('', at(50))).toEqual({ arm: 'incumbent', stage: 50, rollout: 'trees-1f3a9c02#1' });
  expect(
    assigned('listener', { incumbent: 'rule-1', stages: STAGES, stage: 0, status: 'rolled-back' }),
  ).toEqual({
    arm: 'incumbent',
    stage: 0,
  });
});
