/** The app as `cdk synth` makes it: offline, in a process of its own, without credentials. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const SKILL_ID = 'amzn1.ask.skill.12345678-1234-1234-1234-123456789012';

export interface Resource {
  readonly Type: string;
  // Templates are read as far as a test asks; what is not there fails its expectation.
  readonly Properties: Record<string, unknown>;
  readonly DeletionPolicy?: string;
  readonly Metadata?: {
    readonly cdk_nag?: {
      readonly rules_to_suppress: readonly { readonly id: string; readonly reason: string }[];
    };
  };
  readonly UpdatePolicy?: unknown;
}

export interface Template {
  readonly text: string;
  readonly resources: Readonly<Record<string, Resource>>;
}

export interface Synthesised {
  readonly status: number;
  readonly said: string;
  readonly folder: string;
}

export function synth(context: readonly string[]): Promise<Synthesised> {
  const folder = mkdtempSync(join(tmpdir(), 'segue-synth-'));
  const app = `${process.execPath} --import tsx infra/app.ts`;
  const options = context.flatMap((each) => ['-c', each]);
  const args = ['node_modules/aws-cdk/bin/cdk', 'synth', '-q', '--app', app, '--output', folder, ...options];
  // A home without profiles, and nothing of AWS in the environment.
  const env = { PATH: process.env.PATH, HOME: folder, CI: 'true', CDK_DISABLE_CLI_TELEMETRY: 'true' };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env, encoding: 'utf8' }, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ status, said: stdout + stderr, folder });
    });
  });
}

export function templateIn({ folder }: Synthesised, stack: string): Template {
  const text = readFileSync(join(folder, `${stack}.template.json`), 'utf8');
  return { text, resources: (JSON.parse(text) as { Resources: Record<string, Resource> }).Resources };
}

export function ofType({ resources }: Template, type: string): readonly (readonly [string, Resource])[] {
  return Object.entries(resources).filter(([, { Type }]) => Type === type);
}

/** The only one of its type whose name begins so. */
export function only(template: Template, type: string, begins = ''): Resource {
  const found = ofType(template, type).filter(([name]) => name.startsWith(begins));
  expect(found.map(([name]) => name)).toHaveLength(1);
  return found[0]![1];
}

export interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
  readonly Principal?: unknown;
}

export function statementsOf({ Properties }: Resource): readonly Statement[] {
  return (Properties.PolicyDocument as { Statement: Statement[] }).Statement;
}

export function actionsOf({ Action }: Statement): readonly string[] {
  return typeof Action === 'string' ? [Action] : Action;
}
