/** How words sound, for names that were misheard. */
import { doubleMetaphone } from 'double-metaphone';

/** How words sound, remembered per word: catalogues repeat words, and double metaphone is the dearest step of a look-up. */
export class Phonetics {
  private readonly known = new Map<string, string>();

  /** The primary codes of the words, run together: recognisers move word boundaries ("dead mouse" for "deadmau5"). */
  code(words: readonly string[]): string {
    let code = '';
    for (const word of words) code += this.word(word);
    return code;
  }

  private word(word: string): string {
    const known = this.known.get(word);
    if (known !== undefined) return known;
    // Words come from customers too, so what is remembered is bounded.
    if (this.known.size > 200_000) this.known.clear();
    const code = /\d/.test(word) ? word : doubleMetaphone(word)[0];
    this.known.set(word, code);
    return code;
  }
}
