/** The page's files, bundled once at start: nothing is downloaded and nothing is written to disk. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { skillComplexity } from './skill-complexity.ts';

export interface PageFile {
  readonly type: string;
  readonly body: string | Uint8Array;
}

const HERE = new URL('./page/', import.meta.url);

export async function pageFiles(): Promise<ReadonlyMap<string, PageFile>> {
  const bundle = await build({
    entryPoints: ['main.ts', 'style.css', 'rollout.ts', 'rollout.css'].map((name) =>
      fileURLToPath(new URL(name, HERE)),
    ),
    // Names the outputs: nothing is written there.
    outdir: '/',
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  const bundled = (name: string) =>
    bundle.outputFiles.find(({ path }) => path.endsWith(`/${name}`))!.contents;
  const [page, rollout] = await Promise.all(
    ['index.html', 'rollout.html'].map((name) => readFile(new URL(name, HERE), 'utf8')),
  );
  const index = page!.replace('<!-- complexity -->', await skillComplexity());
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', body: index }],
    ['/style.css', { type: 'text/css; charset=utf-8', body: bundled('style.css') }],
    ['/main.js', { type: 'text/javascript; charset=utf-8', body: bundled('main.js') }],
    ['/rollout', { type: 'text/html; charset=utf-8', body: rollout! }],
    ['/rollout.css', { type: 'text/css; charset=utf-8', body: bundled('rollout.css') }],
    ['/rollout.js', { type: 'text/javascript; charset=utf-8', body: bundled('rollout.js') }],
  ]);
}
