/** Who is tested on what: artists held out per listener, and listeners divided into those we choose by and those we report. */
import type { Listen } from '../../lambda/listener/listening.ts';
import { randomFrom, seedOf, shareOf, shuffled } from '../../policy/random.ts';

export interface Tested {
  readonly listener: number;
  readonly known: readonly Listen[];
  readonly held: readonly number[];
}

export interface Split {
  readonly train: readonly Listen[];
  /** Hyper-parameters are chosen by these listeners … */
  readonly validation: readonly Tested[];
  /** … and only these are reported. */
  readonly test: readonly Tested[];
}

const HELD_OUT = 0.2;
const VALIDATION = 0.3;
const FEWEST_ARTISTS = 10;

/** A fifth of the artists of every listener who has ten. */
export function splitOf(listens: readonly Listen[], listeners: number): Split {
  const own: Listen[][] = Array.from({ length: listeners }, () => []);
  for (const listen of listens) own[listen.listener]!.push(listen);
  const train: Listen[] = [];
  const validation: Tested[] = [];
  const test: Tested[] = [];
  for (const [listener, all] of own.entries()) {
    const held = all.length < FEWEST_ARTISTS ? 0 : Math.round(all.length * HELD_OUT);
    const mixed = shuffled(all, randomFrom(seedOf('held out', listener)));
    const known = mixed.slice(held);
    train.push(...known);
    if (held === 0) continue;
    const tested = { listener, known, held: mixed.slice(0, held).map(({ item }) => item) };
    (shareOf('validation', listener) < VALIDATION ? validation : test).push(tested);
  }
  return { train, validation, test };
}
