/** How far the arms are apart, look by look: pictures for the eye, and the same as a table. */
import type { Look, Sequence } from '../../../policy/rollout/look.ts';
import { DEFAULT_RULES } from '../../../policy/rollout/rules.ts';
import { FEWEST_LISTENERS } from '../../../policy/rollout/sequence.ts';
import { el } from '../dom.ts';
import { chart } from './chart.ts';
import { sideOf } from './scale.ts';
import type { Looked, Story } from './story.ts';
import { scrolledRow } from './table.ts';
import { differenceWords, moment, POINTS, PROMPTS, signed, stageName, stamp, type Unit } from './words.ts';

interface Measure {
  readonly name: string;
  readonly of: (look: Look) => Sequence | undefined;
  readonly unit: Unit;
  /** What it means to lie on that side of zero, for good. */
  readonly above: string;
  readonly below: string;
}

const MEASURES: readonly Measure[] = [
  {
    name: 'Success',
    of: ({ success }) => success,
    unit: POINTS,
    above: 'the challenger is better',
    below: 'the challenger is worse',
  },
  {
    name: 'Turns',
    of: ({ turns }) => turns,
    unit: PROMPTS,
    above: 'its conversations are longer',
    below: 'its conversations are shorter',
  },
  {
    name: 'Abandonment',
    of: ({ abandonment }) => abandonment,
    unit: POINTS,
    above: 'more of its conversations are abandoned',
    below: 'fewer of its conversations are abandoned',
  },
];

/** How sure each bound is. */
export const BOUND = `${100 * (1 - DEFAULT_RULES.harmAlpha)}\u00a0%`;

export function sequencePictures(story: Story): readonly HTMLElement[] {
  return MEASURES.map((measure) => picture(measure, story));
}

function picture({ name, of, unit, above, below }: Measure, story: Story): HTMLElement {
  const seen = story.looks.map(({ at, look }) => ({ at, sequence: of(look) }));
  const last = seen.at(-1)?.sequence;
  const sure = `, ${BOUND} sure`;
  const meaning = {
    above: above + sure,
    below: below + sure,
    unsure: 'zero lies between: nothing is shown yet',
  };
  const words = last
    ? `${differenceWords(last, unit)} ${unit.name}`
    : `too few listeners yet: ${FEWEST_LISTENERS} are needed in each arm of a stage`;
  const label = `${name}, challenger less incumbent, at ${seen.length} looks; at the last ${words}`;
  return el(
    'figure',
    { class: `sequence sequence-${name.toLowerCase()}` },
    el(
      'figcaption',
      {},
      el('h3', {}, name),
      last
        ? el(
            'p',
            { class: 'figure-words' },
            el('b', {}, `${signed(unit.times * last.difference, unit.decimals)} ${unit.name}`),
            `, between ${signed(unit.times * last.lower, unit.decimals)} and ${signed(unit.times * last.upper, unit.decimals)}`,
            el(
              'span',
              { class: 'quiet' },
              ` (${unit.level(last.challenger)} against ${unit.level(last.incumbent)})`,
            ),
          )
        : el('p', { class: 'figure-words' }, words),
      last && el('p', { class: 'quiet' }, `${MEANS[sideOf(last)]} ${meaning[sideOf(last)]}`),
    ),
    ...(last ? [el('div', { class: 'chart' }, ...chart(seen, story, unit, label)), times(story)] : []),
  );
}

/** The shapes of the points, as they stand beside their meaning. */
const MEANS = { above: '▲', below: '▼', unsure: '○' } as const;

function times({ from, to, state }: Story): HTMLElement {
  const end = state.status === 'rolled-back' ? ', taken back' : state.status === 'default' ? ', default' : '';
  return el(
    'p',
    { class: 'chart-times quiet' },
    el('span', {}, moment(from)),
    from === to ? undefined : el('span', {}, `${moment(to)}${end}`),
  );
}

export const LOOK_COLUMNS: readonly string[] = [
  'When (UTC)',
  'Stage',
  ...MEASURES.map(({ name, unit }) => `${name}, ${unit.name}`),
];

/** The latest first, as the journal is. */
export function lookRows(looks: readonly Looked[]): readonly HTMLElement[] {
  return looks.toReversed().map(({ at, look }) =>
    scrolledRow(
      'look',
      el('time', { datetime: at }, stamp(at)),
      stageName(look.stage),
      ...MEASURES.map(({ of, unit }) => {
        const sequence = of(look);
        return sequence ? differenceWords(sequence, unit) : 'too few listeners';
      }),
    ),
  );
}
