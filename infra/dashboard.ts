/** One page that says how people fare, by arm, and whether anything is lost on the way. */
import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { ARMS, metric, ratio, share } from './metrics.ts';
import type { Watched, Watching } from './watching.ts';

const HOUR = Duration.hours(1);

export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { skill, learning, table }: Watched, watching: Watching) {
    super(scope, id);
    const graph = (title: string, left: IMetric[], label = '') =>
      new GraphWidget({ title, left, width: 8, height: 6, leftYAxis: { label, min: 0, showUnits: false } });
    const byArm = (each: (arm: (typeof ARMS)[number]) => IMetric) => ARMS.map(each);
    new CloudWatchDashboard(this, 'Dashboard', {
      dashboardName: 'Segue',
      defaultInterval: Duration.days(3),
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms: [...watching.alarms], width: 24, height: 3 })],
        [
          graph(
            'Success: conversations that ended in music',
            byArm((arm) => share('Successes', 'Conversations', { arm, period: HOUR, label: arm })),
            '%',
          ),
          graph(
            'Turns: prompts a conversation',
            byArm((arm) => ratio('Prompts', 'Conversations', { arm, period: HOUR, label: arm })),
          ),
          graph(
            'Abandoned',
            byArm((arm) => share('Abandoned', 'Conversations', { arm, period: HOUR, label: arm })),
            '%',
          ),
        ],
        [
          graph(
            'Arms: decisions of each',
            byArm((arm) => metric('Turns', { arm, label: arm })),
          ),
          graph(
            'Fallbacks: decided without the model',
            byArm((arm) => share('Fallbacks', 'Turns', { arm, label: arm })),
            '%',
          ),
          graph('Lost decisions and errors', [
            metric('LostRecords', { label: 'lost records' }),
            metric('Errors', { label: 'errors' }),
          ]),
        ],
        [
          graph(
            'Latency, p50 and p99',
            ARMS.flatMap((arm) =>
              ['p50', 'p99'].map((statistic) =>
                metric('Latency', { arm, statistic, label: `${arm} ${statistic}` }),
              ),
            ),
            'ms',
          ),
          graph('Function', [
            skill.live.metricInvocations(),
            skill.live.metricErrors(),
            skill.live.metricThrottles(),
            skill.function.fn.metric('ConcurrentExecutions', { statistic: 'Maximum' }),
          ]),
          graph('Learning cycle and table', [
            learning.cycle.metricSucceeded(),
            learning.cycle.metricFailed(),
            table.metricConsumedWriteCapacityUnits({ label: 'write units' }),
          ]),
        ],
      ],
    });
  }
}
