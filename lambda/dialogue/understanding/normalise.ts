/** Text → words. Contractions are opened for the grammar, while names are looked up by what was actually said. */

export interface Word {
  /** Lower case, contraction opened, no punctuation: what the grammar reads. */
  readonly text: string;
  /** Which piece of the source the word came from; two words may share one ("don't"). */
  readonly source: number;
  /** A comma, stop or dash follows. */
  readonly pause: boolean;
}

export interface Utterance {
  readonly words: readonly Word[];
  readonly sources: readonly string[];
}

/**
 * Longer input is cut, not refused: nobody says this much in one breath, and what matters is said first. The letters
 * are cut too, because a script without spaces makes one word of a page.
 */
const MOST_LETTERS = 1_000;
const MOST_WORDS = 80;

/** Keyed by what customers say, hence a map: \"constructor\" is a word too. */
const CONTRACTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "can't": 'can not',
    cant: 'can not',
    cannot: 'can not',
    "won't": 'will not',
    wont: 'will not',
    "shan't": 'shall not',
    "ain't": 'is not',
    aint: 'is not',
    "let's": 'let us',
    lets: 'let us',
    gimme: 'give me',
    lemme: 'let me',
    wanna: 'want to',
    gonna: 'going to',
    gotta: 'got to',
    dunno: 'do not know',
    idk: 'i do not know',
    idc: 'i do not care',
    plz: 'please',
    pls: 'please',
    kinda: 'kind of',
    sorta: 'sort of',
    "i'm": 'i am',
    im: 'i am',
    "i'd": 'i would',
    "i'dl": 'i would',
    "i've": 'i have',
    ive: 'i have',
    "i'll": 'i will',
    "y'all": 'you all',
    dont: 'do not',
    doesnt: 'does not',
    didnt: 'did not',
    isnt: 'is not',
    wasnt: 'was not',
    wouldnt: 'would not',
    couldnt: 'could not',
    shouldnt: 'should not',
    arent: 'are not',
    havent: 'have not',
    thats: 'that is',
    whats: 'what is',
    whos: 'who is',
    hows: 'how is',
    youre: 'you are',
    "'cause": 'because',
    cuz: 'because',
    "'em": 'them',
    ok: 'okay',
    whatcha: 'what do you',
    "c'mon": 'come on',
    "i'ma": 'i am going to',
    imma: 'i am going to',
    id: 'i would',
    ill: 'i will',
  }),
);
const SUFFIXES: readonly (readonly [string, string])[] = [
  ["n't", 'not'],
  ["'re", 'are'],
  ["'ve", 'have'],
  ["'ll", 'will'],
  ["'d", 'would'],
  ["'m", 'am'],
];
/** After these "'s" is a verb; after anything else it is a possessive and stays a word of its own. */
const VERB_S = new Set([
  'it',
  'that',
  'what',
  'who',
  'he',
  'she',
  'there',
  'here',
  'how',
  'where',
  'when',
  'this',
]);

export function normalise(text: string): Utterance {
  const words: Word[] = [];
  const sources: string[] = [];
  const plain = text
    .slice(0, MOST_LETTERS)
    .normalize('NFKC')
    .replace(/[’‘`´]/g, "'")
    .replace(/(\d)\s*[-–—]\s*(?=\d)/g, '$1 to ')
    .replace(/(\d)\s?'?\s?s\b/gi, '$1s')
    .replace(/(\d),(?=\d{3}\b)/g, '$1');
  for (const piece of plain.split(/[\s"“”()[\]]+/)) {
    if (words.length >= MOST_WORDS) break;
    const hyphened = piece.split(/(?<=[\p{L}\p{N}])[-–—/](?=[\p{L}\p{N}])/u);
    for (const [i, part] of hyphened.entries()) {
      const said = part
        .replace(/^[^\p{L}\p{N}&$+']+|[^\p{L}\p{N}!$+&'.]+$/gu, '')
        .replace(/[.!]+$/, (end) => (part.includes('.', 1) && /^\p{L}\.(\p{L}\.)*$/u.test(part) ? end : ''));
      const pause = i === hyphened.length - 1 && /[,;:.!?–—]$/.test(piece);
      if (!/[\p{L}\p{N}&+]/u.test(said)) {
        if (pause || /[-–—]/.test(part)) markPause(words);
        continue;
      }
      sources.push(said);
      const opened = open(said.toLowerCase());
      for (const [k, text] of opened.entries()) {
        words.push({ text, source: sources.length - 1, pause: pause && k === opened.length - 1 });
      }
    }
  }
  return { words: words.slice(0, MOST_WORDS), sources };
}

/** The words [from, to) as they were said, for names. */
export function said(utterance: Utterance, from: number, to: number): string {
  const first = utterance.words[from];
  const last = utterance.words[to - 1];
  if (!first || !last) return '';
  const pieces = utterance.sources.slice(first.source, last.source + 1);
  // A possessive's name ends before its "'s".
  const cut = utterance.words[to];
  if (cut?.text === "'s" && cut.source === last.source) pieces.push(pieces.pop()!.replace(/'s$/i, ''));
  return pieces.join(' ');
}

function open(word: string): readonly string[] {
  const bare = word.replace(/^'+|'+$/g, '') || word;
  const whole = CONTRACTIONS.get(word) ?? CONTRACTIONS.get(bare);
  if (whole) return whole.split(' ');
  for (const [suffix, opened] of SUFFIXES) {
    if (bare.endsWith(suffix) && bare.length > suffix.length) return [bare.slice(0, -suffix.length), opened];
  }
  if (bare.endsWith("'s") && bare.length > 2)
    return [bare.slice(0, -2), VERB_S.has(bare.slice(0, -2)) ? 'is' : "'s"];
  return [bare.replace(/^\+|[$!]+$/g, '') || bare];
}

function markPause(words: Word[]): void {
  const last = words.at(-1);
  if (last) words[words.length - 1] = { ...last, pause: true };
}
