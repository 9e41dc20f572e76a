/**
 * `npm run bench:turn`: what a turn costs, in processor time (what the machine computed, garbage collection included)
 * and in elapsed time (what the customer waits, with whatever else the machine is doing). Conversations of up to a hundred turns through `turn.ts`, understanding
 * included, on the starter catalogue and, where it is at hand, on 28,356 tracks.
 */

import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { toAttributes } from '../lambda/alexa/session.ts';
import { catalogFrom, engineOf } from '../lambda/compose.ts';
import { type DialogueState, newConversation } from '../lambda/dialogue/state.ts';
import type { Engine } from '../lambda/ports.ts';
import { turn } from '../lambda/turn.ts';
import { randomFrom } from '../policy/random.ts';

const SAID = [
  'something mellow',
  'yes',
  'no',
  'something else',
  'i like rock',
  'from the eighties',
  'no country please',
  'faster',
  'not really',
  'i do not mind',
  'jazz',
  'something happier',
  'older',
  'acoustic',
  'what is this',
  'say that again',
  'yes',
  'the second one',
  'more upbeat',
  'go back',
  'music for dinner',
  'a female voice',
  'surprise me',
  'start over',
];
const CONVERSATIONS = 60;
const TURNS = 100;

const LARGE = '../shared/data/spotify-tracks.jsonl.gz';

console.log('                                    candidates   computing     elapsed        largest');
console.log('catalogue           tracks   turns mean, most  ms p50 p99  ms p50 p99        session');
await report('starter', undefined);
if (existsSync(LARGE)) await report('spotify', LARGE);
else console.log(`spotify             skipped: ${LARGE} is not here`);

async function report(name: string, path: string | undefined): Promise<void> {
  const engine = engineOf(await catalogFrom(path), { epsilon: 0.05, exploreShare: 1 });
  wander(engine, 10);
  const { wall, cpu, candidates, largest } = wander(engine, CONVERSATIONS);
  const mean = candidates.reduce((a, b) => a + b, 0) / candidates.length;
  console.log(
    [
      name.padEnd(18),
      String(engine.music.size).padStart(7),
      String(wall.length).padStart(7),
      `${mean.toFixed(0)} to ${Math.max(...candidates)}`.padStart(11),
      `${quantile(cpu, 0.5)} ${quantile(cpu, 0.99)}`.padStart(12),
      `${quantile(wall, 0.5)} ${quantile(wall, 0.99)}`.padStart(12),
      `${largest} bytes`.padStart(15),
    ].join(' '),
  );
}

/** Random answers, refusing every offer and never stopping: the longest conversations there are. */
function wander(engine: Engine, conversations: number) {
  const wall: number[] = [];
  const cpu: number[] = [];
  const candidates: number[] = [];
  let largest = 0;
  for (let n = 0; n < conversations; n++) {
    const random = randomFrom(n);
    let state: DialogueState = fresh(engine, n);
    for (let t = 0; t < TURNS; t++) {
      const text = state.pending?.kind === 'offer' ? 'no' : SAID[random.int(SAID.length)]!;
      const began = performance.now();
      const used = process.cpuUsage();
      const step = turn(
        {
          state,
          utterance: t === 0 ? { kind: 'opening' } : { kind: 'words', text },
          request: `${n}-${t}`,
          at: '2026-01-01T00:00:00.000Z',
          locale: 'en-US',
          screen: false,
        },
        engine,
      );
      wall.push(performance.now() - began);
      const { user, system } = process.cpuUsage(used);
      cpu.push((user + system) / 1_000);
      if (step.decided) candidates.push(step.decided.candidates.length);
      state = step.state ?? fresh(engine, n);
      largest = Math.max(largest, Buffer.byteLength(JSON.stringify(toAttributes(state))));
    }
  }
  return { wall, cpu, candidates, largest };
}

function quantile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(2);
}

function fresh(engine: Engine, n: number): DialogueState {
  return newConversation({
    conversationId: `wander-${n}`.padEnd(22, 'x'),
    listener: 'l'.repeat(22),
    stratum: 'explore',
    catalogVersion: engine.music.version,
  });
}
