/** The registry in S3: one object a policy, written under the condition that there is none. */
import { checkedName, sameOrThrow } from '../policy-names.ts';
import type { PolicyRegistry } from '../ports.ts';
import { type Files, s3Folders } from './s3-files.ts';

export class PolicyBucket implements PolicyRegistry {
  private readonly files: Pick<Files, 'read' | 'publish'>;

  constructor(files: Pick<Files, 'read' | 'publish'>) {
    this.files = files;
  }

  /** @param address `s3://BUCKET/PREFIX`. @throws RangeError */
  static at(address: string): PolicyBucket {
    return new PolicyBucket(s3Folders()(address));
  }

  async read(name: string): Promise<string | undefined> {
    try {
      return await this.files.read(fileOf(name));
    } catch (error) {
      if ((error as Error).name === 'NoSuchKey') return undefined;
      throw error;
    }
  }

  async publish(name: string, text: string): Promise<'published' | 'already-there'> {
    const published = await this.files.publish(fileOf(name), text, 'application/json');
    return published === 'published' ? published : sameOrThrow(name, text, await this.read(name));
  }
}

function fileOf(name: string): string {
  return `${checkedName(name)}.json`;
}
