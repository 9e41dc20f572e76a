/** The port's stand-in: folders below one directory, `s3://BUCKET/PREFIX` as `BUCKET/PREFIX`. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Files, Folders } from '../../lambda/aws/s3-files.ts';

export function foldersBelow(root: string): Folders {
  return (address) => filesIn(join(root, address.replace('s3://', '')));
}

function filesIn(folder: string): Files {
  const place = (name: string) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    return path;
  };
  return {
    list: async (below = '') =>
      !existsSync(folder)
        ? []
        : readdirSync(folder, { recursive: true, encoding: 'utf8' })
            .filter((name) => statSync(join(folder, name)).isFile() && name.startsWith(below))
            .map((name) => ({
              name: relative(folder, join(folder, name)),
              bytes: statSync(join(folder, name)).size,
            })),
    read: async (name) => readFileSync(join(folder, name), 'utf8'),
    download: async (name, path) => copyFileSync(join(folder, name), path),
    upload: async (name, path) => copyFileSync(path, place(name)),
    write: async (name, text) => writeFileSync(place(name), text),
    publish: async (name, text) => {
      if (existsSync(join(folder, name))) return 'already-there';
      writeFileSync(place(name), text);
      return 'published';
    },
  };
}
