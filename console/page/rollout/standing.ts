/** How things stand in one sentence, and why: waiting has its reasons as much as moving. */
import {
  type Action,
  AT_FIRST,
  type RolloutEvent,
  type RolloutState,
} from '../../../policy/rollout/state.ts';
import { el } from '../dom.ts';
import { lastShare, type Story } from './story.ts';
import { moment, stageName } from './words.ts';

export interface Badge {
  /** A shape beside the word, so that neither has to be known by its colour. */
  readonly mark: string;
  readonly text: string;
  readonly tone: 'plain' | 'on' | 'good' | 'bad';
}

export function badgeOf(state: RolloutState, last: RolloutEvent | undefined): Badge {
  switch (state.status) {
    case 'idle':
      return { mark: '○', text: 'no rollout', tone: 'plain' };
    case 'running':
      return last?.action === 'wait'
        ? { mark: '◐', text: 'waits', tone: 'on' }
        : { mark: '●', text: 'on its way', tone: 'on' };
    case 'rolled-back':
      return { mark: '✕', text: 'rolled back', tone: 'bad' };
    case 'default':
      return { mark: '✓', text: 'default', tone: 'good' };
  }
}

/** Who serves whom. */
export function headline(story: Story | undefined): string {
  if (!story) return `${AT_FIRST.incumbent} serves everybody. Nothing was proposed yet.`;
  const { state, challenger, last } = story;
  const by = `on ${moment(last.at)} UTC, by ${last.by}`;
  switch (state.status) {
    case 'running': {
      const place = `stage ${state.stages.indexOf(state.stage) + 1} of ${state.stages.length}`;
      const since = `since ${moment(state.since ?? last.at)} UTC`;
      return state.stage === 100
        ? `${challenger} serves everybody, ${place}, ${since}; ${state.incumbent} is still the incumbent.`
        : `${challenger} serves ${stageName(state.stage)} of listeners, ${place}, ${since}; ${state.incumbent} serves the others.`;
    }
    case 'rolled-back': {
      const share = lastShare(story);
      const default_ = story.events.some(({ action }) => action === 'make-default');
      const from = default_
        ? ' as the default'
        : share === undefined
          ? ''
          : ` at ${stageName(share)} of listeners`;
      return `${challenger} was taken back${from} ${by}; ${state.incumbent} serves everybody.`;
    }
    case 'default':
      return `${state.incumbent} became the default ${by}, and serves everybody; ${state.previous ?? 'the last one'} was the incumbent before.`;
    case 'idle':
      return `${state.incumbent} serves everybody.`;
  }
}

const WHY: Readonly<Record<Action, string>> = {
  propose: 'Why it was proposed',
  advance: 'Why it advanced',
  wait: 'Why it waits',
  'roll-back': 'Why it was taken back',
  'make-default': 'Why it became the default',
};

export function whyHeading({ action }: RolloutEvent): string {
  return WHY[action];
}

/** As they were kept: the terminal and the journal say the same words. */
export function reasonList(reasons: readonly string[]): readonly HTMLElement[] {
  return reasons.map((reason) => el('li', {}, reason));
}

/** When the log was last looked at, and what looks at it next. */
export function lookNote({ looks, state, last }: Story): readonly (Node | string)[] {
  const look = looks.at(-1);
  const command = el('code', { class: 'command' }, 'npm run -s segue -- rollout advance');
  if (state.status !== 'running')
    return look ? [`The log was last looked at on ${moment(look.at)} UTC, by ${look.by}.`] : [];
  if (!look)
    return ['Nobody has looked at the log since. ', command, ' looks, and takes the step that follows.'];
  const when = look === last ? `on ${moment(look.at)} UTC, by ${look.by}` : `on ${moment(look.at)} UTC`;
  return [`The log was looked at ${when}. The next `, command, ' decides again.'];
}
