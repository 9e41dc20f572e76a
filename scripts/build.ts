/** `npm run build`: the Lambda handler as one minified CommonJS file, `dist/skill.js`. */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const OUT = 'dist/skill.js';

await mkdir('dist', { recursive: true });
await build({
  entryPoints: ['lambda/index.ts'],
  outfile: OUT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  keepNames: true,
  sourcemap: 'linked',
  logLevel: 'warning',
});
// The project is ESM; its bundle is not.
await writeFile('dist/package.json', `${JSON.stringify({ type: 'commonjs' })}\n`);
console.log(`${OUT}  ${Math.round((await stat(OUT)).size / 1024)} kB`);
