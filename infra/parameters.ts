/** What a deployment has to be told, read from CDK's context: `-c name=value`, or `context` in `infra/cdk.json`. */
import type { Node } from 'constructs';

export interface Parameters {
  /** From the Alexa developer console: only this skill may call the function. */
  readonly skillId: string;
  /** Where recordings are: an https address with `{id}` in it. */
  readonly audioUrl: string;
  /** Who is told when something is wrong. */
  readonly email: string | undefined;
  /** Turns at one time. Alexa calls once a turn, so this many people may be between two words at the same moment. */
  readonly concurrency: number;
  readonly exploreShare: number;
  readonly epsilon: number;
  /** Files deployed with the skill: a catalogue instead of the starter catalogue, a trained embedding. */
  readonly catalog: string | undefined;
  readonly embedding: string | undefined;
  /** How many days of log a policy is learned from. */
  readonly learningDays: number;
}

export class ParameterError extends Error {
  override readonly name = 'ParameterError';
}

const KNOWN = {
  skillId: true,
  audioUrl: true,
  email: true,
  concurrency: true,
  exploreShare: true,
  epsilon: true,
  catalog: true,
  embedding: true,
  learningDays: true,
} as const satisfies Record<keyof Parameters, true>;

/** @throws ParameterError that names the parameter and how to give it. */
export function parametersFrom(node: Pick<Node, 'tryGetContext'>): Parameters {
  const text = (name: keyof typeof KNOWN): string | undefined => {
    const value: unknown = node.tryGetContext(name);
    return value === undefined || value === '' ? undefined : String(value);
  };
  const number = (name: keyof typeof KNOWN, otherwise: number, low: number, high: number): number => {
    const given = text(name);
    const value = given === undefined ? otherwise : Number(given);
    if (!(value >= low && value <= high))
      throw new ParameterError(`${name} must be a number from ${low} to ${high}, not "${given}"`);
    return value;
  };
  const whole = (name: keyof typeof KNOWN, otherwise: number, low: number, high: number): number => {
    const value = number(name, otherwise, low, high);
    if (!Number.isInteger(value)) throw new ParameterError(`${name} must be a whole number, not "${value}"`);
    return value;
  };
  const skillId = text('skillId');
  if (skillId === undefined)
    throw new ParameterError(
      'skillId is missing: cdk deploy -c skillId=amzn1.ask.skill.… (Alexa developer console, "View Skill ID")',
    );
  if (!/^amzn1\.ask\.skill\.[0-9a-f-]{36}$/.test(skillId))
    throw new ParameterError(`skillId is not the id of a skill (amzn1.ask.skill.… and a UUID): "${skillId}"`);
  const audioUrl = text('audioUrl') ?? 'https://audio.segue.example/{id}.mp3';
  if (!/^https:\/\/.*\{id\}/.test(audioUrl))
    throw new ParameterError(`audioUrl must be an https address that contains {id}, not "${audioUrl}"`);
  const email = text('email');
  if (email !== undefined && !/^\S+@\S+$/.test(email))
    throw new ParameterError(`email is no address: "${email}"`);
  return {
    skillId,
    audioUrl,
    email,
    concurrency: whole('concurrency', 50, 1, 10_000),
    exploreShare: number('exploreShare', 0.1, 0, 1),
    epsilon: number('epsilon', 0.2, 0, 1),
    catalog: text('catalog'),
    embedding: text('embedding'),
    learningDays: whole('learningDays', 56, 7, 400),
  };
}
