/** The stages from the first few listeners to everybody, as steps: which are done, where it is, what is ahead. */
import { el } from '../dom.ts';
import type { StageShown, Story } from './story.ts';
import { lasted, moment, stageName } from './words.ts';

const MARK: Readonly<Record<StageShown['place'], string>> = { done: '✓', here: '●', ended: '✕', ahead: '' };

export function stageSteps({ stages, to }: Story): readonly HTMLElement[] {
  return stages.map((stage, index) => {
    const { share, place } = stage;
    return el(
      'li',
      { class: `step step-${place}`, 'aria-current': place === 'here' && 'step' },
      el('span', { class: 'step-mark', 'aria-hidden': 'true' }, MARK[place] || index + 1),
      el('b', {}, share === 100 ? 'everybody' : stageName(share)),
      el('span', { class: 'quiet step-words' }, wordsOf(stage, to)),
    );
  });
}

function wordsOf({ place, from, to }: StageShown, now: string): string {
  switch (place) {
    case 'ahead':
      return 'ahead';
    case 'here':
      return from ? `here since ${moment(from)}` : 'here';
    case 'ended':
      return from ? `taken back after ${lasted(from, to ?? now)}` : 'taken back here';
    case 'done':
      return from ? `done after ${lasted(from, to ?? now)}` : 'done';
  }
}
