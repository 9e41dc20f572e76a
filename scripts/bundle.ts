/** What runs on AWS, made of the sources: by `npm run build` to look at and try, by `infra/` to deploy. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

/** `cdk` is run in `infra/`, the build in the repository: entries are found from either. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));

const COMMON: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  keepNames: true,
  logLevel: 'warning',
};

/** A handler as one CommonJS file: what loads fastest. */
export async function bundleHandler(entry: string, out: string, options: BuildOptions = {}): Promise<void> {
  await mkdir(dirname(out), { recursive: true });
  await build({ ...COMMON, entryPoints: [entry], outfile: resolve(out), format: 'cjs', ...options });
  // The project is ESM; its bundle is not.
  await writeFile(join(dirname(out), 'package.json'), `${JSON.stringify({ type: 'commonjs' })}\n`);
}

/**
 * The learning loop's functions and the thread they start, side by side. These are ESM, since `ThreadCrew` finds its
 * thread by `import.meta.url`; what is CommonJS in them needs a `require` for Node's own modules.
 */
export async function bundleLearning(out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const banner =
    "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
  await build({
    ...COMMON,
    entryPoints: {
      retrain: 'lambda/retrain.ts',
      settle: 'lambda/settle.ts',
      thread: 'cli/threads/worker.ts',
    },
    outdir: resolve(out),
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    banner: { js: banner },
  });
  for (const file of ['Dockerfile', 'task.mjs']) await copyFile(join(ROOT, 'infra', file), join(out, file));
}

/** Files the skill reads (a catalogue, an embedding) lie beside it, under their own names. */
export async function beside(out: string, files: readonly (string | undefined)[]): Promise<void> {
  for (const file of files) if (file !== undefined) await copyFile(file, join(out, basename(file)));
}
