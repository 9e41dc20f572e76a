/** The registry in a folder: for one machine, and for tests. */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkedName, sameOrThrow } from './policy-names.ts';
import type { PolicyRegistry } from './ports.ts';

export class PolicyFolder implements PolicyRegistry {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async read(name: string): Promise<string | undefined> {
    try {
      return readFileSync(this.pathOf(name), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** A link to a whole file appears at once or not at all, and never in the place of another. */
  async publish(name: string, text: string): Promise<'published' | 'already-there'> {
    const path = this.pathOf(name);
    mkdirSync(this.folder, { recursive: true });
    const whole = join(this.folder, `.${name}.${process.pid}`);
    writeFileSync(whole, text);
    try {
      linkSync(whole, path);
      return 'published';
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return sameOrThrow(name, text, readFileSync(path, 'utf8'));
    } finally {
      rmSync(whole, { force: true });
    }
  }

  private pathOf(name: string): string {
    return join(this.folder, `${checkedName(name)}.json`);
  }
}
