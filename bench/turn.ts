/**
 * `npm run bench:turn`: what a turn costs. Conversations of up to a hundred turns through `turn.ts`, understanding
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

console.log('catalogue           tracks   turns  candidates  p50 ms  p99 ms  max ms  largest session');
await report('starter', undefined);
if (existsSync(LARGE)) await report('spotify', LARGE);
else console.log(`spotify             skipped: ${LARGE} is not here`);

async function report(name: string, path: string | undefined): Promise<void> {
  const engine = engineOf(await catalogFrom(path), { epsilon: 0.05, exploreShare: 1 });
  wander(engine, 10);
  const { milliseconds, candidates, largest } = wander(engine, CONVERSATIONS);
  milliseconds.sort((a, b) => a - b);
  const at = (share: number) =>
    milliseconds[Math.min(milliseconds.length - 1, Math.floor(share * milliseconds.length))]!.toFixed(2);
  const mean = candidates.reduce((a, b) => a + b, 0) / candidates.length;
  console.log(
    [
      name.padEnd(18),
      String(engine.music.size).padStart(7),
      String(milliseconds.length).padStart(7),
      mean.toFixed(1).padStart(11),
      at(0.5).padStart(7),
      at(0.99).padStart(7),
      at(1).padStart(7),
      `${largest} bytes`.padStart(15),
    ].join(' '),
  );
}

/** Random answers, refusing every offer and never stopping: the longest conversations there are. */
function wander(engine: Engine, conversations: number) {
  const milliseconds: number[] = [];
  const candidates: number[] = [];
  let largest = 0;
  for (let n = 0; n < conversations; n++) {
    const random = randomFrom(n);
    let state: DialogueState = fresh(engine, n);
    for (let t = 0; t < TURNS; t++) {
      const text = state.pending?.kind === 'offer' ? 'no' : SAID[random.int(SAID.length)]!;
      const began = performance.now();
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
      milliseconds.push(performance.now() - began);
      if (step.decided) candidates.push(step.decided.candidates.length);
      state = step.state ?? fresh(engine, n);
      largest = Math.max(largest, Buffer.byteLength(JSON.stringify(toAttributes(state))));
    }
  }
  return { milliseconds, candidates, largest };
}

function fresh(engine: Engine, n: number): DialogueState {
  return newConversation({
    conversationId: `wander-${n}`.padEnd(22, 'x'),
    listener: 'l'.repeat(22),
    stratum: 'explore',
    catalogVersion: engine.music.version,
  });
}
