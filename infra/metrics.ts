/** The skill's metrics as it prints them, for alarms and the dashboard. */
import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';

export const NAMESPACE = 'Segue';

/** `lambda/aws/printed-meter.ts` prints them. What is lost or fails before it is known who was served has no arm. */
export type MetricName = CountOfArm | 'LostRecords' | 'Errors';
export type CountOfArm =
  | 'Turns'
  | 'Fallbacks'
  | 'Latency'
  | 'Conversations'
  | 'Successes'
  | 'Prompts'
  | 'Abandoned';

export const ARMS = ['incumbent', 'challenger'] as const;
export type Arm = (typeof ARMS)[number];

export interface Reading {
  /** Both together where none is named. */
  readonly arm?: Arm | undefined;
  readonly statistic?: string;
  readonly period?: Duration;
  readonly label?: string;
}

export function metric(name: MetricName, { arm, statistic = 'Sum', period, label }: Reading = {}): Metric {
  return new Metric({
    namespace: NAMESPACE,
    metricName: name,
    dimensionsMap: arm === undefined ? {} : { arm },
    statistic,
    period: period ?? Duration.minutes(5),
    ...(label === undefined ? {} : { label }),
  });
}

interface Share extends Reading {
  /** How many there have to be for their share to count: one failure of three turns at night is no third of anything. */
  readonly least?: number;
}

/** One count as a share of another, in per cent. */
export function share(of: MetricName, among: MetricName, reading: Share = {}): IMetric {
  const { label = `${of} of ${among}, %`, least, ...rest } = reading;
  const { ids, usingMetrics } = together([of, among], rest);
  const part = `100 * FILL(${ids[0]}, 0) / ${ids[1]}`;
  const expression = least === undefined ? part : `IF(FILL(${ids[0]}, 0) >= ${least}, ${part}, 0)`;
  return new MathExpression({ expression, usingMetrics, label, period: rest.period ?? Duration.minutes(5) });
}

/** How many of one come to one of another. */
export function ratio(
  of: MetricName,
  to: MetricName,
  reading: Reading & { readonly label: string },
): IMetric {
  const { label, ...rest } = reading;
  const { ids, usingMetrics } = together([of, to], rest);
  const expression = `${ids[0]} / ${ids[1]}`;
  return new MathExpression({ expression, usingMetrics, label, period: rest.period ?? Duration.minutes(5) });
}

/** Named so that the same count of another arm may stand in the same graph. */
function together(names: readonly MetricName[], reading: Reading) {
  const ids = names.map((name) => `${reading.arm ?? 'all'}${name}`);
  const usingMetrics = Object.fromEntries(names.map((name, index) => [ids[index]!, metric(name, reading)]));
  return { ids, usingMetrics };
}
