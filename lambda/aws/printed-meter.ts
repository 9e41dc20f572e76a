/** Figures for the dashboard and its alarms, as CloudWatch's embedded metric format: a line on standard output each. */
import type { DecisionRecord, OutcomeRecord } from '../../policy/record.ts';
import type { Arm } from '../../policy/rollout/state.ts';
import type { Meter } from '../ports.ts';

const NAMESPACE = 'Segue';

type Unit = 'Count' | 'Milliseconds';
type Figures = Readonly<Record<string, readonly [value: number, unit: Unit]>>;

/**
 * Written by hand, since the format is one line of JSON and every figure is wanted twice, by arm and over both, which a
 * line says with two sets of dimensions.
 *
 * @param print gets a line.
 * @param now in milliseconds.
 */
export class PrintedMeter implements Meter {
  private readonly print: (line: string) => void;
  private readonly now: () => number;

  constructor(print: (line: string) => void, now: () => number) {
    this.print = print;
    this.now = now;
  }

  decided({ arm, fallback, tookMs }: DecisionRecord): void {
    this.emit(
      {
        Turns: [1, 'Count'],
        Fallbacks: [Number(fallback !== undefined), 'Count'],
        ...(tookMs === undefined ? {} : { Latency: [tookMs, 'Milliseconds'] as const }),
      },
      arm,
    );
  }

  ended({ outcome, turn }: OutcomeRecord, arm: Arm): void {
    this.emit(
      {
        Conversations: [1, 'Count'],
        Successes: [Number(outcome === 'played'), 'Count'],
        Abandoned: [Number(outcome === 'abandoned'), 'Count'],
        Prompts: [turn, 'Count'],
      },
      arm,
    );
  }

  lost(): void {
    this.emit({ LostRecords: [1, 'Count'] });
  }

  failed(): void {
    this.emit({ Errors: [1, 'Count'] });
  }

  private emit(figures: Figures, arm?: string): void {
    const metrics = Object.entries(figures).map(([Name, [, Unit]]) => ({ Name, Unit }));
    const values = Object.fromEntries(Object.entries(figures).map(([name, [value]]) => [name, value]));
    const Dimensions = arm === undefined ? [[]] : [['arm'], []];
    this.print(
      JSON.stringify({
        _aws: {
          Timestamp: this.now(),
          CloudWatchMetrics: [{ Namespace: NAMESPACE, Dimensions, Metrics: metrics }],
        },
        ...(arm === undefined ? {} : { arm }),
        ...values,
      }),
    );
  }
}
