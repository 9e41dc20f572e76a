/** What goes wrong along the way. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { artifactText, type PolicyArtifact } from '../../policy/artifact.ts';

/** A policy that asks what it believes to be the least useful: somebody got a sign wrong. */
export function contrary(artifact: PolicyArtifact): string {
  const { kind, model, exploration, provenance, estimates } = artifact;
  const body = { kind, model, provenance, estimates, exploration: { temperature: -exploration.temperature } };
  return artifactText(body as Parameters<typeof artifactText>[0]);
}

/** A disk's work: half of the artifact is gone. */
export function corrupt(registry: string, name: string, text: string): void {
  writeFileSync(join(registry, `${name}.json`), text.slice(0, text.length >> 1));
}
