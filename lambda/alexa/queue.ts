/**
 * The station while it plays. Playback requests carry no session, so the queue travels in the AudioPlayer token
 * (at most 1,024 characters) and every step is a function of the token alone.
 */
import * as v from 'valibot';
import { randomFrom, seedOf, shuffled } from '../../policy/random.ts';

const Token = v.object({
  /** Conversation and turn whose outcome this is. */
  c: v.string(),
  t: v.pipe(v.number(), v.integer()),
  /** Listener, as pseudonymised in the log. */
  l: v.string(),
  /** Track ids in playing order, and where we are. */
  q: v.pipe(v.array(v.string()), v.minLength(1)),
  i: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Begin again at the end. */
  loop: v.exactOptional(v.literal(1)),
});

export type Queue = v.InferOutput<typeof Token>;

export const LONGEST_TOKEN = 1_024;

/** The queue as a token; tracks that do not fit are left off its end. */
export function tokenOf(queue: Queue): string {
  for (let length = queue.q.length; length > queue.i; length--) {
    const token = JSON.stringify({ ...queue, q: queue.q.slice(0, length) });
    if (token.length <= LONGEST_TOKEN) return token;
  }
  return JSON.stringify({ ...queue, q: [queue.q[queue.i]!], i: 0 });
}

/** Undefined when the token is not one of ours: another skill's, or an older version's. */
export function queueFrom(token: string): Queue | undefined {
  let json: unknown;
  try {
    json = JSON.parse(token);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(Token, json);
  return parsed.success && parsed.output.i < parsed.output.q.length ? parsed.output : undefined;
}

export function currentId(queue: Queue): string {
  return queue.q[queue.i]!;
}

/** One track on or back; undefined past either end unless the queue loops. */
export function moved(queue: Queue, by: 1 | -1): Queue | undefined {
  const next = queue.i + by;
  if (next >= 0 && next < queue.q.length) return { ...queue, i: next };
  return queue.loop ? { ...queue, i: (next + queue.q.length) % queue.q.length } : undefined;
}

export function looping(queue: Queue, on: boolean): Queue {
  const { loop: _, ...plain } = queue;
  return on ? { ...plain, loop: 1 } : plain;
}

/** Mixes what is still to come; the same request mixes it the same way. */
export function mixed(queue: Queue, request: string): Queue {
  const rest = shuffled(queue.q.slice(queue.i + 1), randomFrom(seedOf(queue.c, request)));
  return { ...queue, q: [...queue.q.slice(0, queue.i + 1), ...rest] };
}
