/** What the browser test and the screenshot share: the console as `npm start` runs it, and Debian's Chromium. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

export const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

const CONSOLE = fileURLToPath(new URL('../../console/main.ts', import.meta.url));

export interface RunningConsole {
  readonly url: string;
  /** Ends the server, as when its machine goes down; its directory stays until {@link stop}. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** The real server in its own process and directory, on a free port. @throws Error with what it said. */
export async function startConsole(
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningConsole> {
  const directory = await mkdtemp(join(tmpdir(), 'segue-console-'));
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  // A DynamoDB the environment points at is somebody else's: this conversation is only a test.
  const { AWS_ENDPOINT_URL: _, AWS_ENDPOINT_URL_DYNAMODB: __, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--import', tsx, CONSOLE], {
    cwd: directory,
    env: { ...inherited, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const kill = async () => {
    child.kill();
    await ended;
  };
  return {
    url: await addressOf(child),
    kill,
    stop: async () => {
      await kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolved, rejected) => {
    const listen = (text: Buffer) => {
      said += text.toString();
      const url = /Talk to it\s+(http:\S+)/.exec(said)?.[1];
      if (url) resolved(url);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', () => rejected(new Error(`the console did not start: ${said.trim()}`)));
  });
}

export function chromiumThere(): boolean {
  return existsSync(CHROMIUM);
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
}

/** Says something with the keyboard alone, and waits until Segue has answered and it is shown what it thought. */
export async function say(page: Page, text: string): Promise<void> {
  const answers = await page.locator('.line-segue').count();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.locator('.line-segue').nth(answers).waitFor();
}

/** Says yes until music plays. @throws Error when it still does not after that many turns. */
export async function acceptUntilItPlays(page: Page, mostTurns = 30): Promise<void> {
  for (let turn = 0; turn < mostTurns; turn++) {
    if ((await page.locator('#now-playing').getAttribute('data-activity')) === 'playing') return;
    await say(page, 'yes');
    await page.locator('#device:not([data-light="thinking"]):not([data-light="speaking"])').waitFor();
  }
  throw new Error(`nothing plays after ${mostTurns} turns`);
}
