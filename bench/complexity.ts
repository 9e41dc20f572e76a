/**
 * `npm run bench:complexity [-- --quick] [--out complexity.html]`: whether understanding falls as a language grows more
 * complex, after McKenna et al. (Interspeech 2020), on published requests and replies about music. Levels are made by
 * removing batches of rare words; at each, the project's linear learner is trained on as many utterances of each intent.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { aligned } from '../cli/table.ts';
import { experiment } from './complexity/experiment.ts';
import { levelsOf, published, READINGS, type Reading } from './complexity/levels.ts';
import { complexityPage, type Told } from './complexity/picture.ts';
import { correlationsOf, rowsOf, textPlot } from './complexity/print.ts';

const SENTENCES: Readonly<Record<Reading, string>> = {
  utterances: 'Utterances with a rare word are removed',
  words: 'Rare words are removed from the utterances',
};
const PLOTTED = '2-gram bits';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, out: { type: 'string' } },
});
const seeds = values.quick ? 2 : 4;
const all = published();
console.log(`${all.length} utterances, ${seeds} seeds; a fit and its test share no utterance`);
const told = READINGS.map((reading): Told => {
  const levels = levelsOf(all, reading);
  const result = experiment(levels, seeds);
  const [train, test] = result.sizes;
  const correlations = correlationsOf(result).map((each) => [
    each.measure,
    each.pearson.toFixed(3),
    each.spearman.toFixed(3),
  ]);
  const sentence = SENTENCES[reading];
  console.log(
    `\n${sentence}: ${result.intents} intents, ${train} trained on, ${test} tested at every level\n`,
  );
  console.log(aligned(rowsOf(result, levels)).join('\n'));
  console.log(`\n${aligned([['accuracy against', 'Pearson', 'Spearman'], ...correlations]).join('\n')}`);
  console.log(`\n${textPlot(result, PLOTTED).join('\n')}`);
  return { reading, sentence, result, levels };
});
if (values.out !== undefined) {
  writeFileSync(values.out, complexityPage(told));
  console.log(`\npictures in ${values.out}`);
}
