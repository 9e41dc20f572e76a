/** A finite language of word sequences: the values of a slot type, sharing their beginnings. */

export interface TrieNode {
  /** Distinct within its trie. */
  readonly id: number;
  readonly next: Map<string, TrieNode>;
  /** A value ends here. */
  ends: boolean;
}

export class Trie {
  readonly root: TrieNode = { id: 0, next: new Map(), ends: false };
  private size = 1;

  add(words: readonly string[]): void {
    if (words.length === 0) return;
    let node = this.root;
    for (const word of words) {
      let next = node.next.get(word);
      if (!next) {
        next = { id: this.size, next: new Map(), ends: false };
        this.size += 1;
        node.next.set(word, next);
      }
      node = next;
    }
    node.ends = true;
  }

  /** Forgets one value. Its branch stays behind, which costs a little room and no correctness. */
  remove(words: readonly string[]): void {
    let node: TrieNode | undefined = this.root;
    for (const word of words) node = node?.next.get(word);
    if (node) node.ends = false;
  }
}
