/** Segue's voice: the browser's, where it has one. Everything said is also written, so silence is no loss. */
import type { Spoken } from './ssml.ts';

const CLIP_LIMIT_MS = 240_000;

export class Voice {
  private stopCurrent: () => void = () => {};
  private readonly muted: () => boolean;

  constructor(muted: () => boolean) {
    this.muted = muted;
    // Chrome loads its voices on the first question about them.
    if (this.possible) speechSynthesis.getVoices();
  }

  get possible(): boolean {
    return 'speechSynthesis' in globalThis && 'SpeechSynthesisUtterance' in globalThis;
  }

  /** Resolves when all of it was said, or {@link stop} was called. Never rejects: what cannot be heard can be read. */
  async speak(spoken: readonly Spoken[]): Promise<void> {
    let stopped = false;
    const stop = new Promise<void>((resolve) => {
      this.stopCurrent = () => {
        stopped = true;
        resolve();
      };
    });
    for (const part of spoken) {
      if (stopped || this.muted()) return;
      await (part.kind === 'say' ? this.say(part.text, stop) : play(part.url, stop));
    }
  }

  stop(): void {
    this.stopCurrent();
    if (this.possible) speechSynthesis.cancel();
  }

  private async say(text: string, stop: Promise<void>): Promise<void> {
    const voice = this.possible ? englishVoice() : undefined;
    if (!voice) return;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    const done = new Promise<void>((resolve) => {
      utterance.onend = () => resolve();
      utterance.onerror = () => resolve();
      // Some browsers lose the end of an utterance: nobody reads slower than this.
      setTimeout(resolve, 3_000 + text.length * 120);
    });
    speechSynthesis.speak(utterance);
    await Promise.race([done, stop]);
  }
}

function englishVoice(): SpeechSynthesisVoice | undefined {
  const english = speechSynthesis.getVoices().filter(({ lang }) => /^en\b/i.test(lang));
  return english.find(({ lang, localService }) => localService && /US/.test(lang)) ?? english[0];
}

async function play(url: string, stop: Promise<void>): Promise<void> {
  const audio = new Audio(url);
  const done = new Promise<void>((resolve) => {
    audio.onended = () => resolve();
    audio.onerror = () => resolve();
    setTimeout(resolve, CLIP_LIMIT_MS);
    audio.play().catch(() => resolve());
  });
  await Promise.race([done, stop]);
  audio.pause();
}
