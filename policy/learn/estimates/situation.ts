/** What was known when a prompt was chosen, in words, from the columns a learner sees: logs hold no values. */
import { COLUMN_NAMES, CONTEXT_WIDTH } from '../../features.ts';
import type { Decisions } from '../decisions.ts';

const place = (name: string) => COLUMN_NAMES.indexOf(`c.${name}`);
const LEFT = place('remaining-bits');
const DISLIKES = place('dislikes');
const MISUNDERSTOOD = place('misunderstood');
const FRUITLESS = place('fruitless');
const SAMPLES_LIKED = place('samples-liked');
const OFFERS_REJECTED = place('offers-rejected');
const FEELING = place('feeling');

/** `genre and mood known`, `412 tracks left`, `after request:genre`: the first says it all where nothing else is to say. */
export function situationOf({ contexts }: Decisions, row: number): readonly string[] {
  const at = (column: number) => contexts[row * CONTEXT_WIDTH + column]!;
  const named = (prefix: string) =>
    COLUMN_NAMES.slice(0, CONTEXT_WIDTH).flatMap((name, column) =>
      name.startsWith(`c.${prefix}=`) && at(column) > 0 ? [name.slice(prefix.length + 3)] : [],
    );
  const many = (count: number, what: string) => (count > 0 ? [count > 1 ? `${what} (${count})` : what] : []);
  const known = named('known');
  const settled = named('settled').filter((attribute) => !known.includes(attribute));
  const last = [...named('last-kind'), ...named('last-attribute')].join(':');
  const answers = named('last-act').join(', ');
  return [
    known.length > 0 ? `${known.join(', ')} known` : 'nothing known',
    ...(settled.length > 0 ? [`${settled.join(', ')} settled`] : []),
    ...many(at(DISLIKES), 'a dislike'),
    `${Math.max(0, Math.round(2 ** at(LEFT) - 1)).toLocaleString('en-US')} tracks left`,
    ...(last ? [`after ${last}${answers ? `, answered by ${answers}` : ''}`] : []),
    ...many(at(MISUNDERSTOOD), 'misunderstood'),
    ...many(at(FRUITLESS), 'fruitless answer'),
    ...many(at(SAMPLES_LIKED), 'a sample liked'),
    ...many(at(OFFERS_REJECTED), 'a station turned down'),
    ...(at(FEELING) <= -0.3 ? ['going badly'] : at(FEELING) >= 0.3 ? ['in good spirits'] : []),
  ];
}
