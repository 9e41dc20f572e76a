/** Comparatives: a push along an axis, relative to what plays or was last sampled. */
import type { CritiqueAxis } from '../../../policy/meaning.ts';
import { framed, Phrases } from './phrases.ts';

export interface Push {
  readonly axis: CritiqueAxis;
  readonly direction: 'more' | 'less';
}

/** Era `more` is newer, happiness `more` is happier. `more`/`less` and the comparatives of these adjectives. */
const ADJECTIVES: readonly (readonly [CritiqueAxis, string, string])[] = [
  ['tempo', 'fast, quick, up tempo, uptempo, speedy, fast paced', 'slow, down tempo, downtempo, slow paced'],
  [
    'energy',
    `
      energetic, upbeat, up beat, lively, intense, loud, heavy, energy, powerful, exciting, aggressive,
      hard, punchy, danceable, dancey, hype
    `,
    `
      calm, mellow, relaxed, relaxing, chill, chilled, laid back, quiet, soft, gentle, peaceful,
      soothing, low key, subdued
    `,
  ],
  [
    'happiness',
    'happy, cheerful, positive, uplifting, joyful, fun, sunny, bright, optimistic',
    'sad, melancholy, melancholic, gloomy, depressing, moody, dark, serious, somber, emotional',
  ],
  [
    'acousticness',
    'acoustic, natural, organic, unplugged, stripped down, stripped back',
    'electronic, synthetic, electric, produced, synthy',
  ],
  [
    'popularity',
    'popular, well known, famous, mainstream, familiar, common',
    'obscure, underground, unknown, unusual, unfamiliar, niche, rare, alternative sounding',
  ],
  [
    'era',
    'modern, recent, contemporary, current, new, up to date',
    'old, old fashioned, vintage, old school, dated, classic sounding, retro',
  ],
];

const COMPARATIVES: readonly (readonly [CritiqueAxis, string, string])[] = [
  [
    'tempo',
    `
      faster, quicker, speedier, speed it up, pick up the pace, speed up, pick up the tempo,
      higher tempo, pick it up a bit, speed things up, liven things up
    `,
    'slower, slow it down, slow down, slow things down, slow this down, take it slower, take things slower, bring the tempo down, lower tempo',
  ],
  [
    'energy',
    `
      livelier, louder, heavier, harder, wilder, peppier, higher energy, with some more energy,
      with more energy, with a bit more energy, kick it up a notch, turn it up a notch,
      bring the energy up, crank it up, kick it up, step it up, turn up the energy, amp it up, punchier,
      edgier, rockier
    `,
    `
      calmer, mellower, calm things down, bring things down, tone things down, take it easy on the, softer, quieter, gentler, lighter, chiller, less energy, lower energy,
      tone it down, take it down a notch, bring it down, calm it down, bring it down a notch,
      tone it down a bit, with less energy
    `,
  ],
  ['happiness', 'happier, cheerier, sunnier, jollier, lighten the mood', 'sadder, darker, gloomier, moodier'],
  ['era', 'newer, more modern, later stuff', 'older, earlier stuff, further back'],
  ['popularity', 'better known, more well known, more of a hit', 'lesser known, rarer, weirder'],
];

/** "Too fast" and "not so fast" ask for less of it, like "less fast". */
const LESS = 'less *, too *, not so *, not as *, way too *, much too *, too much *';

export const CRITIQUES: Phrases<Push> = critiques();

function critiques(): Phrases<Push> {
  const table = new Phrases<Push>();
  for (const [axis, up, down] of COMPARATIVES) {
    table.add(up, { axis, direction: 'more' }).add(down, { axis, direction: 'less' });
  }
  for (const [axis, up, down] of ADJECTIVES) {
    const more = { axis, direction: 'more' } as const;
    const less = { axis, direction: 'less' } as const;
    table.add(framed('more *', up), more);
    table.add(framed(LESS, up), less);
    table.add(framed('more *', down), less);
    table.add(framed(LESS, down), more);
  }
  return table;
}
