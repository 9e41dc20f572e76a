/** The composition root: reads the environment, builds the clients, wires the rooms together. Nothing else does. */
import { createHmac, randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { rulePolicy } from '../policy/rule.ts';
import type { AudioAddress } from './alexa/response.ts';
import { type SkillHandler, skillHandler } from './alexa/skill.ts';
import { RolloutArms } from './arms.ts';
import { DynamoLog } from './aws/dynamo-log.ts';
import { DynamoProfiles } from './aws/dynamo-profiles.ts';
import { DynamoRollouts } from './aws/dynamo-rollouts.ts';
import { PrintedMeter } from './aws/printed-meter.ts';
import { printedSpill } from './aws/printed-spill.ts';
import { genreTree } from './catalog/genres/genres.ts';
import { MusicIndex } from './catalog/music-index.ts';
import { NameIndex } from './catalog/names.ts';
import { starterCatalog } from './catalog/starter.ts';
import { type Catalog, MOODS } from './catalog/track.ts';
import { readCatalogFile } from './catalog-file.ts';
import { readEmbeddingFile } from './embedding-file.ts';
import { Affinity } from './listener/affinity.ts';
import { contentEmbedding } from './listener/content-embedding.ts';
import { type TrainedModel, trainedEmbedding } from './listener/trained-embedding.ts';
import { PolicyFolder } from './policy-folder.ts';
import type { Engine, PolicyRegistry } from './ports.ts';
import { Remembering } from './remembering.ts';
import { RolloutDesk } from './rolling-out.ts';
import { type Settings, settingsFrom } from './settings.ts';

// The SDK announces on standard error which Node it will want in a year: nothing the person at the terminal can use.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

/** Everything a running Segue is made of. */
export interface Composition {
  readonly settings: Settings;
  readonly engine: Engine;
  readonly log: DynamoLog;
  readonly profiles: DynamoProfiles;
  readonly memory: Remembering;
  readonly desk: RolloutDesk;
  readonly pseudonym: (id: string) => string;
  readonly handler: SkillHandler;
}

/** @throws SettingsError, CatalogFileError, EmbeddingFileError */
export async function compose(
  settings: Settings = environmentSettings(),
  dynamo: DynamoDBClient = environmentDynamo(),
): Promise<Composition> {
  const engine = await engineFrom(settings);
  const log = new DynamoLog(dynamo, settings.table);
  const profiles = new DynamoProfiles(dynamo, settings.table);
  const memory = new Remembering(profiles, engine);
  const pseudonym = pseudonymWith(settings.pseudonymKey);
  const journal = new DynamoRollouts(dynamo, settings.table);
  const registry = await registryAt(settings.policies);
  const arms = new RolloutArms({ journal, registry, now: Date.now, complain });
  const onLambda = process.env.AWS_LAMBDA_FUNCTION_NAME !== undefined;
  if (onLambda) await arms.warm();
  const handler = skillHandler({
    engine,
    arms,
    clock: () => performance.now(),
    // Elsewhere nobody collects the lines.
    ...(onLambda ? { meter: new PrintedMeter(console.log, Date.now) } : {}),
    log,
    memory,
    spill: printedSpill,
    pseudonym,
    address: addressFrom(settings.audioAddress),
    skillId: settings.skillId,
  });
  const desk = deskOf(journal, registry);
  return { settings, engine, log, profiles, memory, desk, pseudonym, handler };
}

/** What moves rollouts, without the skill. */
export async function composeDesk(
  settings: Settings = environmentSettings(),
  dynamo: DynamoDBClient = environmentDynamo(),
): Promise<RolloutDesk> {
  return deskOf(new DynamoRollouts(dynamo, settings.table), await registryAt(settings.policies));
}

function deskOf(journal: DynamoRollouts, registry: PolicyRegistry): RolloutDesk {
  return new RolloutDesk({ journal, registry, now: () => new Date().toISOString() });
}

/** S3's client is loaded only where there is a bucket: it is half as large as everything else. */
async function registryAt(address: string): Promise<PolicyRegistry> {
  if (!address.startsWith('s3://')) return new PolicyFolder(address);
  const { PolicyBucket } = await import('./aws/policy-bucket.ts');
  return PolicyBucket.at(address);
}

function complain(problem: object): void {
  console.error(JSON.stringify({ segue: 'degraded', ...problem }));
}

export function environmentSettings(): Settings {
  return settingsFrom(process.env);
}

/** The starter catalogue, or the one in a file. */
export async function catalogFrom(path: string | undefined): Promise<Catalog> {
  return path === undefined ? starterCatalog(genreTree) : (await readCatalogFile(path)).build('imported');
}

/** The music, its names and what listeners are known by, from the files the settings name. */
export async function engineFrom(settings: Settings): Promise<Engine> {
  const trained = settings.embedding === undefined ? undefined : readEmbeddingFile(settings.embedding);
  return engineOf(await catalogFrom(settings.catalog), settings, trained);
}

/** @param trained what co-listening taught; content alone without it. */
export function engineOf(
  catalog: Catalog,
  settings: Pick<Settings, 'epsilon' | 'exploreShare'>,
  trained?: TrainedModel,
): Engine {
  const music = new MusicIndex(catalog, genreTree);
  const embedding = trained
    ? trainedEmbedding(trained, music, genreTree)
    : contentEmbedding(music, genreTree);
  return {
    music,
    listening: { embedding, affinity: new Affinity(music, embedding) },
    lexicon: { names: new NameIndex(catalog.tracks), genres: genreTree, moods: MOODS },
    model: rulePolicy,
    arm: 'incumbent',
    exploration: { epsilon: settings.epsilon, exploreShare: settings.exploreShare },
  };
}

/**
 * The SDK's own settings (`AWS_ENDPOINT_URL_DYNAMODB`, `AWS_REGION`, …) decide where the table is. Writing the log
 * must never make the customer wait: two short attempts, then the record is spilled.
 */
export function environmentDynamo(): DynamoDBClient {
  const { AWS_REGION, AWS_ENDPOINT_URL_DYNAMODB, AWS_ACCESS_KEY_ID, AWS_PROFILE } = process.env;
  const local = /^https?:\/\/(localhost|127\.|\[::1\])/.test(AWS_ENDPOINT_URL_DYNAMODB ?? '');
  return new DynamoDBClient({
    region: AWS_REGION ?? 'us-east-1',
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 500, requestTimeout: 1_500, throwOnRequestTimeout: true },
    // A local stand-in checks no credentials, but the SDK insists on having some.
    ...(local && !AWS_ACCESS_KEY_ID && !AWS_PROFILE
      ? { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
      : {}),
  });
}

/** Whether the environment names a DynamoDB of its own, so that no embedded one is wanted. */
export function pointsElsewhere(): boolean {
  const { AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL } = process.env;
  return Boolean(AWS_ENDPOINT_URL_DYNAMODB || AWS_ENDPOINT_URL);
}

function pseudonymWith(key: string | undefined): (id: string) => string {
  if (key === undefined)
    console.error(
      JSON.stringify({
        segue: 'warning',
        message: 'SEGUE_PSEUDONYM_KEY is not set: using one for this process only',
      }),
    );
  const secret = key ?? randomBytes(32);
  return (id) => createHmac('sha256', secret).update(id).digest('base64url').slice(0, 22);
}

function addressFrom(template: string): AudioAddress {
  return (track) => track.audio ?? template.replace('{id}', encodeURIComponent(track.id));
}
