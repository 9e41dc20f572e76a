/** Kinds of states, as Step Functions writes them down: what is tried again, and for how long. */

export type State = Readonly<Record<string, unknown>>;

/** Passing trouble, a few times and less and less often. */
export const PATIENTLY = {
  IntervalSeconds: 5,
  BackoffRate: 3,
  MaxAttempts: 5,
  MaxDelaySeconds: 300,
  JitterStrategy: 'FULL',
};
const TROUBLE_OF_LAMBDA = [
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
];
export function sdk(call: string, args: object, otherwise: readonly object[]): State {
  return {
    Type: 'Task',
    Resource: `arn:aws:states:::aws-sdk:${call}`,
    Arguments: args,
    Retry: [
      {
        ...PATIENTLY,
        ErrorEquals: [
          'DynamoDb.LimitExceededException',
          'DynamoDb.InternalServerErrorException',
          'DynamoDb.SdkClientException',
          'S3.S3Exception',
          'States.Timeout',
        ],
      },
    ],
    TimeoutSeconds: 60,
    Catch: otherwise,
  };
}

/** @param otherwise what catches everything that is left. */
export function invoke(fn: string, payload: object, otherwise: readonly object[]): State {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: fn, Payload: payload },
    Retry: [{ ...PATIENTLY, ErrorEquals: TROUBLE_OF_LAMBDA }],
    // A little more than any of the functions may take.
    TimeoutSeconds: 960,
    Catch: otherwise,
  };
}

/** The first condition that holds leads on. */
export function choice(
  choices: readonly (readonly [condition: string, next: string])[],
  otherwise: string,
): State {
  return {
    Type: 'Choice',
    Choices: choices.map(([Condition, Next]) => ({ Condition, Next })),
    Default: otherwise,
  };
}

/** The same arguments as one expression, where they have to become a string: `{% … %}` in them is what it says. */
export function jsonata(args: object): string {
  const members = Object.entries(args).map(([name, value]: [string, unknown]) => {
    const expression = typeof value === 'string' ? /^\{% (.*) %\}$/.exec(value)?.[1] : undefined;
    return `'${name}': ${expression ?? (typeof value === 'string' ? `'${value}'` : String(value))}`;
  });
  return `{${members.join(', ')}}`;
}
