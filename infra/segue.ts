/** The deployment as two stacks: what must never be lost, and everything that can be made anew. */
import { App, CfnOutput, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Construct } from 'constructs';
import { Dashboard } from './dashboard.ts';
import { Learning } from './learning.ts';
import type { Parameters } from './parameters.ts';
import { Rollout } from './rollout.ts';
import { Skill } from './skill.ts';
import { Storage } from './storage.ts';
import { Watching } from './watching.ts';

/** Folders of what runs (`scripts/bundle.ts`). */
export interface Bundles {
  readonly skill: string;
  readonly rollout: string;
  readonly learning: string;
}

/** What would else be asked of `cdk.json`, and so depend on the folder that `cdk` is run in. */
const FLAGS = {
  // What the other stack uses cannot be deleted from under it.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  '@aws-cdk/aws-kms:applyImportedAliasPermissionsToPrincipal': true,
  '@aws-cdk/aws-codedeploy:removeAlarmsFromDeploymentGroup': true,
  '@aws-cdk/core:enablePartitionLiterals': true,
};

export function segueApp(context: Readonly<Record<string, unknown>> = {}, outdir?: string): App {
  const app = new App({ context: { ...FLAGS, ...context }, ...(outdir === undefined ? {} : { outdir }) });
  // Findings end the synthesis; what is acknowledged says why, in the code and in the template.
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { writeSuppressionsToCloudFormation: true }));
  return app;
}

/** Adds both stacks. */
export function deploy(
  app: App,
  parameters: Parameters,
  bundles: Bundles,
): { storage: Storage; segue: Segue } {
  const storage = new Storage(app, 'SegueStorage', {
    description: 'Segue: conversations, policies, reports',
  });
  const segue = new Segue(app, 'Segue', storage, parameters, bundles);
  return { storage, segue };
}

export class Segue extends Stack {
  constructor(
    scope: Construct,
    id: string,
    storage: Storage,
    parameters: Parameters,
    bundles: Bundles,
    props: StackProps = { description: 'Segue: the skill, its learning cycle, and what watches them' },
  ) {
    super(scope, id, props);
    const topic = new Topic(this, 'Alarms', { masterKey: storage.key, enforceSSL: true });
    // Asking for TLS replaces the policy by which the account’s own alarms may publish.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    if (parameters.email !== undefined) topic.addSubscription(new EmailSubscription(parameters.email));
    const skill = new Skill(this, 'Skill', storage, Code.fromAsset(bundles.skill), parameters);
    const rollout = new Rollout(this, 'Rollout', storage, Code.fromAsset(bundles.rollout));
    const learning = new Learning(this, 'Learning', storage, {
      bundle: bundles.learning,
      rollout,
      topic,
      days: parameters.learningDays,
    });
    const watched = { skill, rollout, learning, table: storage.table, topic };
    new Dashboard(this, 'Page', watched, new Watching(this, 'Watching', watched));
    new CfnOutput(this, 'SkillEndpoint', {
      value: skill.live.functionArn,
      description: 'The endpoint for skill.json and the developer console',
    });
    new CfnOutput(this, 'RolloutFunction', { value: rollout.function.fn.functionName });
    new CfnOutput(this, 'LearningCycle', { value: learning.cycle.stateMachineArn });
    new CfnOutput(this, 'TableName', { value: storage.table.tableName });
    new CfnOutput(this, 'PolicyAddress', { value: skill.policies });
    new CfnOutput(this, 'LogAddress', { value: learning.log });
  }
}
