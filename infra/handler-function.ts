/** A function as all of Segue's are: Graviton, the latest Node, its own role and log group, nothing it was not given. */
import { type Duration, RemovalPolicy, type Size } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

export interface HandlerProps {
  readonly description: string;
  readonly code: Code;
  readonly handler: string;
  readonly memorySize: number;
  readonly timeout: Duration;
  readonly key: IKey;
  readonly environment?: Readonly<Record<string, string>>;
  readonly ephemeralStorageSize?: Size;
  readonly concurrency?: number;
}

export class HandlerFunction extends Construct {
  readonly fn: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: HandlerProps) {
    super(scope, id);
    const { key, environment = {}, concurrency, code, ...rest } = props;
    const logGroup = new LogGroup(this, 'Log', {
      // Spilled records are recovered from here (`segue log recover`): three months to notice.
      retention: RetentionDays.THREE_MONTHS,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // A role of its own instead of CDK's: that has a managed policy, which may write to every log group there is.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);
    this.fn = new LambdaFunction(this, 'Function', {
      ...rest,
      code,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role: this.role,
      logGroup,
      tracing: Tracing.ACTIVE,
      environmentEncryption: key,
      environment: { ...environment },
      ...(concurrency === undefined ? {} : { reservedConcurrentExecutions: concurrency }),
    });
    acknowledge(
      this.role,
      'IAM5[Resource::*]',
      'X-Ray takes segments for no resource in particular: PutTraceSegments and PutTelemetryRecords cannot be narrowed.',
    );
  }
}
