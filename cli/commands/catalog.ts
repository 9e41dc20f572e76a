import { renameSync, writeFileSync } from 'node:fs';
import type { CommandModule } from 'yargs';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { MusicIndex } from '../../lambda/catalog/music-index.ts';
import { NameIndex } from '../../lambda/catalog/names.ts';
import type { Catalog, Track } from '../../lambda/catalog/track.ts';
import { readCatalogFile } from '../../lambda/catalog-file.ts';
import { catalogFrom } from '../../lambda/compose.ts';
import type { Attribute } from '../../policy/vocabulary.ts';
import { UserError } from '../user-error.ts';

interface ImportOptions {
  file: string;
  out: string | undefined;
  json: boolean;
}

interface CatalogOptions {
  catalog: string | undefined;
  json: boolean;
}

interface SearchOptions extends CatalogOptions {
  name: string;
}

const catalogOption = {
  type: 'string',
  requiresArg: true,
  describe: 'a catalogue file (default: the starter)',
} as const;
const jsonOption = { type: 'boolean', default: false, describe: 'print one JSON document' } as const;

export const catalogCommand: CommandModule = {
  command: 'catalog <action>',
  describe: 'Import a catalogue, count what is in it, look names up',
  builder: (yargs) =>
    yargs
      .command<ImportOptions>({
        command: 'import <file>',
        describe: 'Read a CSV or JSONL file with Spotify-style columns and account for every row',
        builder: (command) =>
          command
            .positional('file', {
              type: 'string',
              demandOption: true,
              describe: '.csv or .jsonl, gzipped or not',
            })
            .option('out', {
              type: 'string',
              requiresArg: true,
              describe: 'where to write the catalogue (JSONL, for SEGUE_CATALOG)',
            })
            .option('json', jsonOption)
            .example('$0 catalog import tracks.csv --out catalog.jsonl', ''),
        handler: importFile,
      })
      .command<CatalogOptions>({
        command: 'stats',
        describe: 'How many recordings, by family of genre, decade, mood …',
        builder: (command) => command.option('catalog', catalogOption).option('json', jsonOption),
        handler: stats,
      })
      .command<SearchOptions>({
        command: 'search <name>',
        describe: 'Artists, titles and albums that sound like a name',
        builder: (command) =>
          command
            .positional('name', { type: 'string', demandOption: true })
            .option('catalog', catalogOption)
            .option('json', jsonOption)
            .example('$0 catalog search "cigarettes"', ''),
        handler: search,
      })
      .demandCommand(1, 'which action? import, stats or search'),
  handler: () => {},
};

async function importFile({ file, out, json }: ImportOptions): Promise<void> {
  const builder = await readCatalogFile(file);
  const report = builder.report();
  if (out !== undefined) writeCatalog(builder.build('imported'), out);
  if (json) {
    console.log(JSON.stringify(report));
    return;
  }
  console.log(
    `${report.rows} rows: ${report.tracks} tracks${out === undefined ? '' : `, written to ${out}`}`,
  );
  for (const [reason, count] of Object.entries(report.rejected))
    console.log(`  refused, ${reason}: ${count}`);
  for (const [reason, count] of Object.entries(report.leftOut))
    console.log(`  left out, ${reason}: ${count}`);
}

/** Written beside and renamed: a half-written catalogue is never seen. */
function writeCatalog(catalog: Catalog, out: string): void {
  if (!/\.jsonl$/.test(out)) throw new UserError(`--out ${out}: the catalogue is written as .jsonl`);
  const lines = catalog.tracks.map((track) =>
    JSON.stringify({ ...track, popularity: track.popularity * 100 }),
  );
  try {
    writeFileSync(`${out}.part`, `${lines.join('\n')}\n`);
    renameSync(`${out}.part`, out);
  } catch (error) {
    throw new UserError(`${out} cannot be written: ${(error as Error).message}`);
  }
}

async function stats({ catalog, json }: CatalogOptions): Promise<void> {
  const { tracks, version } = await catalogFrom(catalog);
  const index = new MusicIndex({ tracks, version }, genreTree);
  const families = new Set(genreTree.families());
  const counts = (attribute: Attribute) => index.values(attribute, index.everything);
  const result = {
    version,
    tracks: tracks.length,
    artists: new Set(tracks.map((track) => track.artist)).size,
    families: counts('genre').filter(({ value }) => families.has(value)),
    era: [...counts('era')].sort((a, b) => (a.value < b.value ? -1 : 1)),
    mood: counts('mood'),
    activity: counts('activity'),
    energy: counts('energy'),
    tempo: counts('tempo'),
    vocals: counts('vocals'),
  };
  if (json) {
    console.log(JSON.stringify(result));
    return;
  }
  console.log(`${result.version}: ${result.tracks} recordings by ${result.artists} artists`);
  for (const name of ['families', 'era', 'mood', 'activity', 'energy', 'tempo', 'vocals'] as const)
    console.log(`\n${name}\n  ${result[name].map(({ value, count }) => `${value} ${count}`).join(', ')}`);
}

async function search({ name, catalog, json }: SearchOptions): Promise<void> {
  const { tracks }: { tracks: readonly Track[] } = await catalogFrom(catalog);
  const matches = new NameIndex(tracks).find(name, ['artist', 'track', 'album'], 10);
  if (json) {
    console.log(JSON.stringify(matches));
    return;
  }
  if (matches.length === 0) console.log('nothing sounds like that');
  for (const { kind, name: found, similarity } of matches)
    console.log(`${similarity.toFixed(2)}  ${kind.padEnd(7)} ${found}`);
}
