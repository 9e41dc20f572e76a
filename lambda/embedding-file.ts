/** Reads a trained embedding from disk: the I/O around the pure `listener/embedding-artifact.ts`. */
import { readFileSync } from 'node:fs';
import { parseEmbedding } from './listener/embedding-artifact.ts';
import type { TrainedModel } from './listener/trained-embedding.ts';

/** A file that is no embedding. The message names it. */
export class EmbeddingFileError extends Error {
  override readonly name = 'EmbeddingFileError';
}

/** @throws EmbeddingFileError when the file is missing, cut off, or something else. */
export function readEmbeddingFile(path: string): TrainedModel {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new EmbeddingFileError(missing ? `no such file: ${path}` : `${path}: ${(error as Error).message}`);
  }
  try {
    return parseEmbedding(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'not JSON: cut off or damaged' : (error as Error).message;
    throw new EmbeddingFileError(`${path}: ${reason}`);
  }
}
