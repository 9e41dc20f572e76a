/** The skill's settings from an environment. Pure: `compose.ts` and the command line hand it theirs. */

export interface Settings {
  readonly skillId: string;
  readonly table: string;
  /** Key of the pseudonyms; absent means a fresh one a process, and listeners are strangers after a restart. */
  readonly pseudonymKey: string | undefined;
  readonly epsilon: number;
  readonly exploreShare: number;
  /** A catalogue file instead of the starter catalogue. */
  readonly catalog: string | undefined;
  /** A trained embedding (`segue listener train`) instead of content alone. */
  readonly embedding: string | undefined;
  /** The registry of policies: a folder, or `s3://BUCKET/PREFIX`. */
  readonly policies: string;
  /** Where recordings are: an https address with `{id}` in it, for tracks that have no address of their own. */
  readonly audioAddress: string;
  readonly port: number;
}

export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws SettingsError that names the variable. */
export function settingsFrom(env: Environment): Settings {
  const audioAddress = env.SEGUE_AUDIO_URL ?? 'https://audio.segue.example/{id}.mp3';
  if (!/^https:\/\/.*\{id\}/.test(audioAddress))
    throw new SettingsError('SEGUE_AUDIO_URL must be an https address that contains {id}');
  return {
    skillId: env.SEGUE_SKILL_ID || 'amzn1.ask.skill.local',
    table: env.SEGUE_TABLE || 'segue',
    pseudonymKey: env.SEGUE_PSEUDONYM_KEY || undefined,
    epsilon: number(env, 'SEGUE_EPSILON', 0.2, 0, 1),
    exploreShare: number(env, 'SEGUE_EXPLORE_SHARE', 0.1, 0, 1),
    catalog: env.SEGUE_CATALOG || undefined,
    embedding: env.SEGUE_EMBEDDING || undefined,
    policies: policies(env.SEGUE_POLICIES),
    audioAddress,
    port: number(env, 'PORT', 3000, 0, 65_535),
  };
}

function policies(address = ''): string {
  if (address.includes('://') && !/^s3:\/\/[a-z0-9][a-z0-9.-]+(\/|$)/.test(address))
    throw new SettingsError(`SEGUE_POLICIES must be a folder or s3://BUCKET/PREFIX, not "${address}"`);
  return address || '.segue/policies';
}

function number(env: Environment, name: string, otherwise: number, low: number, high: number): number {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!(value >= low && value <= high))
    throw new SettingsError(`${name} must be a number from ${low} to ${high}, not "${text}"`);
  return value;
}
