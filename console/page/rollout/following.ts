/** Follows the journal: asks every few seconds, and says something only when there is something to say. */
import type { RolloutAnswer } from './answer.ts';

export interface Heard {
  readonly changed: (answer: RolloutAnswer) => void;
  readonly reached: () => void;
  readonly lost: (reason: string) => void;
}

/** A look takes longer than that to take, and a person longer to read. */
const EVERY_MS = 3_000;

export class Following {
  private readonly heard: Heard;
  /** Of the answer that is shown: the server has nothing to send while it is the latest. */
  private etag = '';
  private timer: number | undefined;
  private asking = false;

  constructor(heard: Heard) {
    this.heard = heard;
    // A page nobody sees need not ask; who comes back to it wants to know at once.
    document.addEventListener('visibilitychange', () => void this.ask());
  }

  async ask(): Promise<void> {
    window.clearTimeout(this.timer);
    if (document.hidden || this.asking) return;
    this.asking = true;
    try {
      await this.read();
    } catch (error) {
      this.heard.lost(error instanceof Error ? error.message : String(error));
    } finally {
      this.asking = false;
      this.timer = window.setTimeout(() => void this.ask(), EVERY_MS);
    }
  }

  private async read(): Promise<void> {
    const response = await fetch('/api/rollout', {
      headers: this.etag ? { 'if-none-match': this.etag } : {},
    });
    if (response.status !== 304) {
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      const answer: RolloutAnswer = await response.json();
      this.heard.changed(answer);
      // Only now: an answer that could not be shown is asked for again.
      this.etag = response.headers.get('etag') ?? '';
    }
    this.heard.reached();
  }
}
