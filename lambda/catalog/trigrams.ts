/** Letter trigrams → ordinals. A query counts shared trigrams and returns those with the most, by Dice's coefficient. */
export class Trigrams {
  private readonly adding = new Map<string, number[]>();
  private readonly sizes: number[] = [];
  private postings: ReadonlyMap<string, Int32Array> = new Map();
  /** Trigrams of the last query shared with each ordinal: kept between queries, cleared by the query that used it. */
  private counts = new Uint8Array(0);

  add(key: string, ordinal: number): void {
    const grams = gramsOf(key);
    this.sizes[ordinal] = grams.size;
    for (const gram of grams) {
      const posting = this.adding.get(gram);
      if (posting) posting.push(ordinal);
      else this.adding.set(gram, [ordinal]);
    }
  }

  freeze(): void {
    this.postings = new Map([...this.adding].map(([gram, ordinals]) => [gram, Int32Array.from(ordinals)]));
    this.adding.clear();
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
    const best: Scored[] = [];
    for (const ordinal of touched) {
      const shared = this.counts[ordinal]!;
      this.counts[ordinal] = 0;
      if (shared < least) continue;
      const dice = (2 * shared) / (grams.size + this.sizes[ordinal]!);
      insert(best, ordinal, dice, limit);
    }
    return best.map(({ ordinal }) => ordinal);
  }
}

interface Scored {
  readonly ordinal: number;
  readonly dice: number;
}

/** Keeps the `limit` best in order. Nearly all of the thousands that share a trigram fall short of the last. */
function insert(best: Scored[], ordinal: number, dice: number, limit: number): void {
  const last = best[limit - 1];
  if (last && (dice < last.dice || (dice === last.dice && ordinal > last.ordinal))) return;
  let at = best.length;
  while (
    at > 0 &&
    (best[at - 1]!.dice < dice || (best[at - 1]!.dice === dice && best[at - 1]!.ordinal > ordinal))
  )
    at -= 1;
  best.splice(at, 0, { ordinal, dice });
  if (best.length > limit) best.pop();
}

/** Postings read in one query, so that a look-up's cost does not grow with the catalogue. */
const WORK = 20_000;

function gramsOf(key: string): Set<string> {
  const padded = ` ${key} `;
  const grams = new Set<string>();
  for (let i = 0; i + 3 <= padded.length; i += 1) grams.add(padded.slice(i, i + 3));
  return grams;
}
