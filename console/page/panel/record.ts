/** What is in the log, as it is in the log: the last decision and every outcome. */
import type { LogRecord } from '../../../policy/record.ts';
import { el } from '../dom.ts';
import { pretty } from './pretty.ts';
import { type Names, stationWords } from './words.ts';

export function written(records: readonly LogRecord[], names: Names): readonly Node[] {
  const decisions = records.filter((record) => record.type === 'decision');
  const outcomes = records.filter((record) => record.type === 'outcome');
  const last = decisions.at(-1);
  if (!last) return [el('p', { class: 'quiet' }, 'Nothing was written yet.')];
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
  return [
    el(
      'p',
      { class: 'fact' },
      `${count(decisions.length, 'decision')} and ${count(outcomes.length, 'outcome')} of conversation `,
      el('code', {}, last.conversationId),
    ),
    ...outcomes.map((outcome) => json(`Turn ${outcome.turn}: ${outcomeWords(outcome, names)}`, outcome)),
    json(`Turn ${last.turn}: decision`, last, true),
  ];
}

function outcomeWords(outcome: LogRecord & { readonly type: 'outcome' }, names: Names): string {
  const { playback, played } = outcome;
  if (playback)
    return `${outcome.outcome}: track ${playback.index + 1} ${playback.event} at ${(playback.offsetMs / 1_000).toFixed(1)} s`;
  if (played) return `${outcome.outcome}: ${stationWords(played.station, names)}`;
  return outcome.outcome;
}

function json(title: string, record: LogRecord, open = false): HTMLElement {
  return el(
    'details',
    { class: `record record-${record.type}`, open },
    el('summary', {}, title),
    el('pre', { tabindex: 0, role: 'region', 'aria-label': `${title}, as JSON` }, pretty(record)),
  );
}
