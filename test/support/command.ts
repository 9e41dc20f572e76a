/** The `segue` command as people run it, in a process of its own. */
import { spawn } from 'node:child_process';

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function segue(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args], {
      env: { PATH: process.env.PATH, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.stderr += text;
    });
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, ...said }));
  });
}

/** Runs commands two at a time: starting one costs a second, nearly all of it waiting for its imports. */
export async function segues(commands: readonly (readonly string[])[]): Promise<readonly Ran[]> {
  const results: Ran[] = [];
  let next = 0;
  const run = async () => {
    while (next < commands.length) {
      const index = next++;
      results[index] = await segue(commands[index]!);
    }
  };
  await Promise.all([run(), run()]);
  return results;
}
