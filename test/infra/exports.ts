/** Exports as DynamoDB lays them out in a bucket. */
import { join } from 'node:path';
import { writeLines } from '../support/log-builder.ts';

export type ExportLine =
  | { readonly Item: object }
  | { readonly NewImage?: object; readonly OldImage?: object };

/**
 * An incremental one: data in a folder that all of them share, and a manifest that says which files are whose.
 *
 * @returns the export's own folder below the bucket.
 */
export function writeIncrementalExport(bucket: string, day: string, lines: readonly ExportLine[]): string {
  const prefix = `exports/${day}/AWSDynamoDB`;
  const half = Math.ceil(lines.length / 2);
  const files = [lines.slice(0, half), lines.slice(half)].map((part, n) => {
    const name = `${day}-${n}.json.gz`;
    writeLines(join(bucket, prefix, 'data'), name, part);
    return { itemCount: part.length, dataFileS3Key: `${prefix}/data/${name}` };
  });
  writeLines(join(bucket, prefix, '0176-abc'), 'manifest-files.json', files);
  return `${prefix}/0176-abc`;
}
