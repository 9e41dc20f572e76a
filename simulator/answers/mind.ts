import type { MusicIndex } from '../../lambda/catalog/music-index.ts';
import { type Act, eraFromKey } from '../../policy/meaning.ts';
import type { Attribute } from '../../policy/vocabulary.ts';
import type { Chance } from '../chance.ts';
import type { Target, Want } from '../target.ts';
import type { World } from '../world.ts';

/** What an answer is made of. Nothing of the policy, and of the conversation only what was asked. */
export interface Mind {
  readonly world: World;
  readonly music: MusicIndex;
  readonly target: Target;
  /** What they have already said they want. */
  readonly told: ReadonlySet<Attribute>;
  /** Whether they find an answer to this question at all: the same person never does, or always. */
  readonly able: Chance;
  /** Everything else about this answer. */
  readonly chance: Chance;
}

export interface Answer {
  readonly acts: readonly Act[];
  /** It brought nothing, and they notice. */
  readonly fruitless: boolean;
  /** 0–1: how well the music this answers to matches what they have in mind; absent where no music was named. */
  readonly match?: number;
}

export function fruitful(...acts: readonly Act[]): Answer {
  return { acts, fruitless: false };
}

export function fruitless(...acts: readonly Act[]): Answer {
  return { acts, fruitless: true };
}

export function inform({ attribute, value }: { attribute: Attribute; value: string }): Act {
  const era = attribute === 'era' ? eraFromKey(value) : undefined;
  return { act: 'inform', attribute, value: era ?? value, polarity: 'like' };
}

export function wantOf({ target }: Mind, attribute: Attribute | undefined): Want | undefined {
  return target.wants.find((want) => want.attribute === attribute);
}

/** Something they want and have not said, by how much people care about such things. */
export function untold({ target, told, world, chance }: Mind, but?: Attribute): Want | undefined {
  const left = target.wants.filter(({ attribute }) => !told.has(attribute) && attribute !== but);
  return chance.weighted(left, ({ attribute }) => 0.05 + world.taste.cares[attribute]);
}

/** Some people say more than they were asked: at most one wish at a time. */
export function volunteered(mind: Mind, about?: Attribute): readonly Act[] {
  if (!mind.chance.happens(mind.world.volunteering)) return [];
  const more = untold(mind, about);
  return more ? [inform(more)] : [];
}
