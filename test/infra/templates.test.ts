/** What is deployed, read from the templates that a real, offline `cdk synth` writes. */
import { rmSync } from 'node:fs';
import { PrintedMeter } from '../../lambda/aws/printed-meter.ts';
import { tableDefinition } from '../../lambda/aws/table.ts';
import { decisionRecord, outcomeRecord } from '../support/records.ts';
import {
  actionsOf,
  ofType,
  only,
  SKILL_ID,
  type Statement,
  type Synthesised,
  statementsOf,
  synth,
  type Template,
  templateIn,
} from './synthesised.ts';

let made: Synthesised;
let storage: Template;
let segue: Template;

beforeAll(async () => {
  made = await synth([`skillId=${SKILL_ID}`, 'email=night@example.org', 'concurrency=7']);
  if (made.status !== 0) throw new Error(made.said);
  storage = templateIn(made, 'SegueStorage');
  segue = templateIn(made, 'Segue');
}, 120_000);

afterAll(() => rmSync(made.folder, { recursive: true, force: true }));

describe('storage', () => {
  test('the table has the keys and the index of the one on a laptop, because one adapter writes both', () => {
    const { Properties, DeletionPolicy } = only(storage, 'AWS::DynamoDB::Table');
    const { TableName: _, ...definition } = tableDefinition('t');
    expect(Properties).toMatchObject(definition);
    expect(Properties).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: expect.anything() },
      DeletionProtectionEnabled: true,
    });
    expect(DeletionPolicy).toBe('Retain');
    expect(only(storage, 'AWS::KMS::Key').Properties.EnableKeyRotation).toBe(true);
  });

  test('buckets are closed, encrypted under our key, reached by TLS alone, logged, and kept', () => {
    const buckets = ofType(storage, 'AWS::S3::Bucket');
    expect(buckets).toHaveLength(4);
    for (const [name, { Properties, DeletionPolicy }] of buckets) {
      expect(DeletionPolicy).toBe('Retain');
      expect(Object.values(Properties.PublicAccessBlockConfiguration as object)).toEqual([
        true,
        true,
        true,
        true,
      ]);
      if (name.startsWith('AccessLogs')) continue;
      expect(JSON.stringify(Properties.BucketEncryption)).toContain('"SSEAlgorithm":"aws:kms"');
      expect(Properties.LoggingConfiguration).toBeDefined();
    }
    for (const [, policy] of ofType(storage, 'AWS::S3::BucketPolicy'))
      expect(statementsOf(policy)).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
    expect(only(storage, 'AWS::S3::Bucket', 'Policies').Properties.VersioningConfiguration).toEqual({
      Status: 'Enabled',
    });
    // Old versions of a rewritten day would keep what its listener wanted forgotten.
    const logs = only(storage, 'AWS::S3::Bucket', 'Logs').Properties;
    expect(logs.VersioningConfiguration).toBeUndefined();
    expect(logs.LifecycleConfiguration).toMatchObject({
      Rules: expect.arrayContaining([expect.objectContaining({ Prefix: 'log/', ExpirationInDays: 400 })]),
    });
  });
});

describe('the skill', () => {
  test('runs on Graviton and the latest Node, answers before Alexa gives up, and takes only its own share', () => {
    expect(only(segue, 'AWS::Lambda::Function', 'Skill').Properties).toMatchObject({
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      MemorySize: 1024,
      ReservedConcurrentExecutions: 7,
      TracingConfig: { Mode: 'Active' },
      Environment: { Variables: { SEGUE_SKILL_ID: SKILL_ID, SEGUE_POLICIES: expect.anything() } },
    });
    expect(only(segue, 'AWS::Lambda::Function', 'Skill').Properties.Timeout).toBeLessThan(8);
    for (const [, { Properties }] of ofType(segue, 'AWS::Logs::LogGroup'))
      expect(Properties.RetentionInDays).toBeGreaterThan(0);
  });

  test('may be called by this skill alone, through the alias', () => {
    const alias = ofType(segue, 'AWS::Lambda::Alias')[0]!;
    expect(alias[1].Properties.Name).toBe('live');
    expect(only(segue, 'AWS::Lambda::Permission', 'SkillLive').Properties).toEqual({
      Action: 'lambda:InvokeFunction',
      Principal: 'alexa-appkit.amazon.com',
      EventSourceToken: SKILL_ID,
      FunctionName: { Ref: alias[0] },
    });
    const others = ofType(segue, 'AWS::Lambda::Permission').filter(([name]) => !name.startsWith('SkillLive'));
    for (const [, { Properties }] of others)
      expect(Properties).toMatchObject({ Principal: 'events.amazonaws.com', SourceArn: expect.anything() });
  });

  test('gets its key by reference: no template holds a secret', () => {
    const { Environment } = only(segue, 'AWS::Lambda::Function', 'Skill').Properties;
    const { Variables } = Environment as { Variables: Record<string, unknown> };
    expect(JSON.stringify(Variables.SEGUE_PSEUDONYM_KEY)).toContain('{{resolve:secretsmanager:');
    expect(only(storage, 'AWS::SecretsManager::Secret').Properties.SecretString).toBeUndefined();
    expect(storage.text + segue.text).not.toMatch(/AKIA[0-9A-Z]{16}|"SecretString"\s*:/);
  });
});

describe('what is watched', () => {
  test('alarms about the skill take new code back', () => {
    const { Properties } = only(segue, 'AWS::CodeDeploy::DeploymentGroup');
    expect(Properties.AutoRollbackConfiguration).toEqual({
      Enabled: true,
      Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_STOP_ON_ALARM'],
    });
    expect(Properties.DeploymentConfigName).toMatch(/Canary/);
    const { Alarms } = Properties.AlarmConfiguration as { Alarms: { Name: { Ref: string } }[] };
    expect(Alarms.map(({ Name }) => Name.Ref.replace(/^Watching|[0-9A-F]{8}$/g, '')).sort()).toEqual([
      'Crashes',
      'Errors',
      'Fallbacks',
      'Slow',
    ]);
    expect(only(segue, 'AWS::Lambda::Alias').UpdatePolicy).toHaveProperty('CodeDeployLambdaAliasUpdate');
  });

  test('alarms about the challenger take the policy back', () => {
    const [alarmed, rollout] = [only(segue, 'AWS::Events::Rule').Properties, 'RolloutHandlerFunction'];
    expect(alarmed.EventPattern).toMatchObject({
      source: ['aws.cloudwatch'],
      'detail-type': ['CloudWatch Alarm State Change'],
      detail: { state: { value: ['ALARM'] } },
    });
    expect(JSON.stringify(alarmed.EventPattern)).toMatch(
      /WatchingChallengerFallbacks.*WatchingChallengerSlow/,
    );
    expect(JSON.stringify(alarmed.Targets)).toContain(rollout);
    for (const name of ['WatchingChallengerFallbacks', 'WatchingChallengerSlow'])
      expect(JSON.stringify(only(segue, 'AWS::CloudWatch::Alarm', name).Properties)).toContain(
        '"challenger"',
      );
  });

  test('every alarm tells somebody', () => {
    const alarms = ofType(segue, 'AWS::CloudWatch::Alarm');
    expect(alarms.map(([name]) => name.replace(/^Watching|[0-9A-F]{8}$/g, ''))).toEqual(
      expect.arrayContaining(['Lost', 'Throttled', 'TableThrottled', 'CycleFailed', 'RolloutFailed']),
    );
    const topic = ofType(segue, 'AWS::SNS::Topic')[0]![0];
    for (const [, { Properties }] of alarms) expect(Properties.AlarmActions).toEqual([{ Ref: topic }]);
    expect(only(segue, 'AWS::SNS::Subscription').Properties.Endpoint).toBe('night@example.org');
  });

  test('the dashboard and the alarms read what the skill prints, by the names and dimensions it prints', () => {
    const printed = new Set<string>();
    const meter = new PrintedMeter((line) => {
      const { _aws } = JSON.parse(line) as {
        _aws: {
          CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] }[];
        };
      };
      for (const { Namespace, Dimensions, Metrics } of _aws.CloudWatchMetrics)
        for (const { Name } of Metrics)
          for (const dimensions of Dimensions) printed.add([Namespace, Name, ...dimensions].join('/'));
    }, Date.now);
    meter.decided({ ...decisionRecord({}), tookMs: 1 });
    meter.ended(outcomeRecord({}), 'incumbent');
    meter.lost();
    meter.failed();
    const body = only(segue, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody as {
      'Fn::Join': [string, unknown[]];
    };
    const text = body['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : '')).join('');
    const onPage = [...text.matchAll(/\["Segue","(\w+)"(?:,"(arm)","(\w+)")?/g)].map(([, name, arm]) =>
      ['Segue', name, ...(arm ? [arm] : [])].join('/'),
    );
    const alarmed = [
      ...segue.text.matchAll(
        /"Dimensions": \[\s*\{\s*"Name": "arm"[^\]]*\],[^}]*?"MetricName": "(\w+)",\s*"Namespace": "Segue"/g,
      ),
    ];
    expect(alarmed.length).toBeGreaterThan(0);
    const read = new Set([...onPage, ...alarmed.map(([, name]) => `Segue/${name}/arm`)]);
    expect([...read].filter((each) => !printed.has(each))).toEqual([]);
    const wanted = [
      'Successes/arm',
      'Prompts/arm',
      'Turns/arm',
      'Fallbacks/arm',
      'Latency/arm',
      'LostRecords',
    ];
    expect([...read]).toEqual(expect.arrayContaining(wanted.map((each) => `Segue/${each}`)));
  });
});

describe('permissions', () => {
  const statements = (): readonly (Statement & { readonly of: string })[] =>
    [storage, segue].flatMap((template) =>
      ofType(template, 'AWS::IAM::Policy').flatMap(([of, policy]) =>
        statementsOf(policy).map((each) => ({ ...each, of })),
      ),
    );

  test('no action has a wildcard, and a resource only where AWS knows none narrower', () => {
    expect(statements().length).toBeGreaterThan(20);
    expect(
      statements()
        .flatMap(actionsOf)
        .filter((action) => action.includes('*')),
    ).toEqual([]);
    const everywhere = statements().filter(({ Resource }) => Resource === '*');
    const allowed =
      /^(xray:|logs:\w+LogDeliver|logs:(Put|Describe)ResourcePolic|logs:DescribeLogGroups|ecr:GetAuthorizationToken|ecs:(DescribeTasks|StopTask))/;
    expect(everywhere.flatMap(actionsOf).filter((action) => !allowed.test(action))).toEqual([]);
    for (const each of everywhere.filter((one) => actionsOf(one).includes('ecs:StopTask')))
      expect(each.Condition).toHaveProperty('ArnEquals');
  });

  test('the skill may do with the table what it does, and nothing with the log or the reports', () => {
    const own = statements().filter(({ of }) => of.startsWith('SkillHandler'));
    expect(
      own
        .flatMap(actionsOf)
        .filter((action) => action.startsWith('dynamodb:'))
        .sort(),
    ).toEqual([
      ...['BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'Query'].map(
        (each) => `dynamodb:${each}`,
      ),
    ]);
    expect(own.flatMap(actionsOf).filter((action) => action.startsWith('s3:'))).toEqual([
      's3:GetObject',
      's3:ListBucket',
    ]);
    expect(JSON.stringify(own)).not.toMatch(/GetAttLogs|GetAttReports/);
  });

  test('nobody but a learner publishes policies, and nobody can delete one', () => {
    const writers = statements().filter(
      (each) =>
        actionsOf(each).includes('s3:PutObject') && JSON.stringify(each.Resource).includes('/policies/*'),
    );
    expect(writers.map(({ of }) => of.replace(/Role.*/, '')).sort()).toEqual([
      'LearningRetrain',
      'LearningTraining',
    ]);
    expect(statements().flatMap(actionsOf)).not.toContain('s3:DeleteObject');
  });

  test('what cdk-nag found and we keep is one finding each, with a reason', () => {
    const kept = [storage, segue].flatMap(({ resources }) =>
      Object.values(resources).flatMap(({ Metadata }) => Metadata?.cdk_nag?.rules_to_suppress ?? []),
    );
    const ours = kept.filter(({ id }) => id.startsWith('AwsSolutions-'));
    expect(ours.length).toBeGreaterThan(10);
    for (const { id, reason } of ours) {
      expect(reason.length).toBeGreaterThan(40);
      // Of wildcards and managed policies exactly the one that is meant.
      if (/IAM[45]/.test(id)) expect(id).toMatch(/\[.+\]$/);
    }
  });

  test('the key is used by way of the services it was given for', () => {
    for (const each of statements().filter((one) =>
      actionsOf(one).some((action) => action.startsWith('kms:')),
    ))
      expect(each.Condition).toHaveProperty(['StringEquals', 'kms:ViaService']);
  });
});
