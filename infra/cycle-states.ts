/**
 * The learning cycle as Step Functions runs it, in the order things happen:
 *
 *   window → export → settle → [Mondays: retrain → gate → propose] → advance
 *
 * Written as the states themselves, not as constructs: it is read from top to bottom, a test walks it, and permissions are
 * listed beside it (`infra/learning.ts`) instead of being inferred. JSONata, because a window is arithmetic with times.
 *
 * What goes wrong in learning must not keep a rollout from being looked at: it is remembered, the rollout advances or is
 * rolled back, and the execution fails at the end. What goes wrong earlier leaves no log to look at.
 */

import { choice, invoke, jsonata, PATIENTLY, type State, sdk } from './states.ts';

/** Everything the states name. */
export interface CycleParts {
  readonly tableArn: string;
  readonly tableName: string;
  readonly logBucket: string;
  readonly exports: string;
  /** Addresses (`s3://…`) of the folders. */
  readonly log: string;
  readonly policies: string;
  readonly reports: string;
  readonly reportBucket: string;
  readonly reportPrefix: string;
  readonly keyArn: string;
  readonly settle: string;
  readonly retrain: string;
  readonly rollout: string;
  readonly task: {
    readonly cluster: string;
    readonly definition: string;
    readonly container: string;
    readonly subnets: readonly string[];
    readonly securityGroup: string;
  };
  readonly topic: string;
  readonly days: number;
  /** Windows up to here are learned from in the function: compressed bytes. */
  readonly functionBytes: number;
}

/** The export ends this long before the cycle starts: point-in-time recovery is about five minutes behind. */
const BEHIND_MS = 30 * 60_000;
/** The longest window of an incremental export. */
const DAY_MS = 86_400_000;

const WRONG = "{% $states.errorOutput.Error & ': ' & $states.errorOutput.Cause %}";

const stopping = [{ ErrorEquals: ['States.ALL'], Assign: { failure: WRONG }, Next: 'Tell' }];
const goingOn = [{ ErrorEquals: ['States.ALL'], Assign: { failure: WRONG }, Next: 'Rollout?' }];

export function cycleStates(parts: CycleParts): { StartAt: string; States: Readonly<Record<string, State>> } {
  const { log, policies, reports, days } = parts;
  const learning = { log, policies, reports, day: '{% $day %}', days, incumbent: '{% $status.incumbent %}' };
  const exportArguments = {
    TableArn: parts.tableArn,
    S3Bucket: parts.logBucket,
    S3Prefix: `{% '${parts.exports}/' & $day %}`,
    S3SseAlgorithm: 'KMS',
    S3SseKmsKeyId: parts.keyArn,
    ExportFormat: 'DYNAMODB_JSON',
    // A redriven execution gets the export it had begun.
    ClientToken: '{% $states.context.Execution.Name %}',
  };
  return {
    StartAt: 'Window',
    States: {
      Window: {
        Type: 'Pass',
        Comment:
          'The input says when: {"at": ISO 8601}; "full" for everything so far, "retrain" for not waiting until Monday',
        Assign: {
          day: '{% $substring($states.input.at, 0, 10) %}',
          until: `{% $fromMillis($toMillis($states.input.at) - ${BEHIND_MS}) %}`,
          full: '{% $states.input.full ? true : false %}',
          due: "{% $states.input.retrain ? true : $fromMillis($toMillis($states.input.at), '[F0]') = '1' %}",
          failure: '',
        },
        Next: 'Backups',
      },
      Backups: {
        ...sdk('dynamodb:describeContinuousBackups', { TableName: parts.tableName }, stopping),
        Comment: 'A table younger than a day has no state of a day ago to start from',
        Assign: {
          from: `{% $fromMillis($max([$toMillis($until) - ${DAY_MS}, $toMillis($states.result.ContinuousBackupsDescription.PointInTimeRecoveryDescription.EarliestRestorableDateTime)])) %}`,
        },
        Next: 'Everything?',
      },
      'Everything?': choice([['{% $full %}', 'Export everything']], 'Export the day'),
      'Export the day': {
        ...sdk(
          'dynamodb:exportTableToPointInTime',
          {
            ...exportArguments,
            ExportType: 'INCREMENTAL_EXPORT',
            IncrementalExportSpecification: {
              ExportFromTime: '{% $from %}',
              ExportToTime: '{% $until %}',
              // The old image of what was removed says which day's file it has to leave.
              ExportViewType: 'NEW_AND_OLD_IMAGES',
            },
          },
          stopping,
        ),
        Assign: { exportArn: '{% $states.result.ExportDescription.ExportArn %}' },
        Next: 'Wait',
      },
      'Export everything': {
        ...sdk(
          'dynamodb:exportTableToPointInTime',
          {
            ...exportArguments,
            ExportType: 'FULL_EXPORT',
            ExportTime: '{% $until %}',
          },
          stopping,
        ),
        Assign: { exportArn: '{% $states.result.ExportDescription.ExportArn %}' },
        Next: 'Wait',
      },
      Wait: { Type: 'Wait', Comment: 'An export takes from five minutes up', Seconds: 120, Next: 'Look' },
      Look: {
        ...sdk('dynamodb:describeExport', { ExportArn: '{% $exportArn %}' }, stopping),
        Assign: {
          exportStatus: '{% $states.result.ExportDescription.ExportStatus %}',
          failure:
            "{% $states.result.ExportDescription.ExportStatus = 'FAILED' ? 'the export failed: ' & $states.result.ExportDescription.FailureMessage : '' %}",
        },
        Next: 'Exported?',
      },
      'Exported?': choice(
        [
          ["{% $exportStatus = 'COMPLETED' %}", 'Settle'],
          ["{% $exportStatus = 'IN_PROGRESS' %}", 'Wait'],
        ],
        'Tell',
      ),
      Settle: {
        ...invoke(
          parts.settle,
          {
            bucket: `s3://${parts.logBucket}`,
            exported: `{% '${parts.exports}/' & $day & '/AWSDynamoDB/' & $split($exportArn, '/')[-1] %}`,
            log,
            day: '{% $day %}',
            until: '{% $until %}',
            days,
          },
          stopping,
        ),
        Assign: { windowBytes: '{% $states.result.Payload.windowBytes %}' },
        Next: 'Who serves',
      },
      'Who serves': {
        ...invoke(parts.rollout, { action: 'status' }, stopping),
        Assign: { status: '{% $states.result.Payload %}' },
        Next: 'Retrain?',
      },
      // While one challenger is on its way there is no place for another.
      'Retrain?': choice([["{% $due and $status.state != 'running' %}", 'Where?']], 'Rollout?'),
      'Where?': choice([[`{% $windowBytes <= ${parts.functionBytes} %}`, 'Retrain']], 'Retrain in Fargate'),
      Retrain: {
        ...invoke(parts.retrain, learning, goingOn),
        Assign: {
          verdict: '{% $states.result.Payload.verdict %}',
          policy: '{% $states.result.Payload.policy %}',
        },
        Next: 'Gate',
      },
      'Retrain in Fargate': {
        Type: 'Task',
        Resource: 'arn:aws:states:::ecs:runTask.sync',
        Arguments: {
          LaunchType: 'FARGATE',
          Cluster: parts.task.cluster,
          TaskDefinition: parts.task.definition,
          NetworkConfiguration: {
            AwsvpcConfiguration: {
              Subnets: parts.task.subnets,
              SecurityGroups: [parts.task.securityGroup],
              AssignPublicIp: 'ENABLED',
            },
          },
          Overrides: {
            ContainerOverrides: [
              { Name: parts.task.container, Command: [`{% $string(${jsonata(learning)}) %}`] },
            ],
          },
        },
        TimeoutSeconds: 4 * 3600,
        Retry: [{ ...PATIENTLY, ErrorEquals: ['ECS.AmazonECSException', 'ECS.ServerException'] }],
        Catch: goingOn,
        Next: 'What it said',
      },
      'What it said': {
        ...sdk(
          's3:getObject',
          { Bucket: parts.reportBucket, Key: `{% '${parts.reportPrefix}/' & $day & '/result.json' %}` },
          goingOn,
        ),
        Assign: {
          verdict: '{% $parse($states.result.Body).verdict %}',
          policy: '{% $parse($states.result.Body).policy %}',
        },
        Next: 'Gate',
      },
      Gate: choice([["{% $verdict = 'promote' %}", 'Propose']], 'Rollout?'),
      Propose: {
        ...invoke(parts.rollout, { action: 'propose', policy: '{% $policy %}', by: 'schedule' }, goingOn),
        Next: 'Advance',
      },
      'Rollout?': choice([["{% $status.state = 'running' %}", 'Advance']], 'All well?'),
      Advance: {
        ...invoke(parts.rollout, { action: 'advance', log, by: 'schedule' }, stopping),
        Next: 'All well?',
      },
      'All well?': choice([["{% $failure = '' %}", 'Done']], 'Tell'),
      Done: { Type: 'Succeed' },
      Tell: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sns:publish',
        Arguments: {
          TopicArn: parts.topic,
          Subject: 'Segue: the learning cycle failed',
          Message: "{% $day & ': ' & $failure %}",
        },
        Retry: [{ ...PATIENTLY, ErrorEquals: ['States.ALL'] }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }],
        Next: 'Failed',
      },
      Failed: { Type: 'Fail', Error: 'LearningCycle', Cause: '{% $failure %}' },
    },
  };
}
