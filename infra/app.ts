/** `cdk synth` and `cdk deploy` start here: bundles what runs, reads the parameters, adds the stacks. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beside, bundleHandler, bundleLearning } from '../scripts/bundle.ts';
import { ParameterError, parametersFrom } from './parameters.ts';
import { deploy, segueApp } from './segue.ts';

const BUNDLES = join(dirname(fileURLToPath(import.meta.url)), '../dist/aws');

try {
  const app = segueApp();
  const parameters = parametersFrom(app.node);
  const bundles = {
    skill: join(BUNDLES, 'skill'),
    rollout: join(BUNDLES, 'rollout'),
    learning: join(BUNDLES, 'learning'),
  };
  rmSync(BUNDLES, { recursive: true, force: true });
  await bundleHandler('lambda/index.ts', join(bundles.skill, 'skill.js'));
  await beside(bundles.skill, [parameters.catalog, parameters.embedding]);
  await bundleHandler('lambda/rollout.ts', join(bundles.rollout, 'rollout.js'));
  await bundleLearning(bundles.learning);
  deploy(app, parameters, bundles);
  app.synth();
} catch (error) {
  if (!(error instanceof ParameterError)) throw error;
  console.error(`segue: ${error.message}`);
  process.exitCode = 1;
}
