/** Takes the docs' picture of the rollout page, of a rollout that waits at its fourth stage: `npx tsx scripts/screenshot-rollout.ts` */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedDynamo } from '../console/embedded-dynamo.ts';
import { DynamoRollouts } from '../lambda/aws/dynamo-rollouts.ts';
import { createTable } from '../lambda/aws/table.ts';
import { PolicyFolder } from '../lambda/policy-folder.ts';
import type { RolloutJournal } from '../lambda/ports.ts';
import { RolloutDesk } from '../lambda/rolling-out.ts';
import { randomFrom } from '../policy/random.ts';
import { nextOf } from '../policy/rollout/machine.ts';
import { DEFAULT_RULES } from '../policy/rollout/rules.ts';
import type { Arm, RolloutEvent } from '../policy/rollout/state.ts';
import { Tally } from '../policy/rollout/tally.ts';
import { moved } from '../policy/rollout/transitions.ts';
import { launchChromium, type RunningConsole, startConsole } from '../test/browser/support.ts';
import { policyText } from '../test/support/policies.ts';

const PICTURE = fileURLToPath(new URL('../docs/images/rollout.png', import.meta.url));
const LARGEST = 400 * 1024;
const MONDAY = Date.parse('2026-01-05T08:00:00.000Z');
const HOUR = 3_600_000;
const MILLION = 1_000_000;

/** How an arm's listeners fare, and how many of a day's come to the challenger; as assigned unless said. */
export interface World {
  readonly success: Readonly<Record<Arm, number>>;
  readonly prompts: Readonly<Record<Arm, number>>;
  readonly listenersADay: number;
  readonly share?: number;
}

export const BETTER: World = {
  success: { incumbent: 0.4, challenger: 0.46 },
  prompts: { incumbent: 6, challenger: 5 },
  listenersADay: 16_000,
};

/** By so little that it has to be waited for. */
const SLIGHTLY: World = {
  success: { incumbent: 0.4, challenger: 0.415 },
  prompts: { incumbent: 6, challenger: 6 },
  listenersADay: 6_000,
};

/** A rollout in a real journal: proposed at the desk, then looked at, conversation by simulated conversation. */
export class RolloutInAWorld {
  readonly #journal: RolloutJournal;
  readonly #desk: RolloutDesk;
  readonly #tally = new Tally();
  readonly #random = randomFrom(1);
  #listeners = 0;
  #hours = 0;

  constructor(journal: RolloutJournal, policies: string) {
    this.#journal = journal;
    this.#desk = new RolloutDesk({ journal, registry: new PolicyFolder(policies), now: () => this.now });
  }

  get now(): string {
    return new Date(MONDAY + this.#hours * HOUR).toISOString();
  }

  propose(): Promise<RolloutEvent> {
    return this.#desk.propose(policyText(3), { by: 'ada' });
  }

  rollBack(reason: string): Promise<RolloutEvent> {
    return this.#desk.rollBack(reason, 'ada');
  }

  /** Some hours later: what the machine makes of what has happened since. */
  async look(hours: number, world: World): Promise<RolloutEvent> {
    this.#hours += hours;
    const { number, state } = (await this.#journal.latest())!;
    this.#happens(Math.round((world.listenersADay * hours) / 24), state.stage, world);
    const { action, reasons } = nextOf(state, this.#tally, this.now, DEFAULT_RULES);
    const look = this.#tally.look(state.stage, DEFAULT_RULES.harmAlpha);
    const event: RolloutEvent = {
      ...{ number: number + 1, at: this.now, by: 'schedule', action, reasons, look },
      state: moved(state, action, this.now),
    };
    if (!(await this.#journal.append(event))) throw new Error(`somebody else wrote step ${event.number}`);
    return event;
  }

  #happens(listeners: number, stage: number, world: World): void {
    const share = world.share ?? stage / 100;
    const happens = (probability: number) => this.#random.int(MILLION) < probability * MILLION;
    for (let end = this.#listeners + listeners; this.#listeners < end; this.#listeners++) {
      const arm = happens(share) ? 'challenger' : 'incumbent';
      const success = happens(world.success[arm]);
      this.#tally.add({
        ...{ listener: `listener-${this.#listeners}`, arm, stage, success },
        prompts: world.prompts[arm] - 2 + this.#random.int(5),
        abandoned: !success && happens(0.4),
        failed: happens(0.001),
        ...{ decisions: 5, timed: 5 },
        fallbacks: Number(happens(0.004)),
        slow: Number(happens(0.01)),
      });
    }
  }
}

export interface Stage extends RunningConsole {
  readonly rollout: RolloutInAWorld;
}

/** The real console on an embedded DynamoDB that a rollout is written to beside it. */
export async function startWithRollout(): Promise<Stage> {
  const directory = mkdtempSync(join(tmpdir(), 'segue-rollout-'));
  const dynamo = await startEmbeddedDynamo(join(directory, 'dynamodb'));
  await createTable(dynamo.client, 'segue');
  const running = await startConsole({ AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint });
  const journal = new DynamoRollouts(dynamo.client, 'segue');
  return {
    ...running,
    rollout: new RolloutInAWorld(journal, join(directory, 'policies')),
    stop: async () => {
      await running.stop();
      await dynamo.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function main(): Promise<void> {
  const [stage, browser] = await Promise.all([startWithRollout(), launchChromium()]);
  try {
    await stage.rollout.propose();
    for (let look = 0; look < 20; look++) await stage.rollout.look(12, SLIGHTLY);
    const page = await browser.newPage({ viewport: { width: 1240, height: 900 } });
    await page.goto(`${stage.url}/rollout`);
    await page.locator('.point').first().waitFor();
    await page.screenshot({ path: PICTURE, fullPage: true });
  } finally {
    await Promise.all([browser.close(), stage.stop()]);
  }
  const { size } = statSync(PICTURE);
  if (size > LARGEST)
    throw new Error(`${PICTURE} is ${size} bytes: a docs picture should stay under ${LARGEST}`);
  console.log(`${PICTURE}, ${Math.round(size / 1024)} kB`);
}

// The browser test tells its rollouts with the same words.
if (process.argv[1] === fileURLToPath(import.meta.url))
  main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
