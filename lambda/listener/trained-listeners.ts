/** What the next training needs of this one: its listeners by name, and their factors. Kept, never shipped. */
import type { Trained } from './hybrid-embedding.ts';
import { numbersFrom, numbersText } from './packed.ts';

const FORMAT = 'segue-listeners-1';

export interface TrainedListeners {
  readonly format: typeof FORMAT;
  /** Version of the embedding they were fitted beside. */
  readonly embedding: string;
  readonly dimensions: number;
  readonly names: readonly string[];
  /** Single-precision numbers, base64: `dimensions` a name. */
  readonly factors: string;
}

export function trainedListeners({ model, listeners }: Trained, names: readonly string[]): TrainedListeners {
  const { version, dimensions } = model;
  return { format: FORMAT, embedding: version, dimensions, names, factors: numbersText(listeners) };
}

/** @throws TypeError when it is not what `trainedListeners` writes, or belongs to another embedding. */
export function listenersFrom(
  value: unknown,
  { version, dimensions }: Trained['model'],
): { readonly names: readonly string[]; readonly factors: Float64Array } {
  const found = (value ?? {}) as Partial<TrainedListeners>;
  if (found.format !== FORMAT) throw new TypeError(`not listeners of a training: format is not ${FORMAT}`);
  if (found.embedding !== version || found.dimensions !== dimensions)
    throw new TypeError('these listeners belong to another embedding');
  const { names } = found;
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string'))
    throw new TypeError('not listeners of a training: names');
  const factors = numbersFrom(found.factors, names.length * dimensions);
  if (!factors) throw new TypeError(`not listeners of a training: ${names.length} × ${dimensions} factors`);
  return { names, factors };
}
