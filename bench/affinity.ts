/**
 * `npx tsx bench/affinity.ts [--quick] [--validation]`: how well affinities find artists that listeners were not known
 * to listen to (Last.fm, a fifth of the artists of every listener held out), against popularity and against content
 * alone; for listeners and for artists nobody knows yet; and what retraining does to stored listener vectors.
 * `--validation` reports the listeners by whom every constant was chosen; the default reports the others.
 */
import { genreTree } from '../lambda/catalog/genres/genres.ts';
import { contentEmbedding } from '../lambda/listener/content-embedding.ts';
import { FACTORISE, factorise } from '../lambda/listener/factorise.ts';
import { joined, TYPICAL_PLAYS } from '../lambda/listener/hybrid-embedding.ts';
import { type Listen, listeningOf } from '../lambda/listener/listening.ts';
import { trainedEmbedding } from '../lambda/listener/trained-embedding.ts';
import { shareOf } from '../policy/random.ts';
import { type Arm, catalogueOf, factorArm, neighbourArm, popularityArm, servedArm } from './affinity/arms.ts';
import { printCalibration } from './affinity/calibrate.ts';
import { type LastFm, readLastFm } from './affinity/lastfm.ts';
import { splitOf } from './affinity/protocol.ts';
import { printRetraining } from './affinity/retraining.ts';
import { printTable } from './affinity/tables.ts';

const folder = process.env.SEGUE_SHARED_DATA ?? '../shared/data';
const quick = process.argv.includes('--quick');
const start = performance.now();
const data = readLastFm(folder);
const split = splitOf(data.listens, data.listeners);
const chosen = process.argv.includes('--validation') ? split.validation : split.test;
const tested = quick ? chosen.slice(0, 200) : chosen;
console.log(
  `${data.listeners} listeners, ${data.artists.length} artists, ${split.train.length} listens to learn from`,
);

const known = trained(data, split.train);
printTable('Artists held out', known.arms, tested);
printCalibration(known, tested);

// Nobody knows these: they take no part in training.
const newListener = (listener: number) => shareOf('new listener', listener) < 0.3;
const newArtist = (item: number) => shareOf('new artist', item) < 0.15;
const isNew = Uint8Array.from(data.artists, (_, item) => Number(newArtist(item)));
const without = trained(
  data,
  split.train.filter(({ listener, item }) => !newListener(listener) && !isNew[item]),
);
const strangers = tested.filter(({ listener }) => newListener(listener));
for (const plays of [0, 1, 3, 5])
  printTable(
    `Listeners who are new, of whom ${plays} artists are known`,
    without.arms,
    strangers.map((one) => ({
      known: one.known.filter(({ item }) => !isNew[item]).slice(0, plays),
      held: one.held,
    })),
  );
printTable(
  'Artists who are new, ranked among themselves',
  without.arms,
  tested
    .filter(({ listener }) => !newListener(listener))
    .map((one) => ({
      known: one.known.filter(({ item }) => !isNew[item]),
      held: [...one.held, ...one.known.map(({ item }) => item)].filter((item) => isNew[item]),
    }))
    .filter(({ held }) => held.length > 0),
  (item) => isNew[item] === 1,
);
printRetraining(data, split, tested);
console.log(
  `\n${((performance.now() - start) / 1000).toFixed(0)} s, ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB`,
);

function trained({ artists, listeners }: LastFm, listens: readonly Listen[]) {
  const popularity = new Float64Array(artists.length);
  for (const { item } of listens) popularity[item]! += 1;
  const listening = listeningOf(listens, listeners, artists.length, TYPICAL_PLAYS);
  const begin = performance.now();
  const factors = factorise(listening, FACTORISE);
  const factorised = performance.now();
  const model = joined({ artists, listeners, listens }, genreTree, listening, factors);
  const joinedAt = performance.now();
  const catalogue = catalogueOf(artists, popularity);
  const content = contentEmbedding(catalogue.music, genreTree);
  const hybrid = trainedEmbedding(model, catalogue.music, genreTree);
  console.log(
    `trained: factorisation ${((factorised - begin) / 1000).toFixed(1)} s, content and regression ${((joinedAt - factorised) / 1000).toFixed(1)} s`,
  );
  const arms: readonly Arm[] = [
    popularityArm(popularity),
    servedArm('content only, as served', content, catalogue),
    neighbourArm(listening),
    factorArm(factors),
    servedArm('hybrid, as served', hybrid, catalogue),
  ];
  return { arms, catalogue, content, hybrid };
}
