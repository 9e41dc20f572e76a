/** Finds what a history names in the catalogue: folded artist and title, else the artist alone. */
import { seedOf } from '../../../policy/random.ts';
import { foldName } from '../../catalog/fold.ts';
import type { MusicIndex } from '../../catalog/music-index.ts';

export interface Found {
  /** One recording, or several that stand for an artist whose title is not known here. */
  readonly ordinals: readonly number[];
  readonly by: 'recording' | 'artist';
}

interface Artist {
  /** The best known come first. */
  readonly best: number[];
  readonly titles: Map<string, number>;
}

/** An unknown recording of an artist is somewhere among their best known ones. */
const STAND_INS = 3;
/** Histories repeat themselves; what was looked up is remembered up to here. */
const MOST_REMEMBERED = 20_000;

export class CatalogueNames {
  private readonly artists = new Map<string, Artist>();
  private readonly looked = new Map<string, Found | undefined>();

  constructor(music: MusicIndex) {
    for (let ordinal = 0; ordinal < music.size; ordinal++) {
      const { artist, title } = music.track(ordinal);
      const key = foldName(artist);
      const known: Artist = this.artists.get(key) ?? { best: [], titles: new Map() };
      this.artists.set(key, known);
      if (known.best.length < STAND_INS) known.best.push(ordinal);
      for (const spelling of spellings(title))
        if (!known.titles.has(foldName(spelling))) known.titles.set(foldName(spelling), ordinal);
    }
  }

  /** @param titles what may be the title. Undefined when the artist is not in the catalogue. */
  find(artist: string, titles: readonly string[]): Found | undefined {
    if (artist.length + titles.join().length > LONGEST) return undefined;
    const name = [artist, ...titles].join('\n');
    if (this.looked.has(name)) return this.looked.get(name);
    const found = this.lookUp(artist, titles);
    if (this.looked.size >= MOST_REMEMBERED) this.looked.clear();
    this.looked.set(name, found);
    return found;
  }

  private lookUp(artist: string, titles: readonly string[]): Found | undefined {
    const known = credited(artist)
      .map((name) => this.artists.get(foldName(name)))
      .find((one) => one !== undefined);
    if (!known) return undefined;
    for (const title of titles) {
      for (const spelling of spellings(title)) {
        const ordinal = known.titles.get(foldName(spelling));
        if (ordinal !== undefined) return { ordinals: [ordinal], by: 'recording' };
      }
    }
    if (titles.length === 0) return { ordinals: known.best, by: 'artist' };
    // The same unknown title is always the same stand-in, so that its duplicates are found out.
    const place = seedOf(foldName(titles[0]!)) % known.best.length;
    return { ordinals: [known.best[place]!], by: 'artist' };
  }
}

/** Longer is not a name. */
const LONGEST = 1_000;

/** As written; without "(Live)" and "[2011 Mix]"; without "- Remastered 2009". */
function spellings(title: string): readonly string[] {
  const bare = title.replace(/\s*[([][^)\]]*[)\]]/g, '').trim();
  const head = bare.split(/\s+[-–—]\s+/)[0]!.trim();
  return [...new Set([title, bare, head])].filter((spelling) => foldName(spelling) !== '');
}

/** Who a recording is credited to: everybody, or whoever is named first. */
function credited(artist: string): readonly string[] {
  const alone = artist.split(/\s+(?:feat\.?|ft\.?|featuring|vs\.?|with|x)\s+|\s*[;/]\s*/i)[0]!;
  const first = alone.split(/\s*,\s*|\s+&\s+|\s+and\s+/i)[0]!;
  return [...new Set([artist, alone, first])].filter((name) => name.trim() !== '');
}
