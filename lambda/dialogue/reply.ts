import type { Track } from '../catalog/track.ts';

/** How words are spoken, where the device's language can: an emotion or a way of speaking, never both. */
export type Voice =
  | { readonly emotion: 'excited' | 'disappointed'; readonly intensity: 'low' | 'medium' | 'high' }
  | { readonly domain: 'music' };

/** Speech before any markup: the edge escapes and renders it. */
export type Segment =
  | { readonly kind: 'say'; readonly text: string; readonly voice?: Voice }
  | { readonly kind: 'snippet'; readonly url: string };

/** What the customer hears, sees, and what happens to the microphone. */
export interface Reply {
  readonly speech: readonly Segment[];
  /** Asked again after silence. Present exactly when the microphone stays open. */
  readonly reprompt?: readonly Segment[];
  readonly card?: { readonly title: string; readonly text: string };
  /** What starts to play, in order; the conversation is over then. */
  readonly queue?: readonly Track[];
}

export function say(...texts: readonly string[]): Segment[] {
  return sayIn(undefined, ...texts);
}

export function sayIn(voice: Voice | undefined, ...texts: readonly string[]): Segment[] {
  const text = texts.filter(Boolean).join(' ');
  return text ? [{ kind: 'say', text, ...(voice ? { voice } : {}) }] : [];
}

/** The words of a reply, as one would read it aloud. */
export function wordsOf(segments: readonly Segment[]): string {
  return segments
    .map((segment) => (segment.kind === 'say' ? segment.text : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
