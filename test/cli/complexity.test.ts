/** `segue complexity` as people and scripts run it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { committedText, languageModel } from '../skill-package/package.ts';
import { type Ran, segue, segues } from '../support/command.ts';

const directory = mkdtempSync(join(tmpdir(), 'segue-complexity-'));
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(directory, name), content);
  return join(directory, name);
};

afterAll(() => rmSync(directory, { recursive: true }));

test('--json is one document: the skill’s own model by default, or any other', async () => {
  const copy = file('model.json', committedText);
  const [own, other] = (await segues([
    ['complexity', '--json'],
    ['complexity', '--model', copy, '--json'],
  ])) as readonly [Ran, Ran];
  expect(own).toMatchObject({ status: 0, stderr: '' });
  expect(other.stdout).toBe(own.stdout);
  const { invocationName, all, intents, types } = JSON.parse(own.stdout);
  expect(invocationName).toBe(languageModel.invocationName);
  const { samples } = languageModel.intents.find(({ name }) => name === 'FindMusicIntent')!;
  expect(intents).toHaveLength(languageModel.intents.length);
  expect(intents[0]).toMatchObject({ name: 'FindMusicIntent', samples: samples.length });
  expect(types.map(({ name }: { name: string }) => name)).toEqual(
    languageModel.types.map(({ name }) => name),
  );
  expect(Object.keys(all)).toEqual([
    'utterances',
    'unique',
    'tokens',
    'vocabulary',
    'typeToken',
    'entropy',
    'spanningTree',
  ]);
  expect(all.entropy.map(({ n }: { n: number }) => n)).toEqual([1, 2, 3]);
  expect(Object.keys(all.spanningTree)).toEqual(['points', 'total', 'mean']);
});

test('people get tables: figures over all, a row an intent, a row a slot type', async () => {
  const { status, stdout } = await segue(['complexity']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^vocabulary {6}\d+ /m);
  for (const { name } of languageModel.types)
    expect(stdout).toMatch(new RegExp(`^${name} +\\d+ +\\d+$`, 'm'));
  expect(stdout).toMatch(/^FindMusicIntent +\d+/m);
});

test('--lines reads one utterance a line, however lines end', async () => {
  const said = file('said.txt', '\ufeffyes\r\nno\r\n\r\nYes!\r\n');
  const { stdout } = await segue(['complexity', '--lines', said, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ all: { utterances: 3, unique: 2, tokens: 3, vocabulary: 2 } });
});

test('bad input is one clear line and exit code 2', async () => {
  const cases: readonly (readonly [RegExp, readonly string[]])[] = [
    [/empty\.txt: there is no utterance with a word in it$/, ['--lines', file('empty.txt', '')]],
    [/picture is not a text file/, ['--lines', file('picture', Uint8Array.of(0x89, 0x50, 0xff, 0))]],
    [/zeros is not a text file/, ['--lines', file('zeros', 'a\0b')]],
    [/no such file: \/nowhere$/, ['--lines', '/nowhere']],
    [/empty\.json is not JSON$/, ['--model', file('empty.json', '')]],
    [/other\.json is not an interaction model: interactionModel/, ['--model', file('other.json', '{}')]],
    [/null\.json is not an interaction model: the document/, ['--model', file('null.json', 'null')]],
    [
      /bare\.json has no sample utterance$/,
      ['--model', file('bare.json', '{"interactionModel":{"languageModel":{"intents":[]}}}')],
    ],
    [/mutually exclusive/, ['--model', 'a', '--lines', 'b']],
    [/Unknown argument: lins/, ['--lins', 'a']],
  ];
  const ran = await segues(cases.map(([, args]) => ['complexity', ...args]));
  for (const [i, { status, stdout, stderr }] of ran.entries()) {
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trim()).toMatch(cases[i]![0]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
});
