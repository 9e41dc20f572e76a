import { type Parameters, parametersFrom } from '../../infra/parameters.ts';
import { SKILL_ID, synth } from './synthesised.ts';

const given = (context: Readonly<Record<string, unknown>>): Parameters =>
  parametersFrom({ tryGetContext: (name: string) => context[name] });

test('the skill’s id is enough', () => {
  expect(given({ skillId: SKILL_ID })).toMatchObject({ concurrency: 50, learningDays: 56, epsilon: 0.2 });
});

test.each([
  [{}, /^skillId is missing: cdk deploy -c skillId=/],
  [{ skillId: 'my-skill' }, /^skillId is not the id of a skill .*"my-skill"$/],
  [{ skillId: SKILL_ID, concurrency: '0' }, /^concurrency must be a number from 1 to 10000, not "0"$/],
  [{ skillId: SKILL_ID, concurrency: '2.5' }, /^concurrency must be a whole number/],
  [{ skillId: SKILL_ID, epsilon: 'much' }, /^epsilon must be a number from 0 to 1, not "much"$/],
  [{ skillId: SKILL_ID, audioUrl: 'http://a/{id}' }, /^audioUrl must be an https address/],
  [{ skillId: SKILL_ID, email: 'nobody' }, /^email is no address: "nobody"$/],
])('%j is refused in a sentence that names what is wrong', (context, message) => {
  expect(() => given(context)).toThrow(message);
});

test('cdk says it in one line and fails', async () => {
  const { status, said } = await synth([]);
  expect(status).not.toBe(0);
  expect(said).toContain('segue: skillId is missing');
  expect(said).not.toMatch(/at .*parameters\.ts/);
}, 60_000);
