import type { PendingPrompt } from '../../../lambda/dialogue/prompt.ts';
import { meaningOf } from '../../../lambda/dialogue/understanding/utterance.ts';
import { starterEngine } from '../../support/segue.ts';

const sample: PendingPrompt = { kind: 'sample', attribute: 'track', values: ['t'] };
const request: PendingPrompt = { kind: 'request', attribute: 'genre', values: [] };
const meant = (text: string, pending?: PendingPrompt) =>
  meaningOf({ kind: 'words', text }, pending, starterEngine.lexicon).acts.map(({ act }) => act);

test.each([
  ["couldn't be better", sample, 'affirm'],
  ['could be better', sample, 'deny'],
  ['wow', sample, 'affirm'],
  ['not my favourite', sample, 'deny'],
  ['wow', request, 'out-of-domain'],
  ['yes, sadly', sample, 'affirm'],
  ["what's the weather tomorrow", sample, 'out-of-domain'],
] as const)('%s', (text, pending, act) => {
  expect(meant(text, pending)).toEqual([act]);
});

test('without a prompt to answer, a feeling alone is no answer', () => {
  expect(meant('wow')).toEqual(['out-of-domain']);
});
