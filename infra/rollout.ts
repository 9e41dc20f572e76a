/** The function that moves a rollout: proposes, advances, rolls back; called by the cycle, by alarms and by operators. */
import { Duration, Size } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { readsFiles, usesKeyThrough, usesTable } from './grants.ts';
import { HandlerFunction } from './handler-function.ts';
import { LOG, POLICIES, type Storage } from './storage.ts';

export class Rollout extends Construct {
  readonly function: HandlerFunction;

  constructor(scope: Construct, id: string, { table, key, logs, policies }: Storage, code: Code) {
    super(scope, id);
    this.function = new HandlerFunction(this, 'Handler', {
      description: 'Segue: propose, advance or roll back a policy',
      code,
      handler: 'rollout.handler',
      // It reads the log of the present rollout, as retraining reads its window.
      memorySize: 2048,
      ephemeralStorageSize: Size.gibibytes(8),
      timeout: Duration.minutes(15),
      key,
      environment: {
        SEGUE_TABLE: table.tableName,
        SEGUE_POLICIES: policies.s3UrlForObject(POLICIES),
      },
    });
    const { role } = this.function;
    usesTable(role, table, ['PutItem', 'GetItem', 'Query']);
    usesKeyThrough(role, key, 'dynamodb');
    readsFiles(role, policies, POLICIES);
    readsFiles(role, logs, LOG);
    usesKeyThrough(role, key, 's3');
  }
}
