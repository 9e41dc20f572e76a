/** A rollout as a person reads it in the terminal. */
import type { RolloutStatus } from '../lambda/rolling-out.ts';
import type { Look, Sequence } from '../policy/rollout/look.ts';
import type { LeftOut } from '../policy/rollout/reader.ts';
import type { Action, RolloutEvent } from '../policy/rollout/state.ts';
import { aligned } from './table.ts';

const DONE: Readonly<Record<Action, string>> = {
  propose: 'proposed',
  advance: 'advanced',
  wait: 'waits',
  'roll-back': 'rolled back',
  'make-default': 'became the default',
};

export function statusText(status: RolloutStatus, where: string): string {
  const { challenger, share, state, reasons, history } = status;
  const stage = history[0]?.state;
  const standing: Readonly<Record<RolloutStatus['state'], string>> = {
    idle: 'no policy was proposed yet',
    running: `${challenger} serves ${percent(share)} of listeners, stage ${status.stage} of ${stage?.stages.length}`,
    'rolled-back': 'the last challenger was rolled back',
    default: 'the last challenger became the default',
  };
  return [
    `Incumbent   ${status.incumbent}`,
    `State       ${standing[state]}`,
    // Of nothing, the state says it all.
    ...(history.length > 0 ? reasons : []).map(
      (reason, index) => `${index === 0 ? 'Because     ' : '            '}${reason}`,
    ),
    `Journal     ${where}`,
    ...(history.length > 0
      ? ['', ...aligned([['when', 'who', 'what', 'share', 'why'], ...history.map(rowOf)])]
      : []),
  ].join('\n');
}

function rowOf({ at, by, action, state, reasons }: RolloutEvent): string[] {
  const why = reasons[0] ?? '';
  return [
    at.slice(0, 16).replace('T', ' '),
    by,
    DONE[action],
    state.stage > 0 ? `${state.stage} %` : '–',
    why.length > 90 ? `${why.slice(0, 89)}…` : why,
  ];
}

/** A step with what was seen. */
export function stepText({
  action,
  reasons,
  look,
  leftOut,
}: RolloutEvent & { readonly leftOut: LeftOut }): string {
  return [
    `The rollout ${action === 'wait' ? 'waits' : `has ${DONE[action]}`}:`,
    ...reasons.map((reason) => `  ${reason}`),
    ...(look ? ['', ...lookText(look)] : []),
    ...Object.entries(leftOut)
      .filter(([, count]) => count > 0)
      .map(([why, count]) => `  ${count} conversations left out: ${LEFT_OUT[why as keyof LeftOut]}`),
  ].join('\n');
}

const LEFT_OUT: Readonly<Record<keyof LeftOut, string>> = {
  anonymous: 'the platform did not say whose they were',
  unfinished: 'still going on',
  elsewhere: 'begun since, but not served by this rollout',
};

function lookText({ stage, arms, success, turns, abandonment, sampleRatio }: Look): string[] {
  const counted = (['incumbent', 'challenger'] as const).map((arm) => {
    const { listeners, conversations, fallbacks, slow, failed } = arms[arm];
    return [arm, listeners, conversations, fallbacks, slow, failed].map(String);
  });
  const compared = (
    [
      ['success', success, percent],
      ['turns', turns, (value: number) => value.toFixed(2)],
      ['abandonment', abandonment, percent],
    ] as const
  ).map(([name, sequence, words]) => comparedRow(name, sequence, words));
  return [
    ...aligned([[`at ${stage} %`, 'listeners', 'conversations', 'fallbacks', 'slow', 'failed'], ...counted]),
    '',
    ...aligned([['whole rollout', 'incumbent', 'challenger', 'difference'], ...compared]),
    `sample ratio: ${percent(sampleRatio.seen)} seen, ${percent(sampleRatio.expected)} assigned, p = ${sampleRatio.pValue.toPrecision(2)}`,
  ];
}

function comparedRow(
  name: string,
  sequence: Sequence | undefined,
  words: (value: number) => string,
): string[] {
  if (!sequence) return [name, '–', '–', 'too few listeners yet'];
  const { incumbent, challenger, lower, upper } = sequence;
  return [name, words(incumbent), words(challenger), `${signed(lower, words)} to ${signed(upper, words)}`];
}

function signed(value: number, words: (value: number) => string): string {
  return `${value < 0 ? '−' : '+'}${words(Math.abs(value))}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
