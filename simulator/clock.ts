/** The time of a simulated conversation: nothing takes longer than speech does. */
import { type Segment, wordsOf } from '../lambda/dialogue/reply.ts';
import type { MeaningRepresentation } from '../policy/meaning.ts';

/** Conversations begin one a minute; speech takes its time, so that answers are never faster than the question. */
export class Clock {
  private static readonly start = Date.UTC(2026, 0, 5);
  private ms: number;

  constructor(n: number) {
    this.ms = Clock.start + n * 60_000;
  }

  now(): string {
    return new Date(Math.round(this.ms)).toISOString();
  }

  hear(speech: readonly Segment[]): void {
    const snippets = speech.filter((segment) => segment.kind === 'snippet').length;
    this.ms += 400 + wordsOf(speech).length * 65 + snippets * 15_000;
  }

  /** A moment to think, then a second or so a thing said. */
  speak(meaning: MeaningRepresentation): void {
    this.ms += 700 + meaning.acts.length * 1_100;
  }

  wait(ms: number): void {
    this.ms += ms;
  }
}
