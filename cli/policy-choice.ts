/** `--policy`: a named policy, or the folder (or file) of a learned one. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ArtifactError, artifactFrom } from '../policy/artifact.ts';
import { learnedPolicy } from '../policy/learned.ts';
import { POLICY_NAMES, type PolicyChoice } from '../simulator/served.ts';
import { UserError } from './user-error.ts';

export const POLICY_FILE = 'policy.json';

export const POLICIES = `${POLICY_NAMES.join(', ')}, or the folder of a learned policy`;

/** @throws UserError with one line that names the file and what is wrong with it. */
export function policyChoice(name: string): PolicyChoice {
  if (POLICY_NAMES.includes(name)) return name;
  const path = fileOf(name);
  if (path === undefined) throw new UserError(`there is no policy ${name}: ${POLICIES}`);
  try {
    const artifact = artifactFrom(readFileSync(path, 'utf8'), path);
    learnedPolicy(artifact);
    return artifact;
  } catch (error) {
    if (error instanceof ArtifactError) throw new UserError(error.message);
    if (error instanceof RangeError) throw new UserError(`${path}: ${error.message}`);
    throw new UserError(`${path} cannot be read: ${(error as Error).message}`);
  }
}

function fileOf(name: string): string | undefined {
  const stats = statSync(name, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  return stats.isDirectory() ? join(name, POLICY_FILE) : name;
}
