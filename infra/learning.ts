/** The scheduled learning cycle: what it runs, what it may do, and when. */
import { Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { cycleStates } from './cycle-states.ts';
import { acknowledgeBelow, allow, readsFiles, usesKeyThrough, writesFiles } from './grants.ts';
import { HandlerFunction } from './handler-function.ts';
import type { Rollout } from './rollout.ts';
import { EXPORTS, LOG, POLICIES, REPORTS, type Storage } from './storage.ts';
import { TrainingTask } from './training-task.ts';

/** `docs/deploy.md`, "Function or Fargate", says how this was measured. */
const FUNCTION_BYTES = 150_000_000;

interface LearningProps {
  /** Folder of the learning bundle. */
  readonly bundle: string;
  readonly rollout: Rollout;
  readonly topic: ITopic;
  readonly days: number;
}

export class Learning extends Construct {
  readonly cycle: StateMachine;
  readonly settle: HandlerFunction;
  readonly retrain: HandlerFunction;
  /** Address of the settled log. */
  readonly log: string;

  constructor(scope: Construct, id: string, storage: Storage, props: LearningProps) {
    super(scope, id);
    const { key } = storage;
    this.log = storage.logs.s3UrlForObject(LOG);
    const code = Code.fromAsset(props.bundle);
    this.settle = new HandlerFunction(this, 'Settle', {
      description: 'Segue: from the day’s export to the day’s log',
      code,
      handler: 'settle.handler',
      memorySize: 2048,
      ephemeralStorageSize: Size.gibibytes(8),
      timeout: Duration.minutes(15),
      key,
    });
    this.retrain = new HandlerFunction(this, 'Retrain', {
      description: 'Segue: learn a policy from the log and judge it',
      code,
      handler: 'retrain.handler',
      // The most a new account gives one function.
      memorySize: 3008,
      ephemeralStorageSize: Size.gibibytes(2),
      timeout: Duration.minutes(15),
      key,
      environment: { NODE_OPTIONS: '--max-old-space-size=2048' },
    });
    const task = new TrainingTask(this, 'Training', key, props.bundle);
    this.#maySettle(this.settle.role, storage);
    for (const role of [this.retrain.role, task.role]) this.#mayRetrain(role, storage);
    this.cycle = this.#cycleOf(storage, task, props);
    new Schedule(this, 'Nightly', {
      description: 'Segue: export the day, learn on Mondays, look at the rollout',
      // Half an hour after the window that `cycle-states.ts` exports, so that a day's file is from three to three.
      schedule: ScheduleExpression.cron({ minute: '30', hour: '3' }),
      target: new StepFunctionsStartExecution(this.cycle, {
        input: ScheduleTargetInput.fromObject({ at: ContextAttribute.scheduledTime }),
        role: this.#starter(),
      }),
    });
  }

  #maySettle(role: Role, { logs, key }: Storage): void {
    readsFiles(role, logs, EXPORTS);
    readsFiles(role, logs, LOG);
    writesFiles(role, logs, LOG);
    usesKeyThrough(role, key, 's3');
  }

  #mayRetrain(role: Role, { logs, policies, reports, key }: Storage): void {
    readsFiles(role, logs, LOG);
    readsFiles(role, policies, POLICIES);
    writesFiles(role, policies, POLICIES);
    writesFiles(role, reports, REPORTS);
    usesKeyThrough(role, key, 's3');
  }

  #cycleOf(storage: Storage, task: TrainingTask, { rollout, topic, days }: LearningProps): StateMachine {
    const { table, logs, policies, reports, key } = storage;
    const functions = [this.settle.fn, this.retrain.fn, rollout.function.fn].map((fn) => fn.functionArn);
    const role = new Role(this, 'CycleRole', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    allow(role, ['lambda:InvokeFunction'], functions);
    allow(
      role,
      ['dynamodb:DescribeContinuousBackups', 'dynamodb:ExportTableToPointInTime'],
      [table.tableArn],
    );
    allow(role, ['dynamodb:DescribeExport'], [`${table.tableArn}/export/*`]);
    acknowledgeBelow(role, table, table.tableArn, 'export', 'An export has no name before it is asked for.');
    allow(
      role,
      ['s3:PutObject', 's3:PutObjectAcl', 's3:AbortMultipartUpload'],
      [`${logs.bucketArn}/${EXPORTS}/*`],
    );
    const exported =
      'DynamoDB writes an export in the name of who asks for it, to keys it chooses below this folder.';
    acknowledgeBelow(role, logs, logs.bucketArn, EXPORTS, exported);
    readsFiles(role, reports, REPORTS);
    usesKeyThrough(role, key, 's3');
    allow(role, ['sns:Publish'], [topic.topicArn]);
    usesKeyThrough(role, key, 'sns');
    this.#mayRunTask(role, task);
    const definition = cycleStates({
      tableArn: table.tableArn,
      tableName: table.tableName,
      logBucket: logs.bucketName,
      exports: EXPORTS,
      log: this.log,
      policies: policies.s3UrlForObject(POLICIES),
      reports: reports.s3UrlForObject(REPORTS),
      reportBucket: reports.bucketName,
      reportPrefix: REPORTS,
      keyArn: key.keyArn,
      settle: this.settle.fn.functionArn,
      retrain: this.retrain.fn.functionArn,
      rollout: rollout.function.fn.functionArn,
      task: {
        cluster: task.cluster.clusterArn,
        definition: task.definition.taskDefinitionArn,
        container: task.container.containerName,
        subnets: task.cluster.vpc.publicSubnets.map(({ subnetId }) => subnetId),
        securityGroup: task.securityGroup.securityGroupId,
      },
      topic: topic.topicArn,
      days,
      functionBytes: FUNCTION_BYTES,
    });
    const cycle = new StateMachine(this, 'Cycle', {
      comment: 'Segue: export → settle → retrain → gate → propose → advance',
      definitionBody: DefinitionBody.fromString(
        Stack.of(this).toJsonString({ QueryLanguage: 'JSONata', TimeoutSeconds: 8 * 3600, ...definition }),
      ),
      role,
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'CycleLog', {
          // So named, log groups share one resource policy, whose length is limited. Nothing of a conversation is in it.
          logGroupName: `/aws/vendedlogs/states/${Stack.of(this).stackName}-cycle`,
          retention: RetentionDays.THREE_MONTHS,
          removalPolicy: RemovalPolicy.RETAIN,
        }),
        level: LogLevel.ALL,
        includeExecutionData: true,
      },
    });
    acknowledge(
      role,
      'IAM5[Resource::*]',
      'X-Ray, log delivery and ecs:DescribeTasks/StopTask know no narrower resource; the last two are bound to the cluster by a condition.',
    );
    return cycle;
  }

  #mayRunTask(role: Role, { definition, cluster, role: taskRole }: TrainingTask): void {
    const { partition, region, account } = Stack.of(this);
    allow(role, ['ecs:RunTask'], [definition.taskDefinitionArn]);
    allow(role, ['ecs:StopTask', 'ecs:DescribeTasks'], ['*'], {
      ArnEquals: { 'ecs:cluster': cluster.clusterArn },
    });
    allow(role, ['iam:PassRole'], [taskRole.roleArn, definition.obtainExecutionRole().roleArn], {
      StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
    });
    // By this rule Step Functions hears that a task has ended.
    allow(
      role,
      ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
      [`arn:${partition}:events:${region}:${account}:rule/StepFunctionsGetEventsForECSTaskRule`],
    );
  }

  #starter(): Role {
    return new Role(this, 'Starter', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
  }
}
