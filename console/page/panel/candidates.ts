/** The last decision: every prompt that could have been asked, the chance each had, and the one that was drawn. */
import { promptKey } from '../../../policy/candidate.ts';
import type { DecisionRecord } from '../../../policy/record.ts';
import { bar, el } from '../dom.ts';
import { type Names, percent, promptValues } from './words.ts';

export function candidates(decision: DecisionRecord | undefined, names: Names): readonly Node[] {
  if (!decision) return [el('p', { class: 'quiet' }, 'No prompt was chosen yet.')];
  return [howChosen(decision), chosenPrompt(decision, names), table(decision, names)];
}

function howChosen(decision: DecisionRecord): HTMLElement {
  const { context, propensity, policyVersion, arm, fallback } = decision;
  const { stratum, epsilon } = context.exploration;
  const facts: readonly (readonly [string, string, string])[] = [
    ['stratum', stratum, stratum === 'explore' ? 'drawn at random' : 'the best is asked'],
    ['propensity', percent(propensity), 'the chance the chosen prompt had'],
    ['epsilon', String(epsilon), 'share spread evenly when exploring'],
    ['policy', policyVersion, arm],
    ...(fallback ? [['fallback', fallback, 'chosen without the policy'] as const] : []),
  ];
  return el(
    'dl',
    { class: 'tiles' },
    ...facts.map(([name, value, meaning]) =>
      el('div', {}, el('dt', {}, name), el('dd', {}, value), el('dd', { class: 'quiet' }, meaning)),
    ),
  );
}

/** The chosen prompt may be far down the table: exploring is for asking the unlikely, too. */
function chosenPrompt(
  { candidates, probabilities, chosen, propensity }: DecisionRecord,
  names: Names,
): HTMLElement {
  const candidate = candidates[chosen]!;
  const place = 1 + probabilities.filter((probability) => probability > propensity).length;
  return el(
    'p',
    { class: 'chosen-prompt' },
    el('span', { class: 'badge' }, 'asked'),
    el('span', { class: 'key' }, promptKey(candidate)),
    el('span', {}, promptValues(candidate, names)),
    el('span', { class: 'quiet' }, `no. ${place} of ${candidates.length} by probability`),
  );
}

function table(decision: DecisionRecord, names: Names): HTMLElement {
  const { candidates: all, probabilities, chosen } = decision;
  const top = Math.max(...probabilities);
  const order = [...all.keys()].sort((a, b) => probabilities[b]! - probabilities[a]! || a - b);
  const rows = order.map((index) => {
    const candidate = all[index]!;
    const { gain, fit, affinity, popularity, asked } = candidate.numbers;
    const values = promptValues(candidate, names);
    return el(
      'tr',
      index === chosen ? { class: 'chosen', 'aria-current': 'true' } : {},
      el(
        'th',
        { scope: 'row' },
        el('span', { class: 'key' }, promptKey(candidate)),
        index === chosen && el('span', { class: 'badge' }, 'asked'),
        values ? el('span', { class: 'values' }, values) : undefined,
      ),
      el('td', { class: 'chance' }, bar(probabilities[index]! / top), percent(probabilities[index]!)),
      el('td', {}, gain.toFixed(2)),
      el('td', {}, fit.toFixed(2)),
      el('td', { class: 'affinity' }, affinity.toFixed(2)),
      el('td', {}, popularity.toFixed(2)),
      el('td', {}, asked),
    );
  });
  const sum = probabilities.reduce((a, b) => a + b, 0);
  return el(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Candidate prompts' },
    el(
      'table',
      { class: 'candidates' },
      el(
        'caption',
        {},
        `Turn ${decision.turn}: ${all.length} candidate prompts, probabilities add up to ${sum.toFixed(6)}`,
      ),
      el('thead', {}, headers()),
      el('tbody', {}, ...rows),
    ),
  );
}

function headers(): HTMLElement {
  const columns: readonly (readonly [string, string])[] = [
    ['Prompt', 'What would be said'],
    ['Probability', 'Chance of being asked'],
    ['Gain', 'Expected information gain over the remaining tracks, in bits'],
    ['Fit', 'How well it fits what is known, 0 to 1'],
    ['Affinity', 'How well it suits this listener, 0 to 1; 0.5 is indifferent'],
    ['Popularity', 'How widely known the named values are, 0 to 1'],
    ['Asked', 'Times asked so far'],
  ];
  return el('tr', {}, ...columns.map(([name, title]) => el('th', { scope: 'col', title }, name)));
}
