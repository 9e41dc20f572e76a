/** The plan of the house as a test: who may import whom, each rule with its reason (ARCHITECTURE.md, "Rooms"). */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const ROOT = join(__dirname, '..');
const FOLDERS = [
  'policy',
  'complexity',
  'lambda',
  'cli',
  'console',
  'scripts',
  'bench',
  'simulator',
  'infra',
];

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => normalize(join(folder, name))),
);
const sources = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));
const imports = files.flatMap((file) => importsOf(file));

interface Room {
  readonly room: string;
  readonly holds: (file: string) => boolean;
  readonly may: readonly string[];
  readonly because: string;
}

const within =
  (...folders: readonly string[]) =>
  (file: string) =>
    folders.some((folder) => file.startsWith(folder));

const ROOMS: readonly Room[] = [
  {
    room: 'policy',
    holds: within('policy/'),
    may: ['policy/'],
    because:
      'the policy runs online, offline and in simulation: it can depend on nothing that exists in only one of them',
  },
  {
    room: 'complexity',
    holds: within('complexity/'),
    may: ['policy/', 'complexity/'],
    because:
      'how complex a language is can be asked of any text: the measures know the learner, but no skill and no file',
  },
  {
    room: 'catalog and listener',
    holds: within('lambda/catalog/', 'lambda/listener/'),
    may: ['policy/', 'lambda/catalog/', 'lambda/listener/'],
    because:
      'music and taste are facts: they know the vocabulary, but nothing of conversations or of where they are stored',
  },
  {
    room: 'dialogue',
    holds: within('lambda/dialogue/'),
    may: ['policy/', 'lambda/catalog/', 'lambda/listener/', 'lambda/dialogue/'],
    because:
      'a conversation is about music, so it may read the pure catalogue; it must run without Alexa, AWS or a clock',
  },
  {
    room: 'the turn',
    holds: within('lambda/turn.ts', 'lambda/ports.ts', 'lambda/remembering.ts'),
    may: ['policy/', 'lambda/catalog/', 'lambda/listener/', 'lambda/dialogue/', 'lambda/ports.ts'],
    because:
      'the first journey is a pure step through the pure rooms; what it needs of the world comes through ports',
  },
  {
    room: 'alexa',
    holds: within('lambda/alexa/'),
    may: [
      'policy/',
      'lambda/catalog/',
      'lambda/dialogue/',
      'lambda/listener/',
      'lambda/alexa/',
      'lambda/ports.ts',
      'lambda/turn.ts',
      'lambda/within.ts',
    ],
    because: 'the edge translates envelopes; it must not know where the log is kept',
  },
  {
    room: 'aws',
    holds: within('lambda/aws/'),
    may: ['policy/', 'lambda/aws/', 'lambda/ports.ts', 'lambda/policy-names.ts'],
    because: 'an adapter knows its port and the records it stores, and can be replaced by another',
  },
  {
    room: 'who serves, and who decides it',
    holds: within(
      'lambda/arms.ts',
      'lambda/rolling-out.ts',
      'lambda/policy-folder.ts',
      'lambda/policy-names.ts',
    ),
    may: [
      'policy/',
      'lambda/dialogue/silence.ts',
      'lambda/ports.ts',
      'lambda/arms.ts',
      'lambda/policy-names.ts',
      'lambda/within.ts',
    ],
    because:
      'rollouts are moved and served through ports: the same desk stands on one machine, on AWS and in a test’s memory',
  },
  {
    room: 'the learning loop on AWS',
    holds: within('lambda/retrain.ts', 'lambda/settle.ts', 'lambda/rollout.ts', 'lambda/log-days.ts'),
    may: ['policy/', 'cli/', 'simulator/', 'lambda/'],
    because:
      'these are composition roots of the second journey: what the command line does with a folder, they do with a bucket',
  },
  {
    room: 'infrastructure',
    holds: within('infra/'),
    may: ['infra/', 'scripts/bundle.ts', 'lambda/aws/item.ts'],
    because: 'what is deployed is described, not run: of the skill it knows the names of keys alone',
  },
  {
    room: 'the command line',
    holds: within('cli/'),
    may: [
      'policy/',
      'complexity/',
      'lambda/catalog/',
      'lambda/listener/',
      'lambda/dialogue/',
      'lambda/aws/',
      'lambda/alexa/ssml.ts',
      'lambda/ports.ts',
      'lambda/settings.ts',
      'lambda/catalog-file.ts',
      'lambda/embedding-file.ts',
      'lambda/close-silent.ts',
      'lambda/compose.ts',
      'lambda/rolling-out.ts',
      'lambda/policy-names.ts',
      'simulator/',
      'console/envelopes.ts',
      'console/local.ts',
      'console/local-dynamo.ts',
      'cli/',
    ],
    because:
      'commands speak to the skill as a device does, or not at all; only the review of wording shows what a device is told',
  },
  {
    room: 'the simulator',
    holds: (file) => within('simulator/')(file) && !within('simulator/run/')(file),
    may: [
      'policy/',
      'lambda/catalog/',
      'lambda/dialogue/',
      'lambda/listener/',
      'lambda/ports.ts',
      'lambda/turn.ts',
      'simulator/',
    ],
    because:
      'simulated people talk to the real first journey, and everything about them is a world and a seed: no settings',
  },
  {
    room: 'where simulations run',
    holds: within('simulator/run/'),
    may: [
      'policy/',
      'lambda/catalog/',
      'lambda/dialogue/',
      'lambda/listener/',
      'lambda/alexa/',
      'lambda/ports.ts',
      'lambda/turn.ts',
      'console/envelopes.ts',
      'simulator/',
    ],
    because:
      'simulated people who speak in words must reach the skill as a device does, by envelopes; worlds and listeners stay free of Alexa',
  },
  {
    room: 'the page',
    holds: within('console/page/'),
    may: [
      'policy/',
      'lambda/catalog/',
      'lambda/dialogue/',
      'lambda/listener/',
      'lambda/alexa/queue.ts',
      'console/page/',
      'console/envelopes.ts',
    ],
    because:
      'it runs in a browser: it speaks to the skill by envelopes alone and can reach nothing behind them',
  },
];

describe.each(ROOMS)('$room', ({ holds, may, because }) => {
  test(`imports only ${may.join(', ')}, because ${because}`, () => {
    const own = imports.filter(
      ({ file, target }) => holds(file) && FOLDERS.some((folder) => target.startsWith(`${folder}/`)),
    );
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(({ target }) => !within(...may)(target)).map(shown)).toEqual([]);
  });
});

interface LibraryRule {
  readonly library: RegExp;
  readonly only: readonly string[];
  readonly because: string;
}

const LIBRARIES: readonly LibraryRule[] = [
  {
    library: /^ask-sdk-(core|runtime)$/,
    only: ['lambda/alexa/'],
    because: 'the Alexa SDK stops at the edge: another assistant would be another edge',
  },
  {
    library: /^@aws-sdk\//,
    only: ['lambda/aws/', 'lambda/compose.ts', 'console/embedded-dynamo.ts', 'console/local-dynamo.ts'],
    because: 'adapters speak to AWS, and the composition roots build their clients',
  },
  { library: /^yargs/, only: ['cli/'], because: 'arguments are the command line’s business' },
  {
    library: /^(node:)?(fs|net|http|https|child_process|os|worker_threads)(\/|$)/,
    only: [
      'cli/',
      'console/',
      'scripts/',
      'bench/',
      'infra/',
      'simulator/run/',
      'lambda/catalog-file.ts',
      'lambda/embedding-file.ts',
      'lambda/policy-folder.ts',
      'lambda/retrain.ts',
      'lambda/settle.ts',
      'lambda/rollout.ts',
      'lambda/aws/s3-files.ts',
      'lambda/aws/lines-file.ts',
    ],
    because:
      'the skill touches no disk and opens no socket of its own; reading a catalogue file is an edge of its own',
  },
];

test.each(LIBRARIES)('$library is imported only in $only, because $because', ({ library, only }) => {
  const users = imports.filter(({ target, typeOnly }) => library.test(target) && !typeOnly);
  expect(users.length).toBeGreaterThan(0);
  expect(users.filter(({ file }) => !within(...only)(file)).map(shown)).toEqual([]);
});

const PURE = (file: string) =>
  within(
    'policy/',
    'complexity/',
    'lambda/catalog/',
    'lambda/listener/',
    'lambda/dialogue/',
    'lambda/turn.ts',
  )(file) ||
  (within('simulator/')(file) && !within('simulator/run/')(file));

test('pure rooms read no clock and draw no chance of their own, because a logged decision must replay bit for bit', () => {
  const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bperformance\.now\(|\bcrypto\b/;
  expect(files.filter(PURE).filter((file) => impure.test(code(file)))).toEqual([]);
});

test('the environment is read in one place, because settings scattered over files cannot be listed or checked', () => {
  const readers = files.filter(
    (file) => /\bprocess\.env\b/.test(code(file)) && !within('bench/', 'scripts/')(file),
  );
  expect(readers).toEqual(['lambda/compose.ts']);
});

test('there are no import cycles, because a file that needs its reader cannot be understood alone', () => {
  const graph = new Map<string, string[]>();
  for (const { file, target } of imports)
    if (sources.has(target)) graph.set(file, [...(graph.get(file) ?? []), target]);
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...path, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of files) expect(visit(file, [])).toBeUndefined();
});

test('the journey stays readable: turn.ts in about 150 lines, in the order of the journey', () => {
  const turn = sources.get('lambda/turn.ts')!;
  expect(turn.split('\n').length).toBeLessThanOrEqual(160);
  const order = [
    'meaningOf(',
    'advance(',
    'candidatePrompts(',
    'decide(',
    'spokenPrompt(',
    'decisionRecord(',
  ];
  const places = order.map((call) => turn.lastIndexOf(call));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(Math.min(...places)).toBeGreaterThan(0);
});

function importsOf(file: string): readonly Import[] {
  const pattern = /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\s+from\s+)?'([^']+)'/gm;
  return [...sources.get(file)!.matchAll(pattern)].map(([, type, specifier]) => ({
    file,
    target: specifier!.startsWith('.') ? normalize(join(dirname(file), specifier!)) : specifier!,
    typeOnly: type !== undefined,
  }));
}

/** Source without comments. */
function code(file: string): string {
  return sources
    .get(file)!
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '');
}

function shown({ file, target }: Import): string {
  return `${file} → ${target}`;
}
