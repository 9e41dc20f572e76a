import { SilenceWatch } from '../../lambda/dialogue/silence.ts';
import { decisionRecord, outcomeRecord } from '../support/records.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000);
const prompt = (conversationId: string, turn: number, minutes: number) =>
  decisionRecord({ conversationId, turn, at: at(minutes).toISOString() });

test('a conversation whose last prompt stayed unanswered is abandoned, at the moment it fell silent', () => {
  const watch = new SilenceWatch();
  for (const record of [prompt('silent', 2, 1), prompt('silent', 1, 0), prompt('talking', 1, 50)])
    watch.add(record);
  expect(watch.abandoned(at(60))).toEqual([
    expect.objectContaining({
      conversationId: 'silent',
      turn: 2,
      outcome: 'abandoned',
      source: 'timer',
      at: at(1).toISOString(),
    }),
  ]);
});

test.each(['played', 'stopped', 'failed', 'abandoned'] as const)(
  'an outcome %s closes it, in whatever order records come',
  (outcome) => {
    const records = [prompt('c', 1, 0), outcomeRecord({ conversationId: 'c', outcome })];
    for (const order of [records, records.toReversed()]) {
      const watch = new SilenceWatch();
      for (const record of order) watch.add(record);
      expect(watch.abandoned(at(600))).toEqual([]);
    }
  },
);

test('a rejected offer does not close a conversation', () => {
  const watch = new SilenceWatch();
  watch.add(prompt('c', 1, 0));
  watch.add(outcomeRecord({ conversationId: 'c', outcome: 'rejected' }));
  expect(watch.abandoned(at(600))).toHaveLength(1);
});
