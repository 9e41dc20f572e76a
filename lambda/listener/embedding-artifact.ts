/** A trained embedding as plain JSON, to be shipped as a file beside a catalogue. */
import { ContentModel } from './content-model.ts';
import { FeatureSpace } from './feature-space.ts';
import { base64Of, bytesOf, directionBytes, directionFrom, numbersFrom, numbersText } from './packed.ts';
import type { TrainedModel } from './trained-embedding.ts';

export interface EmbeddingArtifact {
  readonly format: 'segue-embedding-1';
  readonly version: string;
  readonly compatibleWith: readonly string[];
  /** Of co-listening; content has its own. */
  readonly dimensions: number;
  readonly contentDimensions: number;
  /** Folded name → direction, one signed byte a dimension, base64. */
  readonly artists: Readonly<Record<string, string>>;
  readonly features: readonly string[];
  /** Single-precision numbers, little-endian, base64: by feature. */
  readonly rarity: string;
  readonly means: string;
  /** Features × content dimensions. */
  readonly directions: string;
  /** Content dimensions × dimensions. */
  readonly regression: string;
  readonly middle: string;
}

const FORMAT = 'segue-embedding-1';
const MOST_DIMENSIONS = 512;

export function embeddingArtifact(model: TrainedModel): EmbeddingArtifact {
  const { content } = model;
  return {
    format: FORMAT,
    version: model.version,
    compatibleWith: model.compatibleWith,
    dimensions: model.dimensions,
    contentDimensions: content.dimensions,
    artists: Object.fromEntries(
      [...model.artists].map(([name, vector]) => [name, base64Of(directionBytes(vector))]),
    ),
    features: content.space.names,
    rarity: numbersText(content.space.rarity),
    means: numbersText(content.means),
    directions: numbersText(content.directions),
    regression: numbersText(model.regression),
    middle: numbersText(model.middle),
  };
}

/** @throws TypeError naming the first field that is not as `embeddingArtifact` writes it. */
export function parseEmbedding(artifact: unknown): TrainedModel {
  if (typeof artifact !== 'object' || artifact === null) throw malformed('not an object');
  const field = artifact as Readonly<Record<string, unknown>>;
  if (field.format !== FORMAT) throw malformed(`format is not ${FORMAT}`);
  const version = field.version;
  if (typeof version !== 'string' || version === '') throw malformed('version');
  const dimensions = size(field, 'dimensions');
  const contentDimensions = size(field, 'contentDimensions');
  const features = texts(field, 'features');
  const numbers = (name: string, count: number) => {
    const found = numbersFrom(field[name], count);
    if (!found) throw malformed(`${name} is not ${count} numbers`);
    return found;
  };
  let space: FeatureSpace;
  try {
    space = new FeatureSpace(features, numbers('rarity', features.length));
  } catch (error) {
    throw error instanceof RangeError ? malformed(error.message) : error;
  }
  return {
    version,
    compatibleWith: texts(field, 'compatibleWith'),
    dimensions,
    artists: artists(field.artists, dimensions),
    content: new ContentModel(
      space,
      numbers('means', features.length),
      numbers('directions', features.length * contentDimensions),
      contentDimensions,
    ),
    regression: numbers('regression', contentDimensions * dimensions),
    middle: numbers('middle', dimensions),
  };
}

function artists(value: unknown, dimensions: number): ReadonlyMap<string, readonly number[]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed('artists');
  const found = new Map<string, readonly number[]>();
  for (const [name, text] of Object.entries(value)) {
    const bytes = bytesOf(text);
    const vector = bytes?.length === dimensions ? directionFrom(bytes) : undefined;
    if (!vector) throw malformed(`artist ${name} has no direction of ${dimensions} dimensions`);
    found.set(name, vector);
  }
  return found;
}

function size(field: Readonly<Record<string, unknown>>, name: string): number {
  const value = field[name];
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_DIMENSIONS)
    return value;
  throw malformed(`${name} is not 1–${MOST_DIMENSIONS}`);
}

function texts(field: Readonly<Record<string, unknown>>, name: string): readonly string[] {
  const value = field[name];
  if (Array.isArray(value) && value.every((text) => typeof text === 'string')) return value;
  throw malformed(`${name} is not a list of texts`);
}

function malformed(reason: string): TypeError {
  return new TypeError(`not an embedding: ${reason}`);
}
