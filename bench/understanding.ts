/**
 * `npm run bench:understanding`: how well text is understood, measured on published utterances with the Spotify
 * catalogue loaded. Every figure is printed for both halves of the data, split by a hash of the text. Only mistakes of
 * the seen half can be listed and were tuned on, so a gap between the halves is over-tuning.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { foldName } from '../lambda/catalog/fold.ts';
import { genreTree } from '../lambda/catalog/genres/genres.ts';
import { NameIndex } from '../lambda/catalog/names.ts';
import { MOODS } from '../lambda/catalog/track.ts';
import type { PendingPrompt } from '../lambda/dialogue/prompt.ts';
import type { Lexicon } from '../lambda/dialogue/understanding/lexicon.ts';
import { understand } from '../lambda/dialogue/understanding/understand.ts';
import { type Act, type Era, isEra, valueKey } from '../policy/meaning.ts';
import type { Attribute } from '../policy/vocabulary.ts';

const DATA = process.env.SEGUE_SHARED_DATA ?? resolve(import.meta.dirname, '../../shared/data');
/** `--errors genre|era|artist|accepts|replies`, or a label of the dialogue turns, lists mistakes of the seen half. */
const LISTED = process.argv[process.argv.indexOf('--errors') + 1];

interface Labelled {
  readonly source: string;
  readonly intent: string;
  readonly text: string;
  readonly slots: readonly { readonly slot: string; readonly value: string }[];
}
const HALVES = ['seen', 'held-out'] as const;
type Half = (typeof HALVES)[number];

function halfOf(text: string): Half {
  return createHash('md5').update(text.trim().toLowerCase()).digest()[0]! % 2 === 0 ? 'seen' : 'held-out';
}

function read<T>(file: string): readonly T[] {
  const path = resolve(DATA, file);
  if (!existsSync(path)) {
    console.error(`${path} is missing: nothing to measure`);
    process.exit(2);
  }
  return gunzipSync(readFileSync(path))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

interface SpotifyRow {
  readonly track_artist: string | null;
  readonly track_name: string | null;
  readonly track_album_name: string | null;
  readonly track_popularity: number;
}
const rows = read<SpotifyRow>('spotify-tracks.jsonl.gz');
const building = performance.now();
const names = new NameIndex(
  rows.map((row) => ({
    artist: row.track_artist ?? '',
    title: row.track_name ?? '',
    ...(row.track_album_name ? { album: row.track_album_name } : {}),
    popularity: row.track_popularity / 100,
  })),
);
console.log(
  `${rows.length} tracks, ${names.size} names, index built in ${Math.round(performance.now() - building)} ms\n`,
);
const lexicon: Lexicon = { names, genres: genreTree, moods: MOODS };

const times: number[] = [];
function acts(text: string, pending?: PendingPrompt): readonly Act[] {
  const start = performance.now();
  const meaning = understand(text, pending, lexicon);
  times.push(performance.now() - start);
  return meaning.acts;
}

// ── Slots ────────────────────────────────────────────────────────────────────────────────────────────────────────
type Slot = 'genre' | 'era' | 'artist';
const SLOTS: Readonly<Record<Slot, readonly string[]>> = {
  genre: ['genre', 'music_genre'],
  era: ['year'],
  artist: ['artist', 'artist_name'],
};
const DECADES = [
  'twenties',
  'thirties',
  'fourties',
  'fifties',
  'sixties',
  'seventies',
  'eighties',
  'nineties',
];

/** The gold value as one comparable key, or undefined where neither catalogue nor tree has it. */
function goldKey(slot: Slot, value: string): string | undefined {
  if (slot === 'genre') return genreTree.resolve(value);
  if (slot === 'era') {
    const decade = DECADES.indexOf(value.toLowerCase());
    if (decade >= 0) return `${1920 + 10 * decade}-${1929 + 10 * decade}`;
    return /^\d{4}$/.test(value) ? `${value}-${value}` : undefined;
  }
  const plain = value.replace(/['’]s$/, '');
  return [value, plain].some((name) => names.exact(name, ['artist'], 1).length > 0)
    ? foldName(plain)
    : undefined;
}

function predictedKeys(slot: Slot, meaning: readonly Act[]): readonly string[] {
  return meaning.flatMap((act) => {
    if (act.act === 'more-like' && slot === 'artist' && act.artist) return [foldName(act.artist)];
    if (act.act !== 'inform' || act.attribute !== slot) return [];
    if (isEra(act.value)) return [`${(act.value as Era).from}-${(act.value as Era).to}`];
    return [slot === 'artist' ? foldName(act.value) : act.value];
  });
}

class Score {
  private hits = 0;
  private misses = 0;
  private inventions = 0;

  add(gold: readonly string[], predicted: readonly string[]): boolean {
    const hits = gold.filter((key) => predicted.includes(key)).length;
    const inventions = predicted.filter((key) => !gold.includes(key)).length;
    this.hits += hits;
    this.misses += gold.length - hits;
    this.inventions += inventions;
    return hits < gold.length || inventions > 0;
  }

  get empty(): boolean {
    return this.hits + this.misses === 0;
  }

  row(): string {
    const precision = this.hits / (this.hits + this.inventions || 1);
    const recall = this.hits / (this.hits + this.misses || 1);
    const f1 = (2 * precision * recall) / (precision + recall || 1);
    const cell = (value: number) => value.toFixed(3).padStart(7);
    return `${cell(precision)}${cell(recall)}${cell(f1)}${String(this.hits + this.misses).padStart(7)}`;
  }
}

class Scores {
  private readonly scores = new Map<string, Score>();
  of(key: string): Score {
    const score = this.scores.get(key) ?? new Score();
    this.scores.set(key, score);
    return score;
  }
}

/** Requests whose slots are annotated; in them a prediction that no slot supports is false. */
const REQUESTS = new Set([
  'PlayMusic',
  'AddToPlaylist',
  'play_music',
  'music_likeness',
  'music_dislikeness',
  'music_query',
]);
const ANNOTATED = new Set(['snips', 'hwu_nlu_evaluation', 'slurp']);

const music = read<Labelled>('music-utterances.jsonl.gz');
const scores = new Scores();
const sources = new Set<string>();
for (const { source, intent, text, slots } of music) {
  if (!REQUESTS.has(intent) || !ANNOTATED.has(source)) continue;
  const half = halfOf(text);
  const meaning = acts(text);
  sources.add(`${source} ${intent}`);
  for (const slot of Object.keys(SLOTS) as Slot[]) {
    const given = slots.filter(({ slot: name }) => SLOTS[slot].includes(name));
    const gold = given.map(({ value }) => goldKey(slot, value)).filter((key) => key !== undefined);
    const predicted = predictedKeys(slot, meaning);
    // A gold value the tree or catalogue lacks ("rumba africana") makes what was read in its place neither right nor wrong.
    const knowable = given.length === gold.length;
    const judged = knowable ? predicted : predicted.filter((key) => gold.includes(key));
    const filing = intent === 'AddToPlaylist';
    const wrong = scores.of(`${slot} ${half} every`).add(gold, predicted);
    scores.of(`${slot} ${half} judged`).add(gold, judged);
    if (!filing) scores.of(`${slot} ${half} requests`).add(gold, judged);
    if (gold.length > 0) scores.of(`${slot} ${half} gold`).add(gold, predicted);
    scores.of(`${slot} ${source} ${intent}`).add(gold, judged);
    if (wrong && LISTED === slot && half === 'seen')
      console.log(`  ${intent}: ${text.trim()}   gold ${gold} / predicted ${predicted}`);
  }
}

const header = `${'precision'.padStart(9)}${'recall'.padStart(7)}${'F1'.padStart(5)}${'gold'.padStart(9)}`;
console.log(`${''.padEnd(66)}${header}`);
const VIEWS: readonly (readonly [view: string, label: string])[] = [
  ['judged', 'all annotated requests'],
  ['requests', '  without adding to playlists'],
  ['gold', '  only where there is a known value to find'],
  ['every', '  strictest: unknown values count as inventions'],
];
for (const slot of Object.keys(SLOTS) as Slot[]) {
  for (const [view, label] of VIEWS) {
    for (const half of HALVES)
      console.log(`${`${slot}, ${half}: ${label}`.padEnd(66)}${scores.of(`${slot} ${half} ${view}`).row()}`);
  }
}
console.log();
for (const source of [...sources].sort()) {
  for (const slot of Object.keys(SLOTS) as Slot[]) {
    const score = scores.of(`${slot} ${source}`);
    if (!score.empty) console.log(`${`${source}: ${slot}`.padEnd(66)}${score.row()}`);
  }
}

// ── Replies ──────────────────────────────────────────────────────────────────────────────────────────────────────
const REPLIES: readonly (readonly [
  label: string,
  intents: readonly string[],
  act: Act['act'],
  counted: boolean,
])[] = [
  ['yes', ['yes', 'general_affirm'], 'affirm', true],
  ['no', ['no', 'general_negate'], 'deny', true],
  ["don't care", ['general_dontcare'], 'dont-care', true],
  ['repeat', ['repeat', 'general_repeat'], 'repeat', true],
  ['stop', ['general_commandstop'], 'stop', true],
  ['maybe (information)', ['maybe'], 'dont-care', false],
  ['cancel (information)', ['cancel'], 'stop', false],
  ['goodbye (information)', ['goodbye'], 'stop', false],
  ['next song (information)', ['next_song'], 'alternatives', false],
  ['what song (information)', ['what_song'], 'ask-about', false],
  ['what can I ask (information)', ['what_can_i_ask_you'], 'help', false],
];
console.log(`\n${'replies'.padEnd(32)}${HALVES.map((half) => half.padStart(16)).join('')}`);
const overall = new Map<Half, { right: number; of: number }>(
  HALVES.map((half) => [half, { right: 0, of: 0 }]),
);
for (const [label, intents, act, counted] of REPLIES) {
  const cells = HALVES.map((half) => {
    const of = music.filter((row) => intents.includes(row.intent) && halfOf(row.text) === half);
    const right = of.filter(({ text }) => {
      const meaning = acts(text);
      const ok = meaning.some((said) => said.act === act);
      if (!ok && LISTED === 'replies' && half === 'seen')
        console.log(`  ${label}: ${text.trim()}   ${meaning.map((said) => said.act)}`);
      return ok;
    });
    if (counted) {
      overall.get(half)!.right += right.length;
      overall.get(half)!.of += of.length;
    }
    return `${(right.length / of.length).toFixed(3)} of ${of.length}`.padStart(16);
  });
  console.log(label.padEnd(32) + cells.join(''));
}
console.log(
  'yes, no, don’t care, repeat, stop'.padEnd(32) +
    HALVES.map((half) => (overall.get(half)!.right / overall.get(half)!.of).toFixed(3).padStart(16)).join(''),
);

// ── False accepts ────────────────────────────────────────────────────────────────────────────────────────────────
const other = read<Labelled>('other-domain-utterances.jsonl.gz');
console.log(
  `\n${'other domains taken for ours'.padEnd(32)}${HALVES.map((half) => half.padStart(16)).join('')}`,
);
const byKind = new Map<string, number>();
const cells = HALVES.map((half) => {
  const of = other.filter(({ text }) => halfOf(text) === half);
  const accepted = of.filter(({ text, intent, source }) => {
    const meaning = acts(text);
    const wrong = !meaning.some(({ act }) => act === 'out-of-domain');
    if (wrong && half === 'seen') {
      if (LISTED === 'accepts') console.log(`  ${intent}: ${text.trim()}   ${JSON.stringify(meaning)}`);
      for (const act of new Set(meaning.map((said) => said.act))) byKind.set(act, (byKind.get(act) ?? 0) + 1);
      void source;
    }
    return wrong;
  });
  return `${((100 * accepted.length) / of.length).toFixed(2)} % of ${of.length}`.padStart(16);
});
console.log('any act but out-of-domain'.padEnd(32) + cells.join(''));
console.log(`  of which, by act (seen half): ${[...byKind].map(([act, n]) => `${act} ${n}`).join(', ')}`);

// ── Dialogue turns ───────────────────────────────────────────────────────────────────────────────────────────────
interface Turn {
  readonly dialogue_id: string;
  readonly prev_system: string | null;
  readonly text: string;
  readonly actions: readonly {
    readonly act: string;
    readonly slot: string;
    readonly values: readonly string[];
  }[];
}
const ATTRIBUTE_OF: ReadonlyMap<string, Attribute> = new Map([
  ['genre', 'genre'],
  ['year', 'era'],
  ['artist', 'artist'],
  ['album', 'album'],
  ['song_name', 'track'],
]);

/** What our skill would be waiting for after these words of the system, told from them alone. */
function pendingAfter(system: string | null): PendingPrompt | undefined {
  if (system === null || !/\?|confirm/i.test(system)) return undefined;
  if (/anything else|something else|what else/i.test(system)) return { kind: 'open', values: [] };
  const asked = /\b(?:which|what|any)\b[^.?]*\b(genre|artist|song|album)\b/i.exec(system)?.[1]?.toLowerCase();
  const proposes = /how about|what about|do you like|would you like/i.test(system);
  const attribute = asked && !proposes ? ATTRIBUTE_OF.get(asked === 'song' ? 'song_name' : asked) : undefined;
  return attribute ? { kind: 'request', attribute, values: [] } : { kind: 'offer', values: ['-'] };
}

/** Without "(Deluxe)" and "- Remastered": who asks for an album does not name its edition. */
const bare = (name: string) => foldName(name.replace(/\s+-\s.*$/, '').replace(/\s*[([].*$/, '') || name);

/** `attribute=value` where tree or catalogue has the value; a year has to be said as one ("eight years ago" needs a clock). */
function informLabel(attribute: Attribute, value: string, text: string): string | undefined {
  if (attribute === 'genre') {
    const genre = genreTree.resolve(value);
    return genre && `genre=${genre}`;
  }
  if (attribute === 'era')
    return /^\d{4}$/.test(value) && text.includes(value) ? `era=${value}-${value}` : undefined;
  const name = names.exact(value, [attribute as 'artist' | 'track' | 'album'], 1)[0]?.name;
  return name && `${attribute}=${bare(name)}`;
}

/**
 * What a turn should be understood as, and what it may be besides: a new search may open by answering another
 * service, and who names other music need not say that it is other. Undefined where an act has no counterpart here.
 */
function expected({
  actions,
  text,
  prev_system,
}: Turn): { gold: Set<string>; free: Set<string> } | undefined {
  const gold = new Set<string>();
  const free = new Set<string>();
  const has = (act: string) => actions.some((action) => action.act === act);
  for (const { act, slot, values } of actions) {
    const attribute = ATTRIBUTE_OF.get(slot);
    if (act === 'AFFIRM' || act === 'SELECT' || act === 'AFFIRM_INTENT') gold.add('affirm');
    else if (act === 'INFORM_INTENT' && values[0]!.startsWith('Play'))
      (prev_system !== null && !has('INFORM') ? gold : free).add('affirm');
    else if (act === 'INFORM_INTENT') free.add('affirm').add('deny');
    else if (act === 'NEGATE' || act === 'NEGATE_INTENT') gold.add(has('THANK_YOU') ? 'stop' : 'deny');
    else if (act === 'REQUEST_ALTS') {
      (has('INFORM') ? free : gold).add('alternatives');
      free.add('deny');
    } else if (act === 'GOODBYE') gold.add('stop');
    else if (act === 'THANK_YOU' && actions.length > 1) free.add('affirm');
    else if (act === 'REQUEST' && attribute) {
      gold.add('ask-about');
      free.add(attribute);
    } else if (act === 'INFORM' && attribute) {
      const label = values[0] === 'dontcare' ? undefined : informLabel(attribute, values[0]!, text);
      if (label) gold.add(label);
      else free.add(attribute);
    } else return undefined;
  }
  return gold.size > 0 ? { gold, free } : undefined;
}

/** "No, that's all": a no and a goodbye both end what "anything else?" asked. */
function understood(meaning: readonly Act[], gold: ReadonlySet<string>): Set<string> {
  const labels = new Set<string>();
  for (const act of meaning) {
    if (act.act === 'affirm' || act.act === 'play') labels.add('affirm');
    else if (act.act === 'deny' || act.act === 'stop') labels.add(gold.has('stop') ? 'stop' : act.act);
    else if (act.act === 'alternatives' || act.act === 'ask-about') labels.add(act.act);
    else if (act.act === 'more-like' && act.artist && gold.has(`artist=${bare(act.artist)}`))
      labels.add(`artist=${bare(act.artist)}`);
    else if (
      act.act === 'inform' &&
      act.polarity === 'like' &&
      [...ATTRIBUTE_OF.values()].includes(act.attribute)
    ) {
      const named = !isEra(act.value) && act.attribute !== 'genre';
      labels.add(`${act.attribute}=${named ? bare(act.value as string) : valueKey(act.value)}`);
    }
  }
  return labels;
}

const LABELS = [
  'affirm',
  'deny',
  'stop',
  'alternatives',
  'ask-about',
  'genre',
  'era',
  'artist',
  'album',
  'track',
];
const turns = read<Turn>('sgd-music-user-turns.jsonl.gz');
let mapped = 0;
for (const turn of turns) {
  const wanted = expected(turn);
  if (!wanted) continue;
  mapped += 1;
  const half = halfOf(turn.dialogue_id);
  const meaning = acts(turn.text, pendingAfter(turn.prev_system));
  const got = understood(meaning, wanted.gold);
  for (const label of LABELS) {
    const of = (found: ReadonlySet<string>) => [...found].filter((key) => key.split('=')[0] === label);
    const gold = of(wanted.gold);
    const predicted = of(got).filter((key) => gold.includes(key) || !wanted.free.has(label));
    const wrong = scores.of(`turn ${label} ${half}`).add(gold, predicted);
    if (wrong && LISTED === label && half === 'seen')
      console.log(`  [${turn.prev_system}] ${turn.text}   gold ${gold} / predicted ${predicted}`);
  }
}
console.log(`\n${'dialogue turns (SGD)'.padEnd(66)}${header}`);
for (const label of LABELS) {
  for (const half of HALVES)
    console.log(`${`${label}, ${half}`.padEnd(66)}${scores.of(`turn ${label} ${half}`).row()}`);
}
console.log(`  ${mapped} of ${turns.length} turns: those whose acts all have a counterpart here`);

// ── Information: misheard artists, free-form requests ────────────────────────────────────────────────────────────
interface Misheard {
  readonly gold_entities: readonly { readonly type: string; readonly filler: string }[];
  readonly pred_entities: readonly { readonly type: string; readonly filler: string }[];
}
let mangled = 0;
let recovered = 0;
for (const { gold_entities: gold, pred_entities: heard } of read<Misheard>('asr-entity-errors.jsonl.gz')) {
  const wanted = gold.find(({ type }) => type === 'artist_name')?.filler;
  const got = heard.find(({ type }) => type === 'artist_name')?.filler;
  if (
    !wanted ||
    !got ||
    names.exact(wanted, ['artist'], 1).length === 0 ||
    foldName(wanted) === foldName(got)
  )
    continue;
  mangled += 1;
  if (predictedKeys('artist', acts(`songs by ${got}`)).includes(foldName(wanted))) recovered += 1;
}
console.log(
  `\nmisheard artists recovered: ${recovered} of ${mangled} (recogniser errors on real recordings)`,
);

let spans = 0;
let found = 0;
for (const { text, slots } of read<Labelled>('reddit-music-requests.jsonl.gz')) {
  const wanted = slots
    .filter(({ slot }) => slot.startsWith('Artist'))
    .map(({ value }) => goldKey('artist', value))
    .filter((key) => key !== undefined);
  const predicted = predictedKeys('artist', acts(text));
  spans += wanted.length;
  found += wanted.filter((key) => predicted.includes(key)).length;
}
console.log(`artists found in free-form requests: ${found} of ${spans} known to the catalogue`);

interface Curation {
  readonly turns: readonly { readonly user_query: string }[];
}
const queries = read<Curation>('cpcd-conversations.jsonl.gz').flatMap(({ turns }) =>
  turns.map((turn) => turn.user_query),
);
const strange = queries.filter((query) =>
  acts(query, { kind: 'open', values: [] }).some(({ act }) => act === 'out-of-domain'),
);
console.log(`queries of music curators not understood at all: ${strange.length} of ${queries.length}`);

times.sort((a, b) => a - b);
const quantile = (share: number) => times[Math.floor(times.length * share)]!.toFixed(3);
console.log(
  `\ntime an utterance: p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms, most ${times.at(-1)!.toFixed(1)} ms (${times.length} utterances)`,
);
