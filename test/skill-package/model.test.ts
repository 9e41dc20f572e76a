/** The committed interaction model: the platform would take it, the handler knows it, the generator made it. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { starterCatalog } from '../../lambda/catalog/starter.ts';
import { understandIntent } from '../../lambda/dialogue/understanding/intents.ts';
import { buildModel } from '../../scripts/model/build.ts';
import { problemsOf } from '../../scripts/model/limits.ts';
import type { InteractionModel } from '../../scripts/model/schema.ts';
import { starterEngine } from '../support/segue.ts';
import { committed, committedText, customIntents, languageModel } from './package.ts';

const { intents, types } = languageModel;
const { lexicon } = starterEngine;

describe('the model and the platform', () => {
  test('breaks none of the platform’s rules', () => {
    expect(problemsOf(committed, Buffer.byteLength(committedText))).toEqual([]);
  });

  test.each<[string, (model: Changeable) => void]>([
    [
      'a value twice',
      ({ types }) =>
        types[0]!.values.push({
          id: 'other',
          name: { value: types[0]!.values[0]!.name.value.toUpperCase() },
        }),
    ],
    [
      'a long value',
      ({ types }) => types[0]!.values.push({ id: 'long', name: { value: 'la '.repeat(50).trim() } }),
    ],
    ['a character', ({ intents }) => intents[0]!.samples.push('play rock & roll')],
    ['a digit', ({ intents }) => intents[0]!.samples.push('play the top 40')],
    ['a slot twice', ({ intents }) => intents[0]!.samples.push('play {genre} and {genre}')],
    ['an undeclared slot', ({ intents }) => intents[0]!.samples.push('play {nothing}')],
    ['a sample twice', ({ intents }) => intents[0]!.samples.push(intents[0]!.samples[0]!)],
    [
      'a bare search query',
      ({ intents }) => intents.find(({ name }) => name === 'FreeTextIntent')!.samples.push('{query}'),
    ],
    ['an undefined type', ({ types }) => types.shift()],
    [
      'an unused type',
      ({ types }) => types.push({ name: 'Unused', values: [{ id: 'a', name: { value: 'a' } }] }),
    ],
    ['an empty type', ({ types }) => types[0]!.values.splice(0)],
    [
      'too many intents',
      ({ intents }) =>
        intents.push(...Array.from({ length: 240 }, (_, i) => ({ name: `I${i}`, samples: [] }))),
    ],
    ['an invocation name', (model) => Object.assign(model, { invocationName: 'open segue' })],
  ])('would be refused with %s wrong', (_, spoil) => {
    const spoilt = structuredClone(committed);
    spoil(spoilt.interactionModel.languageModel as Changeable);
    expect(problemsOf(spoilt, committedText.length)).not.toEqual([]);
  });

  test('would be refused if it were larger than 1.5 MB', () => {
    expect(problemsOf(committed, 1_500_001)).toHaveLength(1);
  });

  test('has the built-in intents the platform requires or may send', () => {
    const required =
      'Yes No Help Stop Cancel Fallback NavigateHome Pause Resume Next Previous Repeat StartOver ShuffleOn ShuffleOff LoopOn LoopOff';
    const names = intents.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(required.split(' ').map((name) => `AMAZON.${name}Intent`)));
  });

  test('has at least 400 samples of its own', () => {
    expect(customIntents.reduce((sum, { samples }) => sum + samples.length, 0)).toBeGreaterThanOrEqual(400);
  });
});

describe('the model and the handler', () => {
  const source = readFileSync(join(__dirname, '../../lambda/dialogue/understanding/intents.ts'), 'utf8');
  const known = new Set(
    [...source.matchAll(/(?:AMAZON\.)?[A-Z][A-Za-z]+Intent(?=')|(?<=^ {2})[A-Z][A-Za-z]+Intent(?=:)/gm)].map(
      ([name]) => name,
    ),
  );

  test('every intent of the model is known to the understanding', () => {
    // Free text has no name there: it is what every intent without a name is taken for.
    expect(intents.map(({ name }) => name).filter((name) => !known.has(name))).toEqual(['FreeTextIntent']);
    const query = { name: 'query', heard: 'some sad jazz', resolved: [] };
    const { acts } = understandIntent({ name: 'FreeTextIntent', slots: [query] }, undefined, lexicon);
    expect(acts).toContainEqual({ act: 'inform', attribute: 'genre', value: 'jazz', polarity: 'like' });
  });

  test('every intent the understanding knows is in the model', () => {
    const names = new Set(intents.map(({ name }) => name));
    // Screens send it, whether a model lists it or not; it may not be extended.
    expect([...known].filter((name) => !names.has(name))).toEqual(['AMAZON.MoreIntent']);
  });
});

describe('the model and its generator', () => {
  test('the committed file is what the generator makes of the starter catalogue', () => {
    const { text } = buildModel(starterCatalog(genreTree));
    // Not toBe: a diff of 800 kB helps nobody.
    expect(text === committedText ? 'fresh' : 'stale: npm run model').toBe('fresh');
  });

  test('a name that is also a command is left to the command', () => {
    const catalog = starterCatalog(genreTree);
    const [first] = catalog.tracks;
    const odd = { ...first!, id: 'odd', artist: 'Something Else', title: 'Play It', album: 'Anything' };
    const { model, leftOut } = buildModel({ ...catalog, tracks: [odd, ...catalog.tracks] });
    expect(leftOut.map(({ words }) => words)).toContain('something else');
    const artists = model.interactionModel.languageModel.types.find(({ name }) => name === 'Artist')!;
    expect(artists.values.map(({ name }) => name.value)).not.toContain('Something Else');
    expect(artists.values.length).toBeGreaterThan(3_000);
  });

  test('names that do not fit are left out, the best known kept', () => {
    const catalog = starterCatalog(genreTree);
    const long = Array.from({ length: 12_000 }, (_, i) => ({
      ...catalog.tracks[0]!,
      id: `t${i}`,
      artist: `The Artist of the Long Name ${letters(i)}`,
      title: `A Title That Goes On and On Until It Is Very Long ${letters(i)}`,
      album: `${'An Album With a Very Long Name Indeed and '.repeat(2)}${letters(i)}`,
    }));
    const { model, text } = buildModel({ ...catalog, tracks: [...catalog.tracks, ...long] });
    expect(problemsOf(model, Buffer.byteLength(text))).toEqual([]);
    expect(text).toContain('Bohemian Rhapsody');
  });

  test('every value knows what it is: ids are kept when the catalogue grows', () => {
    const catalog = starterCatalog(genreTree);
    const extra = {
      ...catalog.tracks[0]!,
      id: 'new',
      artist: 'Zzyzx Quartet',
      title: 'Zzyzx',
      album: 'Zzyzx',
    };
    const { model } = buildModel({ ...catalog, tracks: [extra, ...catalog.tracks] });
    const idsOf = (some: typeof types) =>
      new Map(
        some.flatMap(({ name, values }) =>
          values.map(({ id, name: { value } }) => [`${name}/${value}`, id] as const),
        ),
      );
    const now = idsOf(model.interactionModel.languageModel.types);
    const kept = [...idsOf(types)].filter(([key, id]) => now.get(key) === id).length;
    expect(kept).toBeGreaterThan(0.99 * idsOf(types).size);
  });
});

describe('npm run model -- --check', () => {
  const run = promisify(execFile);
  const root = join(__dirname, '../..');
  const model = (cwd: string, ...options: string[]) =>
    run(
      'node',
      [
        '--import',
        join(root, 'node_modules/tsx/dist/esm/index.mjs'),
        join(root, 'scripts/interaction-model.ts'),
        ...options,
      ],
      { cwd },
    ).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    );

  test('passes on the committed file, and says in one line when it is stale', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'segue-model-'));
    try {
      await cp(join(root, 'skill-package'), join(elsewhere, 'skill-package'), { recursive: true });
      expect(await model(elsewhere, '--check')).toMatchObject({ code: 0, stdout: '', stderr: '' });
      const file = join(elsewhere, 'skill-package/interactionModels/custom/en-US.json');
      await writeFile(file, '{}');
      const stale = await model(elsewhere, '--check');
      expect(stale.code).toBe(1);
      expect(stale.stderr.trim().split('\n')).toHaveLength(1);
      expect(await readFile(file, 'utf8')).toBe('{}');
      expect((await model(elsewhere)).code).toBe(0);
      expect((await readFile(file, 'utf8')) === committedText).toBe(true);
    } finally {
      await rm(elsewhere, { recursive: true });
    }
  });

  test.each([
    ['--catalog', '/nowhere.csv'],
    ['--catlog', 'x.csv'],
  ])('refuses bad input with exit 2 and one line: %s', async (...options) => {
    const refused = await model(root, '--check', ...options);
    expect(refused.code).toBe(2);
    expect(refused.stderr.trim().split('\n')).toHaveLength(1);
  });
});

/** A model whose lists can be written to. */
type Changeable = Mutable<InteractionModel['interactionModel']['languageModel']>;
type Mutable<T> = T extends readonly (infer U)[]
  ? Mutable<U>[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T;

function letters(number: number): string {
  return Array.from(String(number), (digit) => String.fromCharCode(97 + Number(digit))).join('');
}
