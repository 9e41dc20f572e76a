/** `npm run build`: what runs on AWS. `dist/skill.js` is the skill; `dist/learning/` learns. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleHandler, bundleLearning } from './bundle.ts';

const SKILL = 'dist/skill.js';
const LEARNING = 'dist/learning';

await bundleHandler('lambda/index.ts', SKILL, { sourcemap: 'linked' });
await bundleLearning(LEARNING);
const learning = (await readdir(LEARNING)).filter((name) => name.endsWith('.mjs'));
for (const file of [SKILL, ...learning.map((name) => join(LEARNING, name))])
  console.log(`${file}  ${Math.round((await stat(file)).size / 1024)} kB`);
