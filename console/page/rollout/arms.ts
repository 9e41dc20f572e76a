/** The two arms side by side, as the latest look counted them. */
import type { ArmCounts } from '../../../policy/rollout/look.ts';
import { type Child, el } from '../dom.ts';
import type { Looked, Story } from './story.ts';
import { count, moment, share, stageName } from './words.ts';

type Row = readonly [name: string, meaning: string, value: (arm: ArmCounts) => readonly Child[]];

const ROWS: readonly Row[] = [
  ['Listeners', 'who had a conversation', ({ listeners }) => [count(listeners)]],
  ['Conversations', 'that ended', ({ conversations }) => [count(conversations)]],
  ['Success', 'a station was accepted', (arm) => outOf(arm.successes, arm.conversations)],
  [
    'Prompts a conversation',
    'how long it took',
    ({ prompts, conversations }) => [conversations === 0 ? '–' : (prompts / conversations).toFixed(2)],
  ],
  ['Abandoned', 'nobody answered any more', (arm) => outOf(arm.abandoned, arm.conversations)],
  ['Failed', 'something broke', (arm) => outOf(arm.failed, arm.conversations)],
  ['Fallbacks', 'decisions without the model', (arm) => outOf(arm.fallbacks, arm.decisions)],
  ['Slow', 'answers of over a second', (arm) => outOf(arm.slow, arm.timed)],
];

export function armsTable({ look, at }: Looked, { challenger, incumbent }: Story): HTMLElement {
  const heads = [
    { arm: 'incumbent', mark: '○', name: incumbent, served: 100 - look.stage },
    { arm: 'challenger', mark: '●', name: challenger, served: look.stage },
  ] as const;
  return el(
    'table',
    { class: 'arms' },
    el(
      'caption',
      {},
      `Counted since the stage of ${stageName(look.stage)} began, as seen on ${moment(at)} UTC`,
    ),
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        el('td', {}),
        ...heads.map(({ arm, mark, name, served }) =>
          el(
            'th',
            { scope: 'col' },
            el('span', { class: 'arm-name' }, el('span', { 'aria-hidden': 'true' }, `${mark} `), arm),
            el('code', { class: 'arm-policy' }, name),
            el(
              'span',
              { class: 'quiet arm-share' },
              served === 0 ? 'nobody' : `${stageName(served)} of listeners`,
            ),
          ),
        ),
      ),
    ),
    el(
      'tbody',
      {},
      ...ROWS.map(([name, meaning, value]) =>
        el(
          'tr',
          {},
          el('th', { scope: 'row' }, name, el('span', { class: 'quiet arm-meaning' }, meaning)),
          ...heads.map(({ arm }) => el('td', {}, ...value(look.arms[arm]))),
        ),
      ),
    ),
  );
}

/** The share for comparing, the counts for believing it. */
function outOf(happened: number, times: number): readonly Child[] {
  if (times === 0) return ['–'];
  const counts = `${count(happened)} of ${count(times)}`;
  return [`${share(happened / times)} `, el('span', { class: 'quiet arm-counts' }, counts)];
}
