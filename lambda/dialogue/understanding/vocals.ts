/** Who sings, or that nobody does: "female vocals", "sung by men", "a lady singing", "no lyrics". */
import type { Vocals } from '../../catalog/track.ts';
import { framed } from './phrases.ts';

interface People {
  readonly vocals: Vocals;
  readonly one: string;
  readonly many: string;
}

/** People as they are called when it is about their voice. */
const PEOPLE: readonly People[] = [
  {
    vocals: 'female',
    one: 'woman, girl, lady, female, gal, chick, diva, songstress',
    many: 'women, girls, ladies, females, gals, chicks, divas, womens, female',
  },
  {
    vocals: 'male',
    one: 'man, guy, boy, male, gentleman, dude, bloke, lad, fella',
    many: 'men, guys, boys, males, gentlemen, dudes, blokes, lads, fellas, mens, male',
  },
];

/** `*` is the person, alone or several. */
const FRAMES = `
  * singing, * sing, * sings, * who sing, * who sings, * that sing, * that sings, * on vocals, * on lead vocals,
  * vocals, * vocal, * voice, * voices, * 's voice, * 's voices, * lead, * lead singer, * lead singers, * lead vocals,
  * lead vocal, * lead vocalist, * singer, * singers, * vocalist, * vocalists, * artist, * artists, * musician,
  * musicians, * performer, * performers, * rapper, * rappers, * mc, * mcs, * act, * acts, * soloist, * soloists,
  * duo, * duos, * fronted, * led, * front, * fronted band, * fronted bands, * led band, * led bands, * songwriter,
  * songwriters, * pop star, * pop stars, * rock star, * rock stars, * star, * stars, * frontman
`;
const ONE = 'by a *, sung by a *, performed by a *, fronted by a *, led by a *, from a *, featuring a *';
const MANY = `
  by *, by some *, by all *, by only *, by the *, sung by *, performed by *, fronted by *, led by *, from *, featuring *,
  who are *, all * bands, all * band, all * group, all * groups
`;
const BANDS = '* band, * bands, * group, * groups';
/** "Girl group" and "boy band" are genres. */
const GENRES = new Set(['girl', 'girls', 'boy', 'boys']);

/** Words about people, and no more about music than about anything else. */
const ANYWHERE = 'women, men, ladies of, ladies in, gentlemen of, all women, all men, all female, all male';
const SOMEWHERE_ELSE = `
  * on, * lead, * led, * act, * acts, * star, * stars, * front, * voice, * voices, * 's voice, * 's voices, by a *, by *,
  by some *, by all *, by only *, by the *, from *, from a *, who are *, led by *, led by a *
`;

/** Several kinds of people together. */
const BOTH = `
  male and female, female and male, men and women, women and men, a man and a woman, a woman and a man, boys and girls,
  girls and boys, guys and girls, girls and guys, both sexes
`;
const TOGETHER = '*, both *, * singing, * vocals, * vocal, * voices, * singers, * vocalists, * duet, * duets';

function phrasesFor({ one, many }: People): string {
  const bands = many
    .split(',')
    .concat(one.split(','))
    .map((word) => word.trim())
    .filter((word) => !GENRES.has(word));
  return [
    framed(FRAMES, one),
    framed(FRAMES, many),
    framed(ONE, one),
    framed(MANY, many),
    framed(BANDS, bands.join(',')),
  ].join(',');
}

export const VOCALS: Readonly<Record<Vocals, string>> = {
  male: `${phrasesFor(PEOPLE[1]!)}, male, men, gentlemen of, all men, all male`,
  female: `${phrasesFor(PEOPLE[0]!)}, female, women, ladies of, ladies in, all women, all female, female driven`,
  mixed: `mixed vocals, ${framed(TOGETHER, BOTH)}, male female duet, male female duets, duet, duets`,
  choir: 'choir, choirs, with a choir, choral voices',
  instrumental: `
    instrumental, instrumentals, instrumental music, no vocals, no vocal, without vocals, no singing, without singing,
    no lyrics, without lyrics, no words, without words, without any words, without any vocals, without any singing,
    without any lyrics, no singer, no singers, no voices, without voices, only instruments, just instruments, lyric free,
    wordless, just the instruments, nobody singing, no one singing, without anyone singing, with nobody singing,
    with no one singing, vocal free, lyricless, vocal less, lyrics free, no human voice, does not have vocals,
    does not have lyrics, does not have words, do not have lyrics, do not have vocals, do not have words,
    do not want vocals, do not want lyrics, do not want any vocals, do not want any lyrics, do not want singing,
    do not want any singing, less lyrics, fewer lyrics, less vocals, fewer vocals, less singing, less talking,
    just music, only music, just the music, just the beat
  `,
};

/** Those of the phrases that count only beside music. */
export const WEAK_VOCALS = [
  ANYWHERE,
  ...PEOPLE.map(({ one, many }) => framed(SOMEWHERE_ELSE, `${one}, ${many}`)),
].join(',');
