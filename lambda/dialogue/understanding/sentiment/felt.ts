/** A meaning with how it was said. */
import { type Act, type MeaningRepresentation, says } from '../../../../policy/meaning.ts';
import { feltIn, sentimentOf } from './sentiment.ts';

const NAMED: ReadonlySet<string> = new Set(['artist', 'track', 'album']);

/** The meaning with the sentiment of the words it came from; where none of them feels anything, that of a plain yes or no. */
export function felt(meaning: MeaningRepresentation, text: string): MeaningRepresentation {
  const { acts } = meaning;
  const sentiment = feltIn(text, acts.flatMap(namesIn)) ?? answered(acts);
  return sentiment === 0 ? meaning : { ...meaning, sentiment };
}

/** Both at once ("no, yes, that one") says neither. */
function answered(acts: readonly Act[]): number {
  const yes = says(acts, 'affirm');
  if (yes === says(acts, 'deny')) return 0;
  return sentimentOf(yes ? 'yes' : 'no');
}

function namesIn(act: Act): readonly string[] {
  if (act.act === 'inform') return NAMED.has(act.attribute) ? [String(act.value)] : [];
  if (act.act === 'more-like') return [act.artist, act.track].filter((name) => name !== undefined);
  return [];
}
