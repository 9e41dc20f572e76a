/** What must outlive every deployment: the table, the buckets, the key they are encrypted with, and the pseudonyms' key. */
import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
} from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { KEYS } from '../lambda/aws/item.ts';
import { acknowledge } from './acknowledge.ts';

/** As long as the table keeps a record (`lambda/aws/item.ts`), so that the log's copy is not kept longer. */
const RETENTION = Duration.days(400);

/** Below the log bucket: exports as DynamoDB writes them, and the settled log, one file a day. */
export const EXPORTS = 'exports';
export const LOG = 'log';
/** Below the policy bucket: `policies/VERSION.json`. */
export const POLICIES = 'policies';
export const REPORTS = 'reports';

export class Storage extends Stack {
  readonly key: Key;
  readonly table: Table;
  readonly logs: Bucket;
  readonly policies: Bucket;
  readonly reports: Bucket;
  readonly pseudonymKey: Secret;

  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, { ...props, terminationProtection: true });
    this.key = new Key(this, 'Key', {
      description: 'Segue: conversations, policies and reports',
      alias: 'segue',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.#letServicesUseTheKey();
    this.table = this.#tableOfConversations();
    const accessLogs = this.#accessLogs();
    const bucket = (name: string, more: BucketProps = {}) => this.#bucket(name, accessLogs, more);
    this.logs = bucket('Logs', {
      lifecycleRules: [
        { prefix: `${LOG}/`, expiration: RETENTION },
        // Exports hold what was forgotten later; a week is for settling a day again after a mistake.
        { prefix: `${EXPORTS}/`, expiration: Duration.days(7) },
        { abortIncompleteMultipartUploadAfter: Duration.days(2) },
      ],
    });
    // Policies are content-named and never replaced; versions guard against whoever deletes one that is served.
    this.policies = bucket('Policies', { versioned: true });
    this.reports = bucket('Reports', { lifecycleRules: [{ expiration: RETENTION }] });
    this.pseudonymKey = new Secret(this, 'PseudonymKey', {
      description: 'Segue: HMAC key of listeners’ and conversations’ pseudonyms',
      encryptionKey: this.key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      this.pseudonymKey,
      'SMG4',
      'Pseudonyms are HMACs under this key: another key would make a stranger of every listener and leave their data behind under names nobody can find to delete.',
    );
  }

  /** The keys of `lambda/aws/table.ts`, which creates the same table on a laptop; a test compares the two. */
  #tableOfConversations(): Table {
    const table = new Table(this, 'Table', {
      partitionKey: { name: KEYS.partition, type: AttributeType.STRING },
      sortKey: { name: KEYS.sort, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expires',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    table.addGlobalSecondaryIndex({
      indexName: KEYS.listenerIndex,
      partitionKey: { name: 'listener', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    return table;
  }

  #bucket(name: string, accessLogs: Bucket, more: BucketProps): Bucket {
    return new Bucket(this, name, {
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      // One data key for many objects: the cycle reads fifty-six files a week, a rollout as many a day.
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix: `${name.toLowerCase()}/`,
      removalPolicy: RemovalPolicy.RETAIN,
      ...more,
    });
  }

  #accessLogs(): Bucket {
    const bucket = new Bucket(this, 'AccessLogs', {
      // S3 delivers access logs to buckets under its own key only.
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [{ expiration: Duration.days(90) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(bucket, 'S1', 'It holds the access logs of the others; logging its own would never end.');
    return bucket;
  }

  /** Log groups and alarms are encrypted by their services, each for its own purpose and this account only. */
  #letServicesUseTheKey(): void {
    const logs = new ServicePrincipal(`logs.${this.region}.amazonaws.com`);
    this.key.addToResourcePolicy(
      new PolicyStatement({
        principals: [logs],
        actions: [
          'kms:Encrypt',
          'kms:Decrypt',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
          'kms:GenerateDataKey',
          'kms:DescribeKey',
        ],
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:${this.partition}:logs:${this.region}:${this.account}:log-group:*`,
          },
        },
      }),
    );
    this.key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
  }
}
