/** Alarms, who hears of them, and what they undo by themselves: a deployment of code, and a rollout of a policy. */
import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { Operation, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Learning } from './learning.ts';
import { metric, share } from './metrics.ts';
import type { Rollout } from './rollout.ts';
import type { Skill } from './skill.ts';

export interface Watched {
  readonly skill: Skill;
  readonly rollout: Rollout;
  readonly learning: Learning;
  readonly table: Table;
  readonly topic: ITopic;
}

/** The gate's own budget of fallbacks (`policy/learn/gate.ts`), in per cent. */
const FALLBACKS = 2;
const ERRORS = 1;
/** Alexa waits eight seconds; people think something is wrong after one. */
const SLOW_MS = 1_000;
/** One failure is an accident, and five in five minutes are not. */
const SEVERAL = 5;

export class Watching extends Construct {
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, watched: Watched) {
    super(scope, id);
    const { skill, learning, rollout, table, topic } = watched;
    const crashes = this.#alarm('Crashes', {
      metric: skill.live.metricErrors(),
      threshold: SEVERAL - 1,
      alarmDescription: 'The function threw or ran out of time: such turns print no metrics of their own',
    });
    const errors = this.#alarm('Errors', {
      metric: share('Errors', 'Turns', { least: SEVERAL }),
      threshold: ERRORS,
      alarmDescription: `More than ${ERRORS} % of turns ended in an apology`,
    });
    const served = [...this.#ofTurns('', undefined), errors, crashes];
    const challenger = this.#ofTurns('Challenger', 'challenger');
    const service = [
      this.#alarm('Lost', {
        metric: metric('LostRecords', { period: Duration.minutes(1) }),
        threshold: 0,
        alarmDescription: 'A record could not be written and was spilled to the log: segue log recover',
      }),
      this.#alarm('Throttled', {
        metric: skill.live.metricThrottles({ period: Duration.minutes(1) }),
        threshold: 0,
        alarmDescription: 'Alexa was turned away: more turns at one time than the reserved concurrency',
      }),
      this.#alarm('TableThrottled', {
        metric: table.metricThrottledRequestsForOperations({
          operations: [Operation.PUT_ITEM, Operation.GET_ITEM, Operation.QUERY],
          period: Duration.minutes(1),
        }),
        threshold: 0,
        alarmDescription: 'DynamoDB turned requests away: a table on demand takes a while to grow',
      }),
      this.#alarm('CycleFailed', {
        metric: sumOf('executions', [
          learning.cycle.metricFailed(),
          learning.cycle.metricTimedOut(),
          learning.cycle.metricAborted(),
        ]),
        threshold: 0,
        alarmDescription: 'The learning cycle failed; its execution says why',
      }),
      this.#alarm('RolloutFailed', {
        metric: rollout.function.fn.metricErrors(),
        threshold: 0,
        alarmDescription: 'A rollout could not be moved, or not be rolled back: segue rollout rollback',
      }),
    ];
    this.alarms = [...served, ...challenger, ...service];
    for (const alarm of this.alarms) alarm.addAlarmAction(new SnsAction(topic));
    this.#rollBackCode(skill, served);
    this.#rollBackPolicy(rollout, challenger);
  }

  /** What code and policies can break, for everybody or for one arm. */
  #ofTurns(whose: string, arm: 'challenger' | undefined): readonly Alarm[] {
    const of = arm === undefined ? 'turns' : 'turns of the challenger';
    return [
      this.#alarm(`${whose}Fallbacks`, {
        metric: share('Fallbacks', 'Turns', { arm, least: SEVERAL }),
        threshold: FALLBACKS,
        alarmDescription: `More than ${FALLBACKS} % of ${of} were decided without their model`,
      }),
      this.#alarm(`${whose}Slow`, {
        metric: metric('Latency', { arm, statistic: 'p99' }),
        threshold: SLOW_MS,
        alarmDescription: `One in a hundred ${of} took longer than a second`,
        // The slowest of a few turns is a cold start. Rollouts of few turns are judged by the daily look at the log.
        evaluateLowSampleCountPercentile: 'ignore',
      }),
    ];
  }

  #alarm(name: string, props: Omit<AlarmProps, 'evaluationPeriods'>): Alarm {
    return new Alarm(this, name, {
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      // Silence is night.
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...props,
    });
  }

  /** New code gets a tenth of the turns for five minutes; an alarm gives them back. */
  #rollBackCode(skill: Skill, alarms: readonly Alarm[]): void {
    const group = new LambdaDeploymentGroup(this, 'Deployment', {
      application: new LambdaApplication(this, 'Application'),
      alias: skill.live,
      deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
      alarms: [...alarms],
      autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
    });
    acknowledge(
      group,
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]',
      'AWSCodeDeployRoleForLambdaLimited is AWS’s list of what shifting an alias takes; copied here it would go stale.',
    );
  }

  /** The alarm's own words go to the function that can roll back; it does nothing where no rollout is on its way. */
  #rollBackPolicy(rollout: Rollout, alarms: readonly Alarm[]): void {
    new Rule(this, 'PolicyInAlarm', {
      description: 'Segue: an alarm about the challenger rolls the policy back',
      eventPattern: {
        source: ['aws.cloudwatch'],
        detailType: ['CloudWatch Alarm State Change'],
        resources: alarms.map(({ alarmArn }) => alarmArn),
        detail: { state: { value: ['ALARM'] } },
      },
      targets: [
        new LambdaFunction(rollout.function.fn, { retryAttempts: 10, maxEventAge: Duration.hours(1) }),
      ],
    });
  }
}

function sumOf(label: string, metrics: readonly IMetric[]): IMetric {
  const usingMetrics = Object.fromEntries(metrics.map((each, index) => [`m${index}`, each]));
  const expression = metrics.map((_, index) => `FILL(m${index}, 0)`).join(' + ');
  return new MathExpression({ expression, usingMetrics, label, period: Duration.minutes(5) });
}
