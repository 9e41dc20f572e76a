/**
 * Permissions by name of action. CDK's own grants give families (`s3:GetObject*`, `kms:GenerateDataKey*`): more than is
 * used here, and nothing a reviewer can check against the commands that are sent.
 */
import { Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { KEYS } from '../lambda/aws/item.ts';
import { acknowledge } from './acknowledge.ts';

const BELOW_A_PREFIX = 'Objects can only be named by a wildcard; this one covers one folder of one bucket.';

type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

export function allow(
  role: IRole,
  actions: readonly string[],
  resources: readonly string[],
  conditions: Conditions = {},
): void {
  role.addToPrincipalPolicy(
    new PolicyStatement({ actions: [...actions], resources: [...resources], conditions: { ...conditions } }),
  );
}

/**
 * Reads objects below a prefix. Who may list is told that an object is missing (404) and not that it is forbidden (403);
 * S3 asks that when an object is read, too, where there is no prefix to compare: hence `IfExists`.
 */
export function readsFiles(role: IRole, bucket: Bucket, prefix: string): void {
  allow(role, ['s3:GetObject'], [`${bucket.bucketArn}/${prefix}/*`]);
  acknowledgeBelow(role, bucket, bucket.bucketArn, prefix, BELOW_A_PREFIX);
  allow(role, ['s3:ListBucket'], [bucket.bucketArn], {
    StringLikeIfExists: { 's3:prefix': [`${prefix}/*`] },
  });
}

export function writesFiles(role: IRole, bucket: Bucket, prefix: string): void {
  allow(role, ['s3:PutObject'], [`${bucket.bucketArn}/${prefix}/*`]);
  acknowledgeBelow(role, bucket, bucket.bucketArn, prefix, BELOW_A_PREFIX);
}

export function usesTable(role: IRole, table: Table, actions: readonly string[]): void {
  allow(
    role,
    actions.map((action) => `dynamodb:${action}`),
    [table.tableArn],
  );
}

export function queriesListenerIndex(role: IRole, table: Table): void {
  allow(role, ['dynamodb:Query'], [`${table.tableArn}/index/${KEYS.listenerIndex}`]);
}

/** The key only by way of a service: what it encrypts elsewhere stays closed to this role. */
export function usesKeyThrough(role: IRole, key: IKey, service: 'dynamodb' | 's3' | 'sns'): void {
  const { region } = Stack.of(role);
  allow(
    role,
    [
      'kms:Decrypt',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
      'kms:DescribeKey',
    ],
    [key.keyArn],
    { StringEquals: { 'kms:ViaService': `${service}.${region}.amazonaws.com` } },
  );
}

/**
 * cdk-nag names a finding by the resource as the template does: here by the name under which its stack exports the ARN.
 * So exactly this wildcard is acknowledged, and the next one is a finding again.
 */
export function acknowledgeBelow(
  role: IRole,
  owner: IConstruct,
  arn: string,
  path: string,
  reason: string,
): void {
  const imported: unknown = Stack.of(role).resolve(Stack.of(owner).exportValue(arn));
  const name = (imported as { 'Fn::ImportValue': string })['Fn::ImportValue'];
  acknowledge(role, `IAM5[Resource::${name}/${path}/*]`, reason);
}
