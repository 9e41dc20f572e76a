import type { Level } from './track.ts';

/** The attributes that are numbers in the catalogue and levels in conversation. */
export const GRADED = ['energy', 'tempo', 'acousticness', 'popularity'] as const;
export type Graded = (typeof GRADED)[number];

/**
 * Lower bounds of `medium` and `high`. Energy and popularity cut real catalogues into roughly a quarter, a half and
 * a quarter; tempo follows what people call slow and fast; acousticness is bimodal, so `medium` is narrow.
 */
const CUTS: Readonly<Record<Graded, readonly [medium: number, high: number]>> = {
  energy: [0.4, 0.72],
  tempo: [95, 128],
  acousticness: [0.25, 0.6],
  popularity: [0.4, 0.7],
};

export function levelOf(attribute: Graded, value: number): Level {
  const [medium, high] = CUTS[attribute];
  return value < medium ? 'low' : value < high ? 'medium' : 'high';
}

export function isGraded(attribute: string): attribute is Graded {
  return (GRADED as readonly string[]).includes(attribute);
}
