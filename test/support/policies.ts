/** Small policies for tests, as their artifacts. */

import type { RolloutJournal } from '../../lambda/ports.ts';
import { artifactFrom, artifactText } from '../../policy/artifact.ts';
import type { RolloutEvent } from '../../policy/rollout/state.ts';

/** @param prefers seeds its few weights, so that two of them are two policies. */
export function policyText(
  prefers = 1,
  { incumbent = 'rule-1', verdict = 'promote' }: { incumbent?: string; verdict?: string } = {},
): string {
  return artifactText({
    kind: 'linear',
    model: {
      bits: 14,
      link: 'logistic',
      weights: Array.from({ length: 200 }, (_, n) => [n * 37, Math.sin(prefers * n)] as const),
    },
    exploration: { temperature: 0.5 },
    provenance: {
      window: ['2026-01-05T00:00:00.000Z', '2026-01-12T00:00:00.000Z'],
      conversations: 1_000,
      decisions: 5_000,
      loggedBy: ['rule-1'],
      incumbent,
      learner: 'linear',
      seed: 1,
    },
    estimates: { verdict },
  });
}

export function versionOf(text: string): string {
  return artifactFrom(text, 'a test’s policy').version;
}

/** The journal's second adapter. */
export class MemoryJournal implements RolloutJournal {
  readonly events: RolloutEvent[] = [];

  async latest(): Promise<RolloutEvent | undefined> {
    return this.events.at(-1);
  }

  async history(most: number): Promise<readonly RolloutEvent[]> {
    return [...this.events].reverse().slice(0, most);
  }

  async append(event: RolloutEvent): Promise<boolean> {
    if (this.events.length >= event.number) return false;
    this.events.push(event);
    return true;
  }
}
