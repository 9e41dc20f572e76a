/** The Lambda entry point; `npm run build` bundles it as `dist/skill.js`. */

import type { ResponseEnvelope } from 'ask-sdk-model';
import type { Context } from 'aws-lambda';
import { compose } from './compose.ts';

/** Started at load, so that a cold start composes while the runtime is still getting ready. */
const composition = compose();

export async function handler(event: unknown, context?: Context): Promise<ResponseEnvelope> {
  const skill = await composition;
  return skill.handler(event, context);
}
