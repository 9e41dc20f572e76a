/** Prompts, values and acts as people read them. The log's own spelling is in the record section. */
import { stationFromKey } from '../../../lambda/catalog/station.ts';
import type { Candidate } from '../../../policy/candidate.ts';
import { type Act, eraFromKey, valueKey } from '../../../policy/meaning.ts';
import type { Attribute, Polarity } from '../../../policy/vocabulary.ts';

/** Track ids → "title – artist". */
export type Names = ReadonlyMap<string, string>;

const GRADED: readonly string[] = ['energy', 'tempo', 'acousticness', 'popularity'];

export function valueWords(attribute: Attribute | undefined, value: string, names: Names): string {
  if (attribute === 'track') return names.get(value) ?? value;
  const era = attribute === 'era' ? eraFromKey(value) : undefined;
  if (!era) return value;
  if (era.from === era.to) return String(era.from);
  return era.from % 10 === 0 && era.to === era.from + 9 ? `${era.from}s` : `${era.from}–${era.to}`;
}

/** "jazz · low energy · not the 1980s": a station by what it is made of. */
export function stationWords(key: string, names: Names): string {
  const station = stationFromKey(key);
  if (!station) return key;
  if (station.kind === 'like') return `like ${names.get(station.track) ?? station.track}`;
  return station.constraints.map((constraint) => wishWords(constraint, names)).join(' · ');
}

export function promptValues({ kind, attribute, values }: Candidate, names: Names): string {
  if (kind === 'offer') return values.map((value) => stationWords(value, names)).join(', ');
  return values.map((value) => valueWords(attribute, value, names)).join(' / ');
}

/** An act beside its name: what it was about. */
export function actWords(act: Act, names: Names): string {
  switch (act.act) {
    case 'inform':
      return wishWords({ ...act, value: valueKey(act.value) }, names);
    case 'critique':
      return `${act.direction} ${act.axis}`;
    case 'more-like':
      return [act.track, act.artist].filter(Boolean).join(' by ') || 'this';
    case 'dont-care':
    case 'ask-about':
      return act.attribute ?? '';
    default:
      return '';
  }
}

/** Ids that need a name. */
export function trackIdsIn({ kind, attribute, values }: Candidate): readonly string[] {
  if (kind === 'offer') return values.flatMap(trackIdsInStation);
  return attribute === 'track' ? values : [];
}

export function trackIdsInStation(key: string): readonly string[] {
  const station = stationFromKey(key);
  return station?.kind === 'like' ? [station.track] : [];
}

export function percent(share: number): string {
  if (share === 1 || share === 0) return `${share * 100} %`;
  return `${(share * 100).toFixed(2)} %`;
}

function wishWords(
  wish: { readonly attribute: Attribute; readonly value: string; readonly polarity: Polarity },
  names: Names,
): string {
  const value = valueWords(wish.attribute, wish.value, names);
  const words = GRADED.includes(wish.attribute) ? `${value} ${wish.attribute}` : value;
  return wish.polarity === 'dislike' ? `not ${words}` : words;
}
