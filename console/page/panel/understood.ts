/** What the last utterance meant: acts, and how sure understanding is of them. */
import type { DialogueState } from '../../../lambda/dialogue/state.ts';
import { promptKey } from '../../../policy/candidate.ts';
import type { Act } from '../../../policy/meaning.ts';
import type { LogRecord } from '../../../policy/record.ts';
import { bar, el } from '../dom.ts';
import { actWords, type Names } from './words.ts';

/** @param live the state of the open session; undefined once the conversation is over. */
export function understood(
  records: readonly LogRecord[],
  live: DialogueState | undefined,
  names: Names,
): readonly Node[] {
  const { acts, confidence, answered } = lastHeard(records, live);
  if (acts.length === 0) return [el('p', { class: 'quiet' }, 'Nothing was said yet.')];
  const chips = acts.map((act) => el('li', { class: `chip chip-${toneOf(act)}` }, ...chipOf(act, names)));
  return [
    el('ul', { class: 'chips', 'aria-label': 'Acts of the last utterance' }, ...chips),
    el(
      'p',
      { class: 'fact' },
      ...(confidence === undefined ? [] : ['confidence ', bar(confidence), ` ${confidence.toFixed(2)} `]),
      answered ? el('span', { class: 'quiet' }, 'in answer to ', el('code', {}, answered)) : undefined,
    ),
  ];
}

interface Heard {
  readonly acts: readonly Act[];
  readonly confidence?: number;
  /** Key of the prompt it answered. */
  readonly answered?: string;
}

/**
 * The newest record that came from an utterance has its acts. Help, questions and the like leave no record, only the
 * names of their acts in the state.
 */
function lastHeard(records: readonly LogRecord[], live: DialogueState | undefined): Heard {
  const newest = records
    .flatMap((record) => heardIn(record, records) ?? [])
    // A turned-down offer is written beside the next decision, which knows more: the later in the list wins a tie.
    .sort((a, b) => a.at.localeCompare(b.at))
    .at(-1);
  const recorded: Heard = newest ?? { acts: [] };
  if (!live || live.last.acts.join() === recorded.acts.map(({ act }) => act).join()) return recorded;
  const { acts, confidence, prompt } = live.last;
  return { acts: acts.map((act) => ({ act }) as Act), confidence, answered: prompt };
}

function heardIn(
  record: LogRecord,
  records: readonly LogRecord[],
): (Heard & { readonly at: string }) | undefined {
  const { at } = record;
  if (record.type === 'decision') return { at, ...record.meaning, answered: record.context.lastPrompt };
  if (record.source !== 'turn' || !record.acts) return undefined;
  const asked = records.find(({ type, turn }) => type === 'decision' && turn === record.turn);
  const prompt = asked?.type === 'decision' ? asked.candidates[asked.chosen] : undefined;
  return { at, acts: record.acts, ...(prompt ? { answered: promptKey(prompt) } : {}) };
}

function chipOf(act: Act, names: Names): readonly (Node | string)[] {
  const words = actWords(act, names);
  const about = 'attribute' in act && act.act === 'inform' ? `${act.act} ${act.attribute}` : act.act;
  return [el('span', { class: 'chip-name' }, about), ...(words ? [el('b', {}, words)] : [])];
}

function toneOf(act: Act): 'like' | 'dislike' | 'lost' | 'plain' {
  if (act.act === 'out-of-domain') return 'lost';
  if (act.act === 'deny' || (act.act === 'inform' && act.polarity === 'dislike')) return 'dislike';
  return act.act === 'affirm' || act.act === 'inform' ? 'like' : 'plain';
}
