/** How complex the language is that the platform is asked to understand: reported with every run, and kept in bounds. */

import { aligned } from '../../cli/table.ts';
import { modelComplexity } from '../../complexity/interaction-model.ts';
import { committedText, languageModel } from './package.ts';

const model = modelComplexity(committedText);

test('is reported, over all and by intent', () => {
  const rows = model.intents.flatMap(({ name, slots, complexity }) =>
    complexity ? [[name, slots, complexity] as const] : [],
  );
  const lines = aligned([
    ['interaction model', 'slots', 'unique', 'words', '2-gram bits', 'mean edge'],
    ...[['all', '', model.all] as const, ...rows].map(([name, slots, complexity]) => [
      name,
      `${slots}`,
      `${complexity.unique}`,
      `${complexity.vocabulary}`,
      complexity.entropy[1]!.millerMadow.toFixed(2),
      complexity.spanningTree.mean.toFixed(2),
    ]),
  ]);
  console.info(lines.join('\n'));
  expect(lines).toHaveLength(2 + rows.length);
});

test('counts what the model holds', () => {
  expect(model.invocationName).toBe(languageModel.invocationName);
  expect(model.intents.map(({ samples }) => samples)).toEqual(
    languageModel.intents.map(({ samples }) => samples.length),
  );
  expect(model.types.map(({ values }) => values)).toEqual(
    languageModel.types.map(({ values }) => values.length),
  );
  expect(model.types.every(({ values, forms }) => forms >= values)).toBe(true);
});

test('says no sample twice, and no intent is more complex than the whole', () => {
  expect(model.all.unique).toBe(model.all.utterances);
  for (const { complexity } of model.intents)
    if (complexity) expect(complexity.vocabulary).toBeLessThanOrEqual(model.all.vocabulary);
});
