/** cdk-nag's findings that stay, each with its reason beside the construct it is about. */
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** @param finding `RULE` or `RULE[FINDING]`: the narrowest that is true, never a whole rule where one finding is meant. */
export function acknowledge(construct: IConstruct, finding: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${finding}`, reason });
}
