/** "Something faster": a step from what was heard last, or from what is known, along one axis. */
import { type Act, eraFromKey } from '../../policy/meaning.ts';
import type { Constraint } from '../catalog/constraint.ts';
import { type Graded, levelOf } from '../catalog/levels.ts';
import type { MusicIndex } from '../catalog/music-index.ts';
import { decadeOf, LEVELS, type Level, type Track } from '../catalog/track.ts';
import { type DialogueState, liked } from './state.ts';

type Critique = Extract<Act, { act: 'critique' }>;

const HAPPIER = ['happy', 'uplifting'] as const;
const SADDER = ['sad', 'melancholy'] as const;

/** The wishes a critique stands for. Without anything to compare with, "faster" simply means fast. */
export function critiqued(
  critique: Critique,
  state: DialogueState,
  music: MusicIndex,
): readonly Constraint[] {
  const reference = referenceTrack(state, music);
  const { axis, direction } = critique;
  if (axis === 'happiness') return moods(direction);
  if (axis === 'era') return [eraStep(direction, reference, state)];
  return [{ attribute: axis, value: levelStep(axis, direction, reference, state), polarity: 'like' }];
}

/** What was heard last. */
function referenceTrack(state: DialogueState, music: MusicIndex): Track | undefined {
  const sampled = state.sampled.at(-1);
  return sampled === undefined ? undefined : music.track(sampled);
}

function levelStep(
  axis: Graded,
  direction: 'more' | 'less',
  reference: Track | undefined,
  state: DialogueState,
): string {
  const heard = reference?.[axis];
  const from = heard !== undefined ? levelOf(axis, heard) : (liked(state, axis).at(-1) ?? 'medium');
  const place = LEVELS.indexOf(from as Level);
  const step = place + (direction === 'more' ? 1 : -1);
  return LEVELS[Math.min(LEVELS.length - 1, Math.max(0, step))]!;
}

function eraStep(direction: 'more' | 'less', reference: Track | undefined, state: DialogueState): Constraint {
  const known = eraFromKey(liked(state, 'era').at(-1) ?? '');
  const decade =
    reference?.year !== undefined ? decadeOf(reference.year) : (known ?? { from: 1990, to: 1999 });
  const era = direction === 'more' ? { from: decade.to + 1, to: 2099 } : { from: 1900, to: decade.from - 1 };
  return { attribute: 'era', value: `${era.from}-${era.to}`, polarity: 'like' };
}

function moods(direction: 'more' | 'less'): readonly Constraint[] {
  const [wanted, unwanted] = direction === 'more' ? [HAPPIER, SADDER] : [SADDER, HAPPIER];
  return [
    ...wanted.map((value) => ({ attribute: 'mood' as const, value, polarity: 'like' as const })),
    ...unwanted.map((value) => ({ attribute: 'mood' as const, value, polarity: 'dislike' as const })),
  ];
}
