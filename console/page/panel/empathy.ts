/** How the conversation goes, turn by turn: what was felt, how close the goal seems, and the tone that follows. */
import type { Tone } from '../../../lambda/dialogue/tone.ts';
import type { DecisionRecord, LogRecord } from '../../../policy/record.ts';
import { bar, el } from '../dom.ts';

/** @param tones of the turns this page has seen. */
export function empathy(records: readonly LogRecord[], tones: ReadonlyMap<number, Tone>): readonly Node[] {
  const decisions = records.filter((record): record is DecisionRecord => record.type === 'decision');
  if (decisions.length === 0) return [el('p', { class: 'quiet' }, 'Nothing was asked yet.')];
  // The newest first: on a phone it should not be scrolled for.
  const rows = decisions.toReversed().map(({ turn, context }) => row(turn, context, tones.get(turn)));
  return [
    el(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'How it goes, turn by turn' },
      el(
        'table',
        { class: 'empathy' },
        el('caption', { class: 'unseen' }, 'Sentiment, feeling, closeness, pace and tone of each turn'),
        el('thead', {}, headers()),
        el('tbody', {}, ...rows),
      ),
    ),
  ];
}

function row(turn: number, context: DecisionRecord['context'], tone: Tone | undefined): HTMLElement {
  const { sentiment, feeling, closeness, pace } = context;
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, turn),
    el('td', { class: moodOf(sentiment) }, signed(sentiment)),
    el('td', { class: moodOf(feeling) }, signed(feeling)),
    el('td', { class: 'closeness' }, bar(closeness), closeness.toFixed(2)),
    el('td', {}, pace),
    el('td', {}, tone ? el('span', { class: `tone tone-${tone}` }, tone) : '–'),
  );
}

function headers(): HTMLElement {
  const columns: readonly (readonly [string, string])[] = [
    ['Turn', 'Number of the prompt'],
    ['Said', 'Sentiment of what was said before it, −1 to 1'],
    ['Feeling', 'Of everything said so far, the latest counting most, −1 to 1'],
    ['Closeness', 'The empathy score: how close the goal seems, 0 to 1'],
    ['Pace', 'How fast they want to go'],
    ['Tone', 'How the prompt was worded and spoken'],
  ];
  return el('tr', {}, ...columns.map(([name, title]) => el('th', { scope: 'col', title }, name)));
}

function moodOf(value: number): string {
  return value > 0 ? 'like' : value < 0 ? 'dislike' : 'quiet';
}

function signed(value: number): string {
  return value > 0 ? `+${value.toFixed(2)}` : value.toFixed(2).replace('-', '−');
}
