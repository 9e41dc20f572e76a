/** Runs a state machine's definition as Step Functions would: real JSONata, with stand-ins for what its tasks call. */
import jsonata from 'jsonata';

type States = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
export type Called = (resource: string, args: Record<string, unknown>) => unknown;

export interface Ended {
  readonly path: readonly string[];
  readonly ended: 'Succeed' | 'Fail';
  /** Of a failure. */
  readonly cause?: unknown;
}

class TaskFailed extends Error {}

/** What a stand-in throws: an error that the state machine may catch. */
export function fails(message: string): never {
  throw new TaskFailed(message);
}

/** @param call answers a task; what it throws with `fails` is caught as the definition says. Retries are not played. */
export async function run(
  { StartAt, States }: { readonly StartAt: string; readonly States: States },
  input: unknown,
  call: Called,
): Promise<Ended> {
  const variables: Record<string, unknown> = {};
  const path: string[] = [];
  const context = { Execution: { Name: 'execution-1' } };
  for (let name = StartAt; path.length < 200; ) {
    path.push(name);
    const state = States[name]!;
    const about: Record<string, unknown> = { input, context };
    const evaluated = (value: unknown) => evaluate(value, { ...variables, states: about });
    const assign = async (from: unknown) => Object.assign(variables, await evaluated(from ?? {}));
    switch (state.Type) {
      case 'Succeed':
        return { path, ended: 'Succeed' };
      case 'Fail':
        return { path, ended: 'Fail', cause: await evaluated(state.Cause) };
      case 'Choice': {
        const choices = state.Choices as readonly { Condition: string; Next: string }[];
        let next = state.Default as string;
        for (const { Condition, Next } of choices)
          if ((await evaluated(Condition)) === true) {
            next = Next;
            break;
          }
        name = next;
        continue;
      }
      case 'Task':
        try {
          about.result = await call(
            state.Resource as string,
            (await evaluated(state.Arguments)) as Record<string, unknown>,
          );
        } catch (error) {
          if (!(error instanceof TaskFailed)) throw error;
          const [caught] = state.Catch as readonly { Assign?: object; Next: string }[];
          about.errorOutput = { Error: 'TaskFailed', Cause: error.message };
          await assign(caught!.Assign);
          name = caught!.Next;
          continue;
        }
    }
    await assign(state.Assign);
    name = state.Next as string;
  }
  throw new Error(`round and round: ${path.slice(0, 30).join(' → ')}`);
}

/** `{% … %}` is an expression; everything else is what it says. */
async function evaluate(value: unknown, bindings: Record<string, unknown>): Promise<unknown> {
  if (typeof value === 'string') {
    const expression = /^\{%([\s\S]*)%\}$/.exec(value)?.[1];
    if (expression === undefined) return value;
    const compiled = jsonata(expression);
    // Step Functions adds it to the language.
    compiled.registerFunction('parse', (text: string) => JSON.parse(text));
    return JSON.parse(JSON.stringify((await compiled.evaluate({}, bindings)) ?? null));
  }
  if (Array.isArray(value)) return Promise.all(value.map((each) => evaluate(each, bindings)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    async ([key, each]) => [key, await evaluate(each, bindings)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
