/** Everything the skill says, for reading: by phrase and tone, filled in, and as a device is told to speak it. */
import { ssmlOf } from '../lambda/alexa/ssml.ts';
import type { Voice } from '../lambda/dialogue/reply.ts';
import { sayIn } from '../lambda/dialogue/reply.ts';
import { ABOUT_MUSIC, APOLOGETIC, CHEERFUL, DELIGHTED, TONES, type Tone } from '../lambda/dialogue/tone.ts';
import { type Example, examplesOf } from '../lambda/dialogue/wording/review.ts';
import { PHRASES, type PhraseKey } from '../lambda/dialogue/wording/wording.ts';

/** One locale with a voice of feelings, and one without. */
export const LOCALES = ['en-US', 'en-AU'] as const;

export interface ReviewedPhrase {
  readonly key: string;
  readonly when: string;
  readonly examples: readonly (Example & { readonly ssml: Readonly<Record<string, string>> })[];
}

export function reviewed(): readonly ReviewedPhrase[] {
  return Object.entries(PHRASES).map(([key, { when }]) => ({
    key,
    when,
    examples: examplesOf(key as PhraseKey).map((example) => {
      const speech = sayIn(voiceOf(key, example.tone), example.filled);
      const ssml = Object.fromEntries(LOCALES.map((locale) => [locale, ssmlOf(speech, locale)]));
      return { ...example, ssml };
    }),
  }));
}

/** The voice a phrase is said in, where it has one: as the turn does it, when apologies and cheers are due. */
function voiceOf(key: string, tone: Tone): Voice | undefined {
  if (key === 'misheard' || key === 'apology' || (key === 'stop' && tone === 'sorry')) return APOLOGETIC;
  if (key.startsWith('ack.')) return tone === 'bright' ? CHEERFUL : undefined;
  if (tone === 'sorry') return undefined;
  if (key === 'play') return tone === 'bright' ? DELIGHTED : ABOUT_MUSIC;
  const presents = key.startsWith('offer.') || ['sample.heard', 'sample.sketched'].includes(key);
  return presents ? (tone === 'bright' ? CHEERFUL : ABOUT_MUSIC) : undefined;
}

export function phrasingText(phrases: readonly ReviewedPhrase[]): string {
  return phrases
    .map(({ key, when, examples }) => {
      const width = Math.max(...TONES.map((tone) => tone.length));
      const lines = examples.map(({ tone, filled }, i) => {
        const first = examples[i - 1]?.tone !== tone;
        return `  ${(first ? tone : '').padEnd(width)}  ${filled}`;
      });
      return [`${key}  (${when})`, ...lines].join('\n');
    })
    .join('\n\n');
}
