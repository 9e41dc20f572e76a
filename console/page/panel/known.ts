/** What the conversation knows: wishes and the prompt that brought each, what is settled, how much music is left. */
import type { DialogueState } from '../../../lambda/dialogue/state.ts';
import { promptKey } from '../../../policy/candidate.ts';
import type { DecisionRecord, Elicited, LogRecord } from '../../../policy/record.ts';
import { bar, el } from '../dom.ts';
import { type Names, valueWords } from './words.ts';

export function known(
  records: readonly LogRecord[],
  state: DialogueState | undefined,
  names: Names,
): readonly Node[] {
  const decisions = records.filter((record): record is DecisionRecord => record.type === 'decision');
  const last = decisions.at(-1);
  const settled = state?.settled ?? [];
  return [
    ...(last ? [remaining(last)] : []),
    wishes(wishesOf(records, state), decisions, names),
    ...(settled.length > 0 ? [el('p', { class: 'fact' }, `Does not matter: ${settled.join(', ')}`)] : []),
    ...(state?.doubt
      ? [el('p', { class: 'fact' }, `In doubt: ${state.doubt.attribute} ${state.doubt.value}`)]
      : []),
  ];
}

/** A conversation that ended with music has its wishes in its outcome; until then they are in the session. */
function wishesOf(records: readonly LogRecord[], state: DialogueState | undefined): readonly Elicited[] {
  const ended = records.find((record) => record.type === 'outcome' && record.elicited);
  if (ended?.type === 'outcome' && ended.elicited) return ended.elicited;
  const anchors = (state?.anchors ?? []).map(({ track, turn }) => {
    return { attribute: 'track', value: track, polarity: 'like', turn } as const;
  });
  return [...(state?.preferences ?? []), ...anchors];
}

function remaining({ context }: DecisionRecord): HTMLElement {
  const { remaining, catalogSize, relaxed } = context;
  return el(
    'p',
    { class: 'fact' },
    bar(remaining / catalogSize),
    ` ${remaining.toLocaleString('en')} of ${catalogSize.toLocaleString('en')} tracks still fit`,
    relaxed > 0 && `, with ${relaxed} ${relaxed === 1 ? 'wish' : 'wishes'} set aside`,
  );
}

function wishes(
  elicited: readonly Elicited[],
  decisions: readonly DecisionRecord[],
  names: Names,
): HTMLElement {
  if (elicited.length === 0) return el('p', { class: 'quiet' }, 'No wishes yet.');
  const rows = elicited.map(({ attribute, value, polarity, turn }) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, attribute),
      el('td', {}, el('b', {}, valueWords(attribute, value, names))),
      el('td', { class: polarity }, polarity),
      el('td', { class: 'quiet' }, elicitedBy(turn, decisions)),
    ),
  );
  return el(
    'table',
    { class: 'wishes' },
    el('caption', { class: 'unseen' }, 'Wishes and the prompts that brought them'),
    el('thead', {}, headers('Attribute', 'Value', 'Polarity', 'Brought by')),
    el('tbody', {}, ...rows),
  );
}

function elicitedBy(turn: number, decisions: readonly DecisionRecord[]): string {
  if (turn === 0) return 'said unasked';
  const decision = decisions.find((record) => record.turn === turn);
  const prompt = decision?.candidates[decision.chosen];
  return prompt ? `turn ${turn}, ${promptKey(prompt)}` : `turn ${turn}`;
}

function headers(...names: readonly string[]): HTMLElement {
  return el('tr', {}, ...names.map((name) => el('th', { scope: 'col' }, name)));
}
