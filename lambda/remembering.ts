/** Listeners remembered between conversations: pure profiles, read and replaced in a store. */
import { learned, type News } from './listener/history/profile.ts';
import { tasteIn, withTaste } from './listener/history/remembered-taste.ts';
import type { Engine, ListenerMemory, ProfileStore, Remembered } from './ports.ts';

/** Two devices of a household may tell of the same listener at once; five at the same moment are a mistake of ours. */
const ATTEMPTS = 5;

export class Remembering implements ListenerMemory {
  private readonly store: ProfileStore;
  private readonly engine: Pick<Engine, 'music' | 'listening'>;

  constructor(store: ProfileStore, engine: Pick<Engine, 'music' | 'listening'>) {
    this.store = store;
    this.engine = engine;
  }

  async recall(listener: string): Promise<Remembered | undefined> {
    const stored = await this.store.read(listener);
    if (!stored) return undefined;
    const { music, listening } = this.engine;
    const taste = listening ? tasteIn(stored.profile, music, listening.embedding) : '';
    return { taste, heard: stored.profile.heard };
  }

  async learn(listener: string, news: readonly News[], at: string): Promise<void> {
    let known = await this.store.read(listener);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const profile = learned(known?.profile, news, Date.parse(at));
      if (!profile || profile === known?.profile) return;
      const { music, listening } = this.engine;
      const next = listening ? withTaste(profile, music, listening.embedding) : profile;
      if (await this.store.write(listener, next, known?.revision)) return;
      const before = known;
      known = await this.store.read(listener);
      // Forgotten in the meantime: what was on its way must not bring them back.
      if (before && !known) return;
    }
    throw new Error(`a listener’s profile changed ${ATTEMPTS} times while it was written`);
  }

  forget(listener: string): Promise<boolean> {
    return this.store.remove(listener);
  }
}
