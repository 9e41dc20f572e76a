/** How complex the skill's own interaction model is, as one line of the page: worked out once, when the page is made. */
import { readFile } from 'node:fs/promises';
import { modelComplexity } from '../complexity/interaction-model.ts';

const MODEL = new URL('../skill-package/interactionModels/custom/en-US.json', import.meta.url);

export async function skillComplexity(): Promise<string> {
  const { unique, vocabulary, entropy, spanningTree } = modelComplexity(await readFile(MODEL, 'utf8')).all;
  return (
    `The skill’s own language: ${unique.toLocaleString('en')} sample utterances of ${vocabulary.toLocaleString('en')} ` +
    `words, ${entropy[1]!.millerMadow.toFixed(1)} bits of bigram entropy, ${spanningTree.mean.toFixed(2)} an edge of ` +
    'their spanning tree.'
  );
}
