/** The committed skill package, as the tests of this folder read it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../policy/random.ts';
import type { InteractionModel } from '../../scripts/model/schema.ts';

const FOLDER = join(__dirname, '../../skill-package');

export function packaged(path: string): Buffer {
  return readFileSync(join(FOLDER, path));
}

export const committedText = packaged('interactionModels/custom/en-US.json').toString('utf8');
export const committed: InteractionModel = JSON.parse(committedText);
export const { languageModel } = committed.interactionModel;
export const customIntents = languageModel.intents.filter(({ name }) => !name.startsWith('AMAZON.'));

export function oneOf<T>(items: readonly T[], random: Random): T {
  return items[random.int(items.length)]!;
}
