/** Two arms compared at any number of looks: an always-valid interval around their difference, clustered by listener. */
import type { Sequence } from './look.ts';

/** Sums of one listener in one arm at one stage, a sum for each figure that arms are compared by. */
export interface Cell {
  readonly stage: number;
  readonly challenger: boolean;
  conversations: number;
  readonly sums: number[];
}

export interface Member {
  readonly cells: readonly Cell[];
  /** What was usual of this listener before the rollout: the same means, of earlier conversations. */
  readonly usual: readonly number[];
}

export interface Difference {
  readonly incumbent: number;
  readonly challenger: number;
  readonly difference: number;
  /** Of the difference, with listeners as the unit of independence. */
  readonly standardError: number;
  /** Listeners in both arms, counted as if the arms were equally large: what the information is worth. */
  readonly listeners: number;
}

/** Below this an arm's mean is not yet normal enough for the intervals to hold what they promise. */
export const FEWEST_LISTENERS = 100;

/**
 * The arms are compared stage by stage, since who is there changes from week to week while the shares do, and the
 * differences are put together with the weights n₁n₀/(n₁ + n₀) of conversations. Within a stage a mean is a ratio of
 * sums over listeners, and its error is linearised (delta method): a listener's part in the difference is the sum of
 * their residuals over every stage and arm they were in, so that somebody who moved from one arm to the other, or talks
 * to us every day, is still one listener.
 *
 * Listeners differ, and the two hundred of a first stage stay the same two hundred however long one waits. What was
 * usual of each before the rollout is taken out of the difference (CUPED; Deng, Xu, Kohavi & Walker, WSDM 2013): it
 * cannot depend on the arm, so the difference keeps its mean and loses the luck of who was drawn.
 *
 * @param figure which of the sums.
 * @returns undefined while no stage has FEWEST_LISTENERS in either arm.
 */
export function difference(members: readonly Member[], figure: number): Difference | undefined {
  const stages = stagesOf(members, figure);
  const all = stages.filter((arms) => arms !== undefined);
  if (all.length === 0) return undefined;
  const total = sumOf(all, weightOf);
  const parts = partsOf(members, stages, figure);
  const slope = slopeOf(parts);
  const adjusted = (side: Side, arms: Stage) =>
    meanOf(side) - slope * (usualOf(side) - usualOf(pooled(arms)));
  const mean = (side: 0 | 1) => sumOf(all, (arms) => weightOf(arms) * adjusted(arms[side], arms)) / total;
  const [incumbent, challenger] = [mean(0), mean(1)];
  return {
    incumbent,
    challenger,
    difference: challenger - incumbent,
    standardError: Math.sqrt(squaresOf(parts, slope)) / total,
    listeners: sumOf(all, ([a, b]) => (4 * a.listeners * b.listeners) / (a.listeners + b.listeners)),
  };
}

/** By percent: an array with holes is found in faster than a map, and every look goes through all cells. */
type Stages = readonly (Stage | undefined)[];

/** The stages that have enough listeners in both arms. */
function stagesOf(members: readonly Member[], figure: number): Stages {
  const stages: (Stage | undefined)[] = [];
  for (const { cells, usual } of members)
    for (const { stage, challenger, conversations, sums } of cells) {
      let arms = stages[stage];
      if (!arms) {
        arms = [nobody(), nobody()];
        stages[stage] = arms;
      }
      const side = arms[challenger ? 1 : 0];
      side.listeners += 1;
      side.conversations += conversations;
      side.sum += sums[figure]!;
      side.usual += usual[figure]! * conversations;
    }
  const enough = ({ listeners }: Side) => listeners >= FEWEST_LISTENERS;
  return stages.map((arms) => (arms?.every(enough) ? arms : undefined));
}

/** Cell by cell, in columns: a look goes through them all several times. */
interface Parts {
  /** Cells of one listener stand together. */
  readonly listener: Uint32Array;
  /** What the conversations were beyond their arm's mean, and what had been usual beyond the arm's usual. */
  readonly residual: Float64Array;
  readonly usual: Float64Array;
  /** What a residual counts in the difference: negative in the incumbent's arm. */
  readonly share: Float64Array;
}

function partsOf(members: readonly Member[], stages: Stages, figure: number): Parts {
  const size = members.reduce((sum, { cells }) => sum + cells.length, 0);
  const listener = new Uint32Array(size);
  const [residual, usual, share] = [0, 0, 0].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let place = 0;
  for (let index = 0; index < members.length; index++) {
    const member = members[index]!;
    for (const { stage, challenger, conversations, sums } of member.cells) {
      const arms = stages[stage];
      if (!arms) continue;
      const own = arms[challenger ? 1 : 0];
      listener[place] = index;
      residual[place] = sums[figure]! - meanOf(own) * conversations;
      usual[place] = (member.usual[figure]! - usualOf(own)) * conversations;
      share[place] = ((challenger ? 1 : -1) * weightOf(arms)) / own.conversations;
      place += 1;
    }
  }
  const all = { listener, residual, usual, share };
  return place === size ? all : cut(all, place);
}

function cut({ listener, residual, usual, share }: Parts, size: number): Parts {
  return {
    listener: listener.subarray(0, size),
    residual: residual.subarray(0, size),
    usual: usual.subarray(0, size),
    share: share.subarray(0, size),
  };
}

/** How much of what was usual of listeners comes back: least squares over all arms. */
function slopeOf({ residual, usual }: Parts): number {
  let products = 0;
  let squares = 0;
  for (let i = 0; i < residual.length; i++) {
    products += residual[i]! * usual[i]!;
    squares += usual[i]! * usual[i]!;
  }
  return squares === 0 ? 0 : products / squares;
}

/** Of the sums of each listener's parts in the difference. */
function squaresOf({ listener, residual, usual, share }: Parts, slope: number): number {
  let squares = 0;
  let own = 0;
  for (let i = 0; i < residual.length; i++) {
    own += share[i]! * (residual[i]! - slope * usual[i]!);
    if (i + 1 < residual.length && listener[i + 1] === listener[i]) continue;
    squares += own * own;
    own = 0;
  }
  return squares;
}

/** The number of listeners at which intervals are at their tightest (GrowthBook's default). */
const TUNED_FOR = 5_000;

/**
 * The asymptotic confidence sequence of GrowthBook's gbstats (a normal mixture, as in Waudby-Smith, Arbour, Sinha,
 * Kennedy & Ramdas 2021): both bounds hold at all looks at once, each with probability 1 − α.
 */
export function sequenceOf(read: Difference, alpha: number): Sequence {
  const half = halfWidth(read, alpha);
  const { incumbent, challenger } = read;
  return {
    incumbent,
    challenger,
    difference: read.difference,
    lower: read.difference - half,
    upper: read.difference + half,
  };
}

/** The one-sided form: what lies further out than this, on one side, has probability α over all looks. */
function halfWidth({ listeners: n, standardError }: Difference, alpha: number): number {
  const level = -2 * Math.log(2 * alpha);
  const rho2 = (level + Math.log(1 + level)) / TUNED_FOR;
  const grown = n * rho2 + 1;
  const variance = n * standardError ** 2;
  const log = Math.log(1 + Math.sqrt(grown) / (2 * alpha));
  return Math.sqrt((variance * 2 * grown * log) / (n * n * rho2));
}

interface Side {
  listeners: number;
  conversations: number;
  sum: number;
  usual: number;
}

type Stage = readonly [incumbent: Side, challenger: Side];

function nobody(): Side {
  return { listeners: 0, conversations: 0, sum: 0, usual: 0 };
}

function pooled([a, b]: Stage): Side {
  const both = (of: keyof Side) => a[of] + b[of];
  return {
    listeners: both('listeners'),
    conversations: both('conversations'),
    sum: both('sum'),
    usual: both('usual'),
  };
}

function weightOf([a, b]: Stage): number {
  return (a.conversations * b.conversations) / (a.conversations + b.conversations);
}

function usualOf({ usual, conversations }: Side): number {
  return usual / conversations;
}

function meanOf({ sum, conversations }: Side): number {
  return sum / conversations;
}

function sumOf<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((sum, value) => sum + of(value), 0);
}
