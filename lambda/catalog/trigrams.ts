/** Letter trigrams → ordinals. A query counts shared trigrams and returns those with the most, by Dice's coefficient. */
export class Trigrams {
  private readonly postings = new Map<string, number[]>();
  private readonly sizes: number[] = [];
  /** Trigrams of the last query shared with each ordinal: kept between queries, cleared by the query that used it. */
  private counts = new Uint8Array(0);

  add(key: string, ordinal: number): void {
    const grams = gramsOf(key);
    this.sizes[ordinal] = grams.size;
    for (const gram of grams) {
      const posting = this.postings.get(gram);
      if (posting) posting.push(ordinal);
      else this.postings.set(gram, [ordinal]);
    }
  }

  freeze(): void {
    this.counts = new Uint8Array(this.sizes.length);
  }

  nearest(key: string, limit: number): number[] {
    const grams = gramsOf(key);
    // The rarest trigrams first and half of them at least: common ones ("ing") cost most and tell least.
    const postings = [...grams]
      .map((gram) => this.postings.get(gram))
      .filter((posting) => posting !== undefined)
      .sort((a, b) => a.length - b.length);
    const touched: number[] = [];
    let budget = WORK;
    for (const [i, posting] of postings.entries()) {
      budget -= posting.length;
      if (budget < 0 && i >= postings.length / 2) break;
      for (const ordinal of posting) {
        if (this.counts[ordinal] === 0) touched.push(ordinal);
        this.counts[ordinal]! += 1;
      }
    }
    const least = Math.max(1, Math.floor(grams.size / 4));
    const scored: { ordinal: number; dice: number }[] = [];
    for (const ordinal of touched) {
      const shared = this.counts[ordinal]!;
      this.counts[ordinal] = 0;
      if (shared < least) continue;
      scored.push({ ordinal, dice: (2 * shared) / (grams.size + this.sizes[ordinal]!) });
    }
    scored.sort((a, b) => b.dice - a.dice || a.ordinal - b.ordinal);
    return scored.slice(0, limit).map(({ ordinal }) => ordinal);
  }
}

/** Postings read in one query, so that a look-up's cost does not grow with the catalogue. */
const WORK = 20_000;

function gramsOf(key: string): Set<string> {
  const padded = ` ${key} `;
  const grams = new Set<string>();
  for (let i = 0; i + 3 <= padded.length; i += 1) grams.add(padded.slice(i, i + 3));
  return grams;
}
