/** The skill as tests run it: the starter catalogue, a log in memory, a fixed pseudonym key. Built once a test file. */
import { createHmac } from 'node:crypto';
import { type SkillParts, skillHandler } from '../../lambda/alexa/skill.ts';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { starterCatalog } from '../../lambda/catalog/starter.ts';
import { engineOf } from '../../lambda/compose.ts';
import type { Engine } from '../../lambda/ports.ts';
import { Remembering } from '../../lambda/remembering.ts';
import { SKILL_ID } from './echo.ts';
import { MemoryLog, MemoryProfiles, MemorySpill } from './memory-log.ts';

export const starterEngine: Engine = engineOf(starterCatalog(genreTree), { epsilon: 0.05, exploreShare: 1 });

export function pseudonym(id: string): string {
  return createHmac('sha256', 'test').update(id).digest('base64url').slice(0, 22);
}

/** A skill with everything at hand; `log` and `memory` may be replaced by ones that fail. */
export function segue(parts: Partial<SkillParts> = {}) {
  const memory = new MemoryLog();
  const spill = new MemorySpill();
  const profiles = new MemoryProfiles();
  const handler = skillHandler({
    engine: starterEngine,
    log: memory,
    memory: new Remembering(profiles, parts.engine ?? starterEngine),
    spill,
    pseudonym,
    address: (track) => track.audio ?? `https://audio.segue.example/${track.id}.mp3`,
    skillId: SKILL_ID,
    ...parts,
  });
  return { handler, log: memory, profiles, spill };
}
