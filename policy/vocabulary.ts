/** The words of the house (ARCHITECTURE.md, "Vocabulary"): the same in code, logs and docs. */

export const ATTRIBUTES = [
  'genre',
  'mood',
  'energy',
  'tempo',
  'era',
  'artist',
  'track',
  'album',
  'activity',
  'vocals',
  'acousticness',
  'popularity',
] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

export const PROMPT_KINDS = [
  'open',
  'either-or',
  'suggest',
  'request',
  'artist',
  'sample',
  'offer',
  'clarify',
  'recover',
] as const;
export type PromptKind = (typeof PROMPT_KINDS)[number];

export type Polarity = 'like' | 'dislike';

/** `explore`: prompts are drawn at random from the full vector; `exploit`: the best is asked. Drawn once a conversation. */
export type Stratum = 'explore' | 'exploit';

export const OUTCOMES = ['played', 'rejected', 'abandoned', 'stopped', 'failed'] as const;
export type OutcomeName = (typeof OUTCOMES)[number];
