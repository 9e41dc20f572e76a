/** What Alexa calls: the skill, behind the alias `live`. */
import { basename } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, type Code, type IVersion } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { queriesListenerIndex, readsFiles, usesKeyThrough, usesTable } from './grants.ts';
import { HandlerFunction } from './handler-function.ts';
import type { Parameters } from './parameters.ts';
import { POLICIES, type Storage } from './storage.ts';

/**
 * A turn computes for some ten milliseconds on a whole processor and waits for DynamoDB as long again; a cold start is
 * nearly all computing. 1,024 MB is 0.58 of a processor: starts in well under two seconds (`docs/deploy.md`), and a
 * function that is mostly waited for is not paid for processors it does not use.
 */
const MEMORY_MB = 1024;

export class Skill extends Construct {
  readonly function: HandlerFunction;
  readonly live: Alias;
  /** Address of the policy registry. */
  readonly policies: string;

  constructor(scope: Construct, id: string, storage: Storage, code: Code, parameters: Parameters) {
    super(scope, id);
    const { table, key, policies, pseudonymKey } = storage;
    const { skillId, audioUrl, epsilon, exploreShare, concurrency, catalog, embedding } = parameters;
    this.policies = policies.s3UrlForObject(POLICIES);
    this.function = new HandlerFunction(this, 'Handler', {
      description: 'Segue: one turn of a conversation',
      code,
      handler: 'skill.handler',
      memorySize: MEMORY_MB,
      // Alexa waits eight seconds; an answer that comes later is not heard, and its turn would still be logged.
      timeout: Duration.seconds(7),
      concurrency,
      key,
      environment: {
        SEGUE_SKILL_ID: skillId,
        SEGUE_TABLE: table.tableName,
        SEGUE_POLICIES: this.policies,
        SEGUE_AUDIO_URL: audioUrl,
        SEGUE_EPSILON: String(epsilon),
        SEGUE_EXPLORE_SHARE: String(exploreShare),
        ...(catalog === undefined ? {} : { SEGUE_CATALOG: basename(catalog) }),
        ...(embedding === undefined ? {} : { SEGUE_EMBEDDING: basename(embedding) }),
        /*
         * A dynamic reference: CloudFormation puts the key there at deployment, so the template has no secret in it and
         * the skill makes no call for it while somebody waits for the first word. Whoever may read the function's
         * configuration and use the key it is encrypted with can read it; that is who deploys.
         */
        SEGUE_PSEUDONYM_KEY: pseudonymKey.secretValue.unsafeUnwrap(),
      },
    });
    const { role, fn } = this.function;
    // The commands of `lambda/aws/`: records and profiles are put, read and deleted, conversations and rollouts queried.
    usesTable(role, table, ['PutItem', 'GetItem', 'DeleteItem', 'BatchWriteItem', 'Query']);
    queriesListenerIndex(role, table);
    usesKeyThrough(role, key, 'dynamodb');
    readsFiles(role, policies, POLICIES);
    usesKeyThrough(role, key, 's3');
    // CDK's classes are not written for `exactOptionalPropertyTypes`; what they implement has to be said.
    this.live = new Alias(this, 'Live', { aliasName: 'live', version: fn.currentVersion as IVersion });
    this.live.addPermission('Alexa', {
      principal: new ServicePrincipal('alexa-appkit.amazon.com'),
      action: 'lambda:InvokeFunction',
      eventSourceToken: skillId,
    });
  }
}
