/** A log drawn from the world: the quarter of its conversations that the gate is shown. */
import { PropensityAudit, type PropensityReport } from '../../policy/estimate/audit/propensity.ts';
import { type Random, randomFrom, seedOf } from '../../policy/random.ts';
import { EASE, LUCKY, uniform, type World } from './world.ts';

export interface Log {
  readonly rows: number;
  readonly conversation: Uint32Array;
  readonly situation: Uint16Array;
  readonly chosen: Uint8Array;
  readonly useful: Uint8Array;
  /** What q̂ can see of the listener, and all there is: usefulness is value · ease · luck. */
  readonly ease: Float32Array;
  readonly luck: Float32Array;
  /** The conversation ended without music; prompts to come in it. */
  readonly left: Uint8Array;
  readonly toGo: Uint8Array;
}

const MOST_ROWS = 24;
/** Of the listeners who have no luck; those who have it all find music. Together 54.5 %, as in the log. */
const LEAVING = 0.545 / (1 - LUCKY);

/** @param judged conversations. */
export function logOf({ situations, listeners }: World, judged: number, seed: number): Log {
  const random = randomFrom(seedOf('gate log', seed));
  const room = judged * MOST_ROWS;
  const [conversation, situation] = [new Uint32Array(room), new Uint16Array(room)];
  const [chosen, useful, left, toGo] = Array.from({ length: 4 }, () => new Uint8Array(room)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const [ease, luck] = [new Float32Array(room), new Float32Array(room)];
  let rows = 0;
  for (let each = 0; each < judged; each++) {
    const lucky = uniform(random) < LUCKY;
    const easy = EASE[random.int(EASE.length)]!;
    const length = lengthOf(lucky, random);
    const leaves = !lucky && uniform(random) < LEAVING;
    for (let turn = 1; turn <= length; turn++, rows++) {
      const at = random.int(situations.length);
      const { cumulative, values } = situations[at]!;
      const prompt = drawn(cumulative, uniform(random));
      conversation[rows] = each;
      situation[rows] = at;
      chosen[rows] = prompt;
      ease[rows] = listeners === 'different' ? easy : 1;
      luck[rows] = listeners === 'different' ? (lucky ? 1 / LUCKY : 0) : 1;
      useful[rows] = uniform(random) < values[prompt]! * ease[rows]! * luck[rows]! ? 1 : 0;
      left[rows] = Number(leaves);
      toGo[rows] = length - turn;
    }
  }
  return { rows, conversation, situation, chosen, useful, ease, luck, left, toGo };
}

/**
 * By luck, not by what was asked: then leaving and prompts to come have no true difference between policies. In the log
 * conversations that ended with music have 6.6 prompts, the others 5.2.
 */
function lengthOf(lucky: boolean, random: Random): number {
  const base = lucky ? 0 : 0.055;
  let length = 1;
  while (length < MOST_ROWS && uniform(random) >= Math.min(0.4, base + 0.033 * length)) length += 1;
  return length;
}

function drawn(cumulative: Float64Array, at: number): number {
  const last = cumulative.length - 1;
  for (let i = 0; i < last; i++) if (at < cumulative[i]!) return i;
  return last;
}

/** Fewer than the 40,000 of `estimate`: under a log drawn as it says, p-values are as uniform. */
const AUDITED = 5_000;
/** As many as there are frequent prompt keys. */
const KEYS = Array.from({ length: 60 }, (_, prompt) => `key ${prompt % 20}`);

export function auditOf({ situations }: World, { rows, situation, chosen }: Log): PropensityReport {
  const audit = new PropensityAudit();
  for (let row = 0; row < Math.min(rows, AUDITED); row++) {
    const { propensities } = situations[situation[row]!]!;
    audit.add(KEYS.slice(0, propensities.length), propensities, chosen[row]!);
  }
  return audit.get();
}
