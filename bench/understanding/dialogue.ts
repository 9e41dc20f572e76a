/** Dialogue turns: is a turn understood in the light of what the system has just asked? */
import { type Act, isEra, valueKey } from '../../policy/meaning.ts';
import { HALVES, halfOf, listMistake, read } from './data.ts';
import { Scores, scoreHeading, scoreLine } from './score.ts';
import { ATTRIBUTE_OF, bare, expectedOf, pendingAfter, type Turn } from './sgd.ts';
import type { Subject } from './subject.ts';

const LABELS = [
  'affirm',
  'deny',
  'stop',
  'alternatives',
  'ask-about',
  'genre',
  'era',
  'artist',
  'album',
  'track',
];

export function measureDialogue(subject: Subject): void {
  const turns = read<Turn>('sgd-music-user-turns.jsonl.gz');
  const scores = new Scores();
  let mapped = 0;
  for (const turn of turns) if (scoreTurn(turn, subject, scores)) mapped += 1;

  console.log(`\n${scoreHeading('dialogue turns (SGD)')}`);
  for (const label of LABELS) {
    for (const half of HALVES) console.log(scoreLine(`${label}, ${half}`, scores.of(`${label} ${half}`)));
  }
  console.log(`  ${mapped} of ${turns.length} turns: those whose acts all have a counterpart here`);
}

/** Adds a turn to the scores, each under `label half`; false if the turn cannot be judged. */
function scoreTurn(turn: Turn, subject: Subject, scores: Scores): boolean {
  const expected = expectedOf(turn, subject.names);
  if (!expected) return false;
  const half = halfOf(turn.dialogue_id);
  const meaning = subject.acts(turn.text, pendingAfter(turn.prev_system));
  const understood = understoodAs(meaning, expected.gold);
  for (const label of LABELS) {
    const gold = under(label, expected.gold);
    const predicted = under(label, understood).filter(
      (key) => gold.includes(key) || !expected.free.has(label),
    );
    const wrong = scores.of(`${label} ${half}`).add(gold, predicted);
    if (wrong)
      listMistake(label, half, `[${turn.prev_system}] ${turn.text}   gold ${gold} / predicted ${predicted}`);
  }
  return true;
}

/** Our acts as labels of a turn. "No, that's all": a no and a goodbye both end what "anything else?" asked. */
function understoodAs(meaning: readonly Act[], gold: ReadonlySet<string>): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const act of meaning) {
    if (act.act === 'affirm' || act.act === 'play') labels.add('affirm');
    else if (act.act === 'deny' || act.act === 'stop') labels.add(gold.has('stop') ? 'stop' : act.act);
    else if (act.act === 'alternatives' || act.act === 'ask-about') labels.add(act.act);
    else if (act.act === 'more-like' && act.artist && gold.has(`artist=${bare(act.artist)}`))
      labels.add(`artist=${bare(act.artist)}`);
    else if (
      act.act === 'inform' &&
      act.polarity === 'like' &&
      [...ATTRIBUTE_OF.values()].includes(act.attribute)
    ) {
      const named = !isEra(act.value) && act.attribute !== 'genre';
      labels.add(`${act.attribute}=${named ? bare(act.value as string) : valueKey(act.value)}`);
    }
  }
  return labels;
}

/** The keys of one label: `genre=rock` is of the label `genre`. */
function under(label: string, keys: ReadonlySet<string>): readonly string[] {
  return [...keys].filter((key) => key.split('=')[0] === label);
}
