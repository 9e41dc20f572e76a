/** Slots: are the genre, era and artist of a request found, and nothing found that nobody said? */
import { HALVES, halfOf, type Labelled, listMistake } from './data.ts';
import { goldKeys, predictedKeys, SLOTS, type Slot } from './keys.ts';
import { Scores, scoreHeading, scoreLine } from './score.ts';
import type { Subject } from './subject.ts';

/** What the data sets call each slot. */
const NAMES_OF: Readonly<Record<Slot, readonly string[]>> = {
  genre: ['genre', 'music_genre'],
  era: ['year'],
  artist: ['artist', 'artist_name'],
};

/** Requests whose slots are annotated; in them a prediction that no slot supports is false. */
const REQUESTS = new Set([
  'PlayMusic',
  'AddToPlaylist',
  'play_music',
  'music_likeness',
  'music_dislikeness',
  'music_query',
]);
const ANNOTATED = new Set(['snips', 'hwu_nlu_evaluation', 'slurp']);

/** The same requests judged more or less strictly. */
const VIEWS: readonly (readonly [view: string, label: string])[] = [
  ['judged', 'all annotated requests'],
  ['requests', '  without adding to playlists'],
  ['gold', '  only where there is a known value to find'],
  ['every', '  strictest: unknown values count as inventions'],
];

export function measureSlots(music: readonly Labelled[], subject: Subject): void {
  const requests = music.filter(({ source, intent }) => REQUESTS.has(intent) && ANNOTATED.has(source));
  const scores = scoreSlots(requests, subject);

  console.log(scoreHeading(''));
  for (const slot of SLOTS) {
    for (const [view, label] of VIEWS) {
      for (const half of HALVES)
        console.log(scoreLine(`${slot}, ${half}: ${label}`, scores.of(`${slot} ${half} ${view}`)));
    }
  }
  console.log();
  const sources = new Set(requests.map(({ source, intent }) => `${source} ${intent}`));
  for (const source of [...sources].sort()) {
    for (const slot of SLOTS) {
      const score = scores.of(`${slot} ${source}`);
      if (!score.empty) console.log(scoreLine(`${source}: ${slot}`, score));
    }
  }
}

/** Scores under `slot half view` and under `slot source intent`. */
function scoreSlots(requests: readonly Labelled[], subject: Subject): Scores {
  const scores = new Scores();
  for (const { source, intent, text, slots } of requests) {
    const half = halfOf(text);
    const meaning = subject.acts(text);
    for (const slot of SLOTS) {
      const given = slots.filter((one) => NAMES_OF[slot].includes(one.slot)).map(({ value }) => value);
      const gold = goldKeys(slot, given, subject.names);
      const predicted = predictedKeys(slot, meaning);
      // A gold value the tree or catalogue lacks ("rumba africana") makes what was read in its place neither right nor wrong.
      const knowable = given.length === gold.length;
      const judged = knowable ? predicted : predicted.filter((key) => gold.includes(key));
      const wrong = scores.of(`${slot} ${half} every`).add(gold, predicted);
      scores.of(`${slot} ${half} judged`).add(gold, judged);
      if (intent !== 'AddToPlaylist') scores.of(`${slot} ${half} requests`).add(gold, judged);
      if (gold.length > 0) scores.of(`${slot} ${half} gold`).add(gold, predicted);
      scores.of(`${slot} ${source} ${intent}`).add(gold, judged);
      if (wrong) listMistake(slot, half, `${intent}: ${text.trim()}   gold ${gold} / predicted ${predicted}`);
    }
  }
  return scores;
}
