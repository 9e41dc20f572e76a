/** False accepts: how often is talk of other things (weather, alarms, banking) taken for talk of music? */
import type { Act } from '../../policy/meaning.ts';
import { type Half, inHalf, type Labelled, listMistake, read } from './data.ts';
import { halvesLine } from './score.ts';
import type { Subject } from './subject.ts';

export function measureFalseAccepts(subject: Subject): void {
  const other = read<Labelled>('other-domain-utterances.jsonl.gz');
  console.log(`\n${halvesLine('other domains taken for ours', (half) => half)}`);
  const byAct = new Map<string, number>();
  const line = halvesLine('any act but out-of-domain', (half) => {
    const of = inHalf(half, other);
    const accepted = falseAccepts(half, of, subject);
    if (half === 'seen') for (const meaning of accepted) countActs(meaning, byAct);
    return `${((100 * accepted.length) / of.length).toFixed(2)} % of ${of.length}`;
  });
  console.log(line);
  console.log(`  of which, by act (seen half): ${[...byAct].map(([act, n]) => `${act} ${n}`).join(', ')}`);
}

/** What was understood where nothing should have been. */
function falseAccepts(half: Half, utterances: readonly Labelled[], subject: Subject) {
  const accepted: (readonly Act[])[] = [];
  for (const { text, intent } of utterances) {
    const meaning = subject.acts(text);
    if (meaning.some(({ act }) => act === 'out-of-domain')) continue;
    accepted.push(meaning);
    listMistake('accepts', half, `${intent}: ${text.trim()}   ${JSON.stringify(meaning)}`);
  }
  return accepted;
}

/** An utterance counts once for each kind of act in it. */
function countActs(meaning: readonly Act[], counts: Map<string, number>): void {
  for (const act of new Set(meaning.map((said) => said.act))) counts.set(act, (counts.get(act) ?? 0) + 1);
}
