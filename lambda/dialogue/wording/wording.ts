/** Picks a wording and fills it in. The same phrase is not worded the same way twice running. */
import { randomFrom, seedOf } from '../../../policy/random.ts';
import phrases from './phrases.en.json' with { type: 'json' };

export type PhraseKey = keyof typeof phrases;
export type Slots = Readonly<Record<string, string>>;

const PHRASES: Readonly<Record<string, readonly string[]>> = phrases;

export function isPhrase(key: string): key is PhraseKey {
  return Object.hasOwn(phrases, key);
}

/** Remembers which wording of each phrase was used last; `used` goes back into the state. */
export class Wording {
  readonly used: Record<string, number>;
  private readonly seed: number;

  constructor(lastUsed: Readonly<Record<string, number>>, seed: number) {
    this.used = { ...lastUsed };
    this.seed = seed;
  }

  say(key: PhraseKey, slots: Slots = {}): string {
    const wordings = PHRASES[key]!;
    const last = this.used[key];
    const choices = wordings
      .map((_, index) => index)
      .filter((index) => index !== last || wordings.length === 1);
    const index = choices[randomFrom(seedOf(this.seed, key)).int(choices.length)]!;
    delete this.used[key]; // so that the newest is last and the oldest can be forgotten
    this.used[key] = index;
    return fill(wordings[index]!, slots);
  }
}

/** `{what}` is filled in as it is, `{What}` with a capital. A slot nobody filled is a mistake of ours. */
function fill(wording: string, slots: Slots): string {
  const filled = wording.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = slots[name] ?? slots[name.toLowerCase()];
    if (value === undefined) throw new Error(`no value for {${name}} in "${wording}"`);
    return slots[name] === undefined ? capital(value) : value;
  });
  // A name that ends in a full stop ends its sentence: "by Run-D.M.C."
  return filled.replace(/\.\.(?!\.)/g, '.');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
