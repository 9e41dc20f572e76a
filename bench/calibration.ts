/**
 * `npm run bench:calibration`: the default world's rates beside those of real listeners. Two sources: 400 dialogues in
 * which people had music found for them (CPCD), and 21 people who were shown six rounds of twenty recordings.
 */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { genreTree } from '../lambda/catalog/genres/genres.ts';
import { MusicIndex } from '../lambda/catalog/music-index.ts';
import { similarity } from '../lambda/catalog/similar.ts';
import { starterCatalog } from '../lambda/catalog/starter.ts';
import { Chance } from '../simulator/chance.ts';
import { converse } from '../simulator/conversation.ts';
import { defaultWorld } from '../simulator/default-world.ts';
import { Population } from '../simulator/population.ts';
import { settingFor } from '../simulator/setting.ts';
import { match } from '../simulator/target.ts';
import { yes } from '../simulator/world.ts';

const FOLDER = '../shared/data';
const LISTENERS = 2_000;
const music = new MusicIndex(starterCatalog(genreTree), genreTree);
const population = new Population(defaultWorld, music, 1);
const targets = Array.from({ length: LISTENERS }, (_, n) => {
  const chance = new Chance('calibration', n);
  return { chance, target: population.target(population.person(n), chance) };
});

const { turns, byTurn } = talked();
const dialogues = existsSync(`${FOLDER}/cpcd-conversations.jsonl.gz`) ? cpcd() : undefined;
const rounds = existsSync(`${FOLDER}/userstudy-likes.csv.gz`) ? userStudy() : undefined;

console.log('                                                          people   default world');
row('turns a conversation (CPCD; the rule policy)', dialogues?.turns, turns);
row('likes of music found for what was asked (CPCD)', dialogues?.likes, found());
const shown = shownRounds();
for (const round of shown.keys())
  row(`likes in round ${round + 1} of 20 of one genre (user study)`, rounds?.[round], shown[round]);
for (let t = 1; t <= 8; t++)
  row(`likes at turn ${t} (CPCD; samples of the rule policy)`, dialogues?.byTurn[t], byTurn[t]);

function row(what: string, people: number | undefined, world: number | undefined): void {
  const shown = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(2)).padStart(10);
  console.log(`${what.padEnd(54)}${shown(people)}${shown(world).padStart(16)}`);
}

/** Five recordings that have everything the listener could say: as a person searching on their behalf would find. */
function found(): number {
  let sum = 0;
  let shown = 0;
  for (const { chance, target } of targets) {
    const wishes = target.wants.map((want) => ({ ...want, polarity: 'like' as const }));
    const fitting = music.best(music.narrow(wishes).tracks, 200).filter((track) => track !== target.seed);
    for (let i = 0; i < 5 && fitting.length > 0; i++) {
      sum += yes(defaultWorld.samples, match(chance.pick(fitting), target, defaultWorld));
      shown += 1;
    }
  }
  return sum / shown;
}

/** Rounds of twenty of the family of what they have in mind, the likest first. */
function shownRounds(): readonly number[] {
  const sums = new Array<number>(6).fill(0);
  const counts = new Array<number>(6).fill(0);
  for (const { target } of targets.slice(0, 500)) {
    const genre = target.seed.genres[0]!;
    const family = genreTree.above(genre).at(-1) ?? genre;
    const ranked = music
      .best(music.having('genre', family)!, 400)
      .filter((track) => track !== target.seed)
      .map((track) => ({ track, near: similarity(track, target.seed) }))
      .sort((a, b) => b.near - a.near);
    for (const [place, { track }] of ranked.slice(0, 120).entries()) {
      const round = Math.floor(place / 20);
      sums[round]! += yes(defaultWorld.samples, match(track, target, defaultWorld));
      counts[round]! += 1;
    }
  }
  return sums.map((sum, round) => sum / counts[round]!);
}

function talked() {
  const simulation = {
    world: defaultWorld,
    policy: 'rule',
    seed: 1,
    exploreShare: 0,
    epsilon: 0,
    strangers: true,
  };
  const setting = settingFor(simulation, music);
  const rates = new Map<number, { likes: number; samples: number }>();
  let prompts = 0;
  for (let n = 0; n < LISTENERS; n++) {
    const { result, records } = converse(n, setting);
    prompts += result.turns;
    const decisions = records.filter((record) => record.type === 'decision');
    for (const [i, decision] of decisions.entries()) {
      const answer = decisions[i + 1]?.meaning.acts ?? [];
      if (decision.candidates[decision.chosen]!.kind !== 'sample' || answer.length === 0) continue;
      const rate = rates.get(decision.turn) ?? { likes: 0, samples: 0 };
      rates.set(decision.turn, {
        likes: rate.likes + (answer.some(({ act }) => act === 'affirm' || act === 'play') ? 1 : 0),
        samples: rate.samples + 1,
      });
    }
  }
  const byTurn = Object.fromEntries(
    [...rates]
      .filter(([, { samples }]) => samples >= 30)
      .map(([t, { likes, samples }]) => [t, likes / samples]),
  ) as Readonly<Record<number, number>>;
  return { turns: prompts / LISTENERS, byTurn };
}

function cpcd() {
  interface Turn {
    readonly liked_results: readonly string[];
    readonly disliked_results: readonly string[];
  }
  const conversations = lines('cpcd-conversations.jsonl.gz').map(
    (line) => (JSON.parse(line) as { readonly turns: readonly Turn[] }).turns,
  );
  const rateOf = (turns: readonly Turn[]) => {
    const likes = turns.reduce((sum, turn) => sum + turn.liked_results.length, 0);
    const dislikes = turns.reduce((sum, turn) => sum + turn.disliked_results.length, 0);
    return likes / (likes + dislikes);
  };
  const at = (t: number) => conversations.flatMap((turns) => turns.slice(t - 1, t));
  return {
    turns: conversations.reduce((sum, turns) => sum + turns.length, 0) / conversations.length,
    likes: rateOf(conversations.flat()),
    byTurn: Array.from({ length: 9 }, (_, t) => rateOf(t === 0 ? [] : at(t))),
  };
}

function userStudy(): readonly number[] {
  const people = lines('userstudy-likes.csv.gz')
    .slice(1)
    .map((line) => JSON.parse(/"(\[[\d, ]+\])"/.exec(line)![1]!) as number[]);
  return Array.from(
    { length: 6 },
    (_, round) => people.reduce((sum, likes) => sum + likes[round]!, 0) / people.length / 20,
  );
}

function lines(name: string): readonly string[] {
  return gunzipSync(readFileSync(`${FOLDER}/${name}`))
    .toString('utf8')
    .trim()
    .split('\n');
}
