/** Folders of objects: what the learning loop keeps in S3. The port is here because its words are S3's. */
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

export interface StoredFile {
  /** Below the folder, `/` between names. */
  readonly name: string;
  readonly bytes: number;
}

/** One folder of them. Names are relative to it. */
export interface Files {
  list(below?: string): Promise<readonly StoredFile[]>;
  /** @throws Error when there is none of that name. */
  read(name: string): Promise<string>;
  download(name: string, path: string): Promise<void>;
  /** These two replace what was there. */
  upload(name: string, path: string, type: string): Promise<void>;
  write(name: string, text: string, type: string): Promise<void>;
  /** Writes only what nobody has written before. */
  publish(name: string, text: string, type: string): Promise<'published' | 'already-there'>;
}

/** Opens a folder by its address; `s3://BUCKET/PREFIX` on AWS. */
export type Folders = (address: string) => Files;

/** @throws RangeError for anything that is no address in S3. */
export function s3Folders(client: S3Client = new S3Client({})): Folders {
  return (address) => {
    const [, bucket, prefix] = /^s3:\/\/([a-z0-9][a-z0-9.-]{2,62})(?:\/(.*))?$/.exec(address) ?? [];
    if (bucket === undefined) throw new RangeError(`not an address in S3: ${address}`);
    return new S3Files(client, bucket, prefix ? `${prefix.replace(/\/+$/, '')}/` : '');
  };
}

class S3Files implements Files {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;

  constructor(client: S3Client, bucket: string, prefix: string) {
    this.#client = client;
    this.#bucket = bucket;
    this.#prefix = prefix;
  }

  async list(below = ''): Promise<readonly StoredFile[]> {
    const files: StoredFile[] = [];
    let token: string | undefined;
    do {
      const page = await this.#client.send(
        new ListObjectsV2Command({
          Bucket: this.#bucket,
          Prefix: this.#prefix + below,
          ContinuationToken: token,
        }),
      );
      for (const { Key, Size } of page.Contents ?? [])
        files.push({ name: Key!.slice(this.#prefix.length), bytes: Size ?? 0 });
      token = page.NextContinuationToken;
    } while (token);
    return files;
  }

  async read(name: string): Promise<string> {
    const { Body } = await this.#client.send(new GetObjectCommand(this.#place(name)));
    return Body!.transformToString('utf8');
  }

  async download(name: string, path: string): Promise<void> {
    const { Body } = await this.#client.send(new GetObjectCommand(this.#place(name)));
    await pipeline(Body as Readable, createWriteStream(path));
  }

  async upload(name: string, path: string, type: string): Promise<void> {
    // A day of ten million turns is 5 GB, which one put still takes.
    const Body = createReadStream(path);
    const ContentLength = statSync(path).size;
    await this.#client.send(
      new PutObjectCommand({ ...this.#place(name), Body, ContentLength, ContentType: type }),
    );
  }

  async write(name: string, text: string, type: string): Promise<void> {
    await this.#client.send(new PutObjectCommand({ ...this.#place(name), Body: text, ContentType: type }));
  }

  async publish(name: string, text: string, type: string): Promise<'published' | 'already-there'> {
    try {
      await this.#client.send(
        new PutObjectCommand({ ...this.#place(name), Body: text, ContentType: type, IfNoneMatch: '*' }),
      );
      return 'published';
    } catch (error) {
      if ((error as Error).name === 'PreconditionFailed') return 'already-there';
      throw error;
    }
  }

  #place(name: string) {
    return { Bucket: this.#bucket, Key: this.#prefix + name };
  }
}
