/** Published replies and requests with the feeling their annotation implies, and who reads it right. */
import { HALVES, type Half, halfOf, type Labelled, listMistake, read } from '../understanding/data.ts';
import type { Turn } from '../understanding/sgd.ts';
import { type Polarity, polarityOf, READERS, type Reader } from './readers.ts';

interface Example {
  readonly text: string;
  readonly polarity: Polarity;
}

/** CLINC150, HWU and SLURP: yes and no, praise and likings; and what asks for something without feeling. */
const INTENTS: ReadonlyMap<string, Polarity> = new Map<string, Polarity>([
  ...['yes', 'general_affirm', 'general_praise'].map((intent) => [intent, 1] as const),
  ...['no', 'general_negate', 'music_dislikeness'].map((intent) => [intent, -1] as const),
  ...[
    'play_music',
    'next_song',
    'what_song',
    'update_playlist',
    'repeat',
    'general_repeat',
    'music_query',
  ].map((intent) => [intent, 0] as const),
  ...['maybe', 'general_dontcare', 'play_radio', 'music_settings'].map((intent) => [intent, 0] as const),
]);

export function measurePublished(): void {
  const music = read<Labelled>('music-utterances.jsonl.gz');
  const replies = music.flatMap(({ intent, text }): Example[] => {
    const polarity = INTENTS.get(intent);
    return polarity === undefined ? [] : [{ text, polarity }];
  });
  const turns = read<Turn>('sgd-music-user-turns.jsonl.gz').flatMap((turn): Example[] => {
    const polarity = polarityOfTurn(turn);
    return polarity === undefined ? [] : [{ text: turn.text, polarity }];
  });
  measure('dialogue turns (SGD)', 'turns', turns);
  measure('replies (CLINC150, HWU, SLURP)', 'polarity', replies);
  measureFalseFeeling(music);
}

/** A yes or a no beside thanks closes the conversation, and asking for another need not be displeased: neither counts. */
function polarityOfTurn({ actions }: Turn): Polarity | undefined {
  const acts = new Set(actions.map(({ act }) => act));
  if (acts.has('THANK_YOU') || acts.has('GOODBYE') || acts.has('REQUEST_ALTS')) return undefined;
  if (acts.has('AFFIRM') || acts.has('AFFIRM_INTENT') || acts.has('SELECT')) return 1;
  return acts.has('NEGATE') || acts.has('NEGATE_INTENT') ? -1 : 0;
}

function measure(title: string, topic: string, examples: readonly Example[]): void {
  const unique = [
    ...new Map(examples.map((example) => [example.text.trim().toLowerCase(), example])).values(),
  ];
  const halves = HALVES.map((half) => [half, unique.filter(({ text }) => halfOf(text) === half)] as const);
  console.log(title.padEnd(33) + halves.map(([half, of]) => `${half} (${of.length})`.padStart(20)).join(''));
  console.log(' '.repeat(33) + halves.map(() => 'accuracy  macro-F1'.padStart(20)).join(''));
  for (const reader of READERS) {
    const cells = halves.map(([half, of]) => cell(reader, half, topic, of));
    console.log(reader.name.padEnd(33) + cells.join(''));
  }
  console.log();
}

function cell(reader: Reader, half: Half, topic: string, examples: readonly Example[]): string {
  const readings = examples.map(({ text }) => polarityOf(reader, text));
  const right = examples.filter(({ polarity }, i) => polarity === readings[i]).length;
  if (reader === READERS[0])
    for (const [i, { text, polarity }] of examples.entries())
      if (polarity !== readings[i]) listMistake(topic, half, `${polarity} read as ${readings[i]}: ${text}`);
  const f1 = ([-1, 0, 1] as const).map((polarity) => {
    const hits = examples.filter(
      (example, i) => example.polarity === polarity && readings[i] === polarity,
    ).length;
    const gold = examples.filter((example) => example.polarity === polarity).length;
    const read = readings.filter((reading) => reading === polarity).length;
    return (2 * hits) / (gold + read || 1);
  });
  const macro = f1.reduce((sum, value) => sum + value, 0) / f1.length;
  return `${(right / examples.length).toFixed(3).padStart(10)}${macro.toFixed(3).padStart(10)}`;
}

const PLAIN_REQUESTS: readonly (readonly [title: string, intent: string])[] = [
  ['SNIPS PlayMusic', 'PlayMusic'],
  ['SNIPS AddToPlaylist', 'AddToPlaylist'],
];

/** A request names songs and moods; who reads feelings into them would teach from noise. */
function measureFalseFeeling(music: readonly Labelled[]): void {
  const groups = PLAIN_REQUESTS.flatMap(([title, intent]) =>
    HALVES.map((half) => {
      const texts = music
        .filter((row) => row.intent === intent && halfOf(row.text) === half)
        .map(({ text }) => text);
      return { title: `${title}, ${half} (${texts.length})`, half, texts };
    }),
  );
  console.log('feelings read into plain requests');
  for (const { title, half, texts } of groups) {
    const shares = READERS.map((reader) => {
      const felt = texts.filter((text) => polarityOf(reader, text) !== 0);
      if (reader === READERS[0])
        for (const text of felt) listMistake('requests', half, `${reader.read(text)}: ${text}`);
      return `${reader.name} ${((100 * felt.length) / texts.length).toFixed(1)} %`;
    });
    console.log(`${title.padEnd(38)}${shares.join('   ')}`);
  }
  console.log();
}
