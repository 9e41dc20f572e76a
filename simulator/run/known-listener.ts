import type { ListenerMemory, Remembered } from '../../lambda/ports.ts';

/**
 * What the skill knows of the one listener who is talking: the history their world gave them. It learns nothing, because
 * conversations are simulated side by side in any order and must not depend on it.
 */
export class KnownListener implements ListenerMemory {
  private taste = '';

  /** @param taste as text; empty for a stranger. */
  knows(taste: string): void {
    this.taste = taste;
  }

  async recall(): Promise<Remembered | undefined> {
    return this.taste === '' ? undefined : { taste: this.taste, heard: [] };
  }

  async learn(): Promise<void> {}

  async forget(): Promise<boolean> {
    return false;
  }
}
