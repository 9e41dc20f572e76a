/** The state machine, walked: what leads where, what is tried again, and that nothing is asked without a pause. */
import { cycle } from './cycle-parts.ts';

interface Walked {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Seconds?: number;
  readonly Resource?: string;
  readonly TimeoutSeconds?: number;
  readonly Arguments?: Readonly<Record<string, unknown>>;
  readonly Choices?: readonly { readonly Condition: string; readonly Next: string }[];
  readonly Catch?: readonly {
    readonly ErrorEquals: readonly string[];
    readonly Next: string;
    readonly Assign?: object;
  }[];
  readonly Retry?: readonly {
    readonly BackoffRate: number;
    readonly MaxAttempts: number;
    readonly IntervalSeconds: number;
  }[];
}

const { StartAt, States } = cycle;
const states = States as unknown as Readonly<Record<string, Walked>>;
const named = Object.entries(states);

/** From the start, taking these choices and otherwise the default. */
function walk(taken: readonly string[]): readonly string[] {
  const path: string[] = [];
  for (let name: string | undefined = StartAt; name !== undefined; ) {
    path.push(name);
    const { Choices, Default, Next }: Walked = states[name]!;
    name = Choices?.find((each) => taken.includes(each.Next))?.Next ?? Default ?? Next;
    if (path.length > named.length) throw new Error(`round and round: ${path.join(' → ')}`);
  }
  return path;
}

const TO_SETTLE = [
  'Window',
  'Backups',
  'Everything?',
  'Export the day',
  'Wait',
  'Look',
  'Exported?',
  'Settle',
];

test('on a Monday: export → settle → retrain → gate → propose → advance', () => {
  const path = walk(['Settle', 'Where?', 'Retrain', 'Propose', 'Done']);
  expect(path).toEqual([
    ...TO_SETTLE,
    ...['Who serves', 'Retrain?', 'Where?', 'Retrain', 'Gate', 'Propose', 'Advance', 'All well?', 'Done'],
  ]);
});

test('a window too large for the function goes to Fargate, which answers through a file', () => {
  const path = walk(['Settle', 'Where?', 'Propose', 'Done']);
  expect(path.slice(path.indexOf('Where?'))).toEqual([
    ...['Where?', 'Retrain in Fargate', 'What it said', 'Gate', 'Propose', 'Advance', 'All well?', 'Done'],
  ]);
  expect(states['Retrain in Fargate']!.Resource).toBe('arn:aws:states:::ecs:runTask.sync');
  const { ContainerOverrides } = states['Retrain in Fargate']!.Arguments!.Overrides as {
    ContainerOverrides: object[];
  };
  // The same arguments as the function's, as one string.
  expect(ContainerOverrides).toEqual([
    {
      Name: 'learning',
      Command: [
        "{% $string({'log': 's3://logs/log', 'policies': 's3://policies/policies', 'reports': 's3://reports/reports', 'day': $day, 'days': 56, 'incumbent': $status.incumbent}) %}",
      ],
    },
  ]);
});

test('on other days the rollout is looked at, if there is one', () => {
  expect(walk(['Settle', 'Advance', 'Done']).slice(-5)).toEqual([
    ...['Retrain?', 'Rollout?', 'Advance', 'All well?', 'Done'],
  ]);
  expect(walk(['Settle', 'Done']).slice(-3)).toEqual(['Rollout?', 'All well?', 'Done']);
});

test('what the gate did not promote is not proposed', () => {
  expect(walk(['Settle', 'Where?', 'Retrain', 'Done'])).not.toContain('Propose');
  expect(states.Gate!.Choices).toEqual([{ Condition: "{% $verdict = 'promote' %}", Next: 'Propose' }]);
});

test('every state can be reached, and every name is a state’s', () => {
  const next = ({ Next, Default, Choices = [], Catch = [] }: Walked) =>
    [Next, Default, ...Choices.map((each) => each.Next), ...Catch.map((each) => each.Next)].filter(
      (name) => name !== undefined,
    );
  const reached = new Set([StartAt]);
  for (const name of reached) for (const each of next(states[name]!)) reached.add(each);
  expect([...reached].sort()).toEqual(Object.keys(states).sort());
});

test('every task is tried again with backoff, has its time, and catches what is left', () => {
  const tasks = named.filter(([, { Type }]) => Type === 'Task');
  expect(tasks.length).toBeGreaterThan(8);
  for (const [name, { Retry = [], Catch = [], TimeoutSeconds }] of tasks) {
    expect({ name, retried: Retry.length > 0, caught: Catch.at(-1)?.ErrorEquals }).toEqual({
      name,
      retried: true,
      caught: ['States.ALL'],
    });
    for (const { BackoffRate, MaxAttempts } of Retry) {
      expect(BackoffRate).toBeGreaterThan(1);
      expect(MaxAttempts).toBeGreaterThan(1);
    }
    if (name !== 'Tell') expect(TimeoutSeconds).toBeGreaterThan(0);
  }
});

test('a failure ends in the failed state, told; in learning, after the rollout has been looked at', () => {
  for (const [name, { Catch = [] }] of named)
    for (const { Next, Assign } of Catch) {
      if (name === 'Tell') continue;
      expect(Assign).toHaveProperty('failure');
      const learning = ['Retrain', 'Retrain in Fargate', 'What it said', 'Propose'].includes(name);
      expect({ name, Next }).toEqual({ name, Next: learning ? 'Rollout?' : 'Tell' });
    }
  expect(states['All well?']).toMatchObject({
    Choices: [{ Condition: "{% $failure = '' %}", Next: 'Done' }],
    Default: 'Tell',
  });
  expect(states.Tell).toMatchObject({ Next: 'Failed', Resource: 'arn:aws:states:::sns:publish' });
  expect(states.Failed!.Type).toBe('Fail');
});

test('the one loop there is waits two minutes a round', () => {
  const back = states['Exported?']!.Choices!.find(({ Condition }) => Condition.includes('IN_PROGRESS'));
  expect(back?.Next).toBe('Wait');
  expect(states.Wait).toMatchObject({ Type: 'Wait', Seconds: 120, Next: 'Look' });
});

test('an incremental export is of at most a day, with the images that tell what was removed', () => {
  expect(states['Export the day']!.Arguments).toMatchObject({
    ExportType: 'INCREMENTAL_EXPORT',
    S3SseAlgorithm: 'KMS',
    IncrementalExportSpecification: { ExportViewType: 'NEW_AND_OLD_IMAGES' },
  });
  expect(JSON.stringify(states.Backups)).toContain('$max([$toMillis($until) - 86400000, $toMillis(');
});
