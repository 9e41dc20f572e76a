/**
 * The best way to read the whole utterance: non-overlapping readings with the greatest total worth, found by dynamic
 * programming over positions, as a speller segments words. Words nobody can read cost; a name beside such a word
 * costs too, because half a title is not a name ("love" in "love in the time of cholera").
 */
import type { Reading } from './readings.ts';

const UNKNOWN_COST = 1;
const BROKEN_NAME_COST = 3;

interface Best {
  readonly total: number;
  readonly last: Reading | undefined;
  readonly before: State | undefined;
  readonly position: number;
}
type State = Best;
/** What the next reading needs to know of the last one. */
type Ending = 'plain' | 'name' | 'unknown';

export function cover(length: number, readings: readonly Reading[]): readonly Reading[] {
  const starting: Reading[][] = Array.from({ length }, () => []);
  for (const reading of readings) starting[reading.from]!.push(reading);
  const states: Map<Ending, State>[] = Array.from({ length: length + 1 }, () => new Map());
  states[0]!.set('plain', { total: 0, last: undefined, before: undefined, position: 0 });
  for (let at = 0; at < length; at += 1) {
    const unknown: Reading = { from: at, to: at + 1, meaning: { kind: 'unknown' }, worth: -UNKNOWN_COST };
    for (const [ending, state] of states[at]!) {
      for (const reading of [...starting[at]!, unknown]) {
        const next = endingOf(reading);
        const broken = (ending === 'name' && next === 'unknown') || (ending === 'unknown' && next === 'name');
        const total = state.total + reading.worth - (broken ? BROKEN_NAME_COST : 0);
        const rival = states[reading.to]!.get(next);
        if (!rival || total > rival.total)
          states[reading.to]!.set(next, { total, last: reading, before: state, position: reading.to });
      }
    }
  }
  const best = [...states[length]!.values()].sort((a, b) => b.total - a.total)[0];
  const path: Reading[] = [];
  for (let state: State | undefined = best; state?.last; state = state.before) path.push(state.last);
  return path.reverse();
}

function endingOf({ meaning }: Reading): Ending {
  return meaning.kind === 'name' ? 'name' : meaning.kind === 'unknown' ? 'unknown' : 'plain';
}
