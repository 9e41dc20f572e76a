/** Phrases → meanings, longest first. Tables are written as lists of phrases per meaning, separated by commas. */

export interface Found<T> {
  readonly meaning: T;
  /** Exclusive. */
  readonly to: number;
}

interface Node<T> {
  next: Map<string, Node<T>>;
  meaning?: T;
}

export class Phrases<T> {
  private readonly root: Node<T> = { next: new Map() };

  add(phrases: string, meaning: T): this {
    for (const phrase of phrases.split(',').filter((text) => text.trim())) {
      let node = this.root;
      for (const word of phrase.trim().split(/\s+/)) {
        const next: Node<T> = node.next.get(word) ?? { next: new Map() };
        node.next.set(word, next);
        node = next;
      }
      // First come first served: the order of a table says which meaning a shared phrase has.
      node.meaning ??= meaning;
    }
    return this;
  }

  /** Every phrase that starts at `from`, shortest first. */
  at(words: readonly { readonly text: string }[], from: number, end = words.length): readonly Found<T>[] {
    const found: Found<T>[] = [];
    let node: Node<T> | undefined = this.root;
    for (let i = from; i < end && node; i += 1) {
      node = node.next.get(words[i]!.text);
      if (node?.meaning !== undefined) found.push({ meaning: node.meaning, to: i + 1 });
    }
    return found;
  }

  longest(
    words: readonly { readonly text: string }[],
    from: number,
    end = words.length,
  ): Found<T> | undefined {
    let found: Found<T> | undefined;
    let node: Node<T> | undefined = this.root;
    for (let i = from; i < end && node; i += 1) {
      node = node.next.get(words[i]!.text);
      if (node?.meaning !== undefined) found = { meaning: node.meaning, to: i + 1 };
    }
    return found;
  }

  has(word: string): boolean {
    return this.root.next.get(word)?.meaning !== undefined;
  }
}

export function phrasesOf<T extends string>(table: Readonly<Record<T, string>>): Phrases<T> {
  const phrases = new Phrases<T>();
  for (const meaning of Object.keys(table) as T[]) phrases.add(table[meaning], meaning);
  return phrases;
}

/** Every frame with every word in place of its `*`: `framed('by a *', 'man, lady')` is "by a man, by a lady". */
export function framed(frames: string, words: string): string {
  return words
    .split(',')
    .map((word) => frames.replaceAll('*', word.trim()))
    .join(',');
}
