/** Words for attribute values, as data. What is a genre is the tree's business, what is a name the catalogue's. */

import type { AttributeValue } from '../../../policy/meaning.ts';
import type { Attribute } from '../../../policy/vocabulary.ts';
import type { Activity, Mood } from '../../catalog/track.ts';
import { Phrases } from './phrases.ts';
import { VOCALS, WEAK_VOCALS } from './vocals.ts';

export interface Value {
  readonly attribute: Attribute;
  readonly value: AttributeValue;
}

const MOODS: Readonly<Record<Mood, string>> = {
  happy: `
      happy, cheerful, joyful, joyous, cheery, feel good, feelgood, sunny, jolly, merry, in a good mood,
      good mood, happiness
    `,
  sad: `
    sad, depressing, depressed, gloomy, sorrowful, tearful, tearjerker, tear jerker, heartbreaking,
    heartbroken, heartbreak, break up, breakup, sadness, feeling down, feeling blue, makes me cry,
    make me cry, mournful
  `,
  melancholy: 'melancholy, melancholic, wistful, pensive, moody, brooding',
  calm: 'calm, peaceful, soothing, tranquil, serene, gentle, calming, zen, calm me down, quiet',
  romantic: 'romantic, love songs, love song, lovey dovey, about love, tender, loving',
  angry: 'angry, aggressive, furious, rage filled, raging, mad, violent, brutal',
  dark: 'dark, sinister, ominous, creepy, spooky, haunting, eerie, scary, bleak',
  dreamy: 'dreamy, ethereal, atmospheric, hazy, floaty, trippy, hypnotic, spacey, otherworldly',
  uplifting: `
      uplifting, feel better, inspiring, inspirational, motivational, motivating, triumphant,
      cheer me up, lift me up, pick me up, positive, euphoric
    `,
  energetic: 'energetic, pumping, pump me up, get me going, high octane',
  nostalgic: `
      nostalgic, nostalgia, retro, throwback, throwbacks, reminds me of my childhood, from my childhood,
      from when i was young, from my youth, from my teens, from high school, the good old days,
      good old days, my teenage years, my teens, when i was a kid, when i was a teenager, when i was growing up,
      my youth, growing up, back in the day, from back in the day, from the good old days, takes me back
    `,
  playful: 'playful, fun, funny, quirky, silly, goofy, whimsical, lighthearted, light hearted',
  epic: 'epic, cinematic, grand, majestic, powerful, dramatic, heroic, anthemic',
  tense: 'tense, suspenseful, anxious, nervous, edgy, unsettling',
  sensual: 'sensual, sexy, sultry, seductive, steamy, baby making',
  hopeful: 'hopeful, optimistic, encouraging',
  rebellious: 'rebellious, rebel, defiant, protest songs, protest',
  groovy: 'groovy, groove, danceable, with a groove, catchy beat, grooving, with a good beat',
  bittersweet: 'bittersweet, bitter sweet',
  spiritual: 'spiritual, soulful and spiritual, transcendent, reverent',
  lonely: 'lonely, loneliness, lonesome, alone',
  confident: 'confident, empowering, badass, swagger, boss, feel like a boss',
};

const LEVELS: readonly (readonly [Attribute, 'low' | 'medium' | 'high', string])[] = [
  [
    'energy',
    'low',
    `
      laid back, laidback, chill, chilled, chilled out, chilling, mellow, low energy, low key, lowkey,
      easygoing, easy going, soft, softer side, relaxed, unwinding, subdued, not too heavy,
      low on energy, little energy, very little energy, not much energy, not a lot of energy
    `,
  ],
  ['energy', 'medium', 'medium energy, moderate energy, in between, not too energetic'],
  [
    'energy',
    'high',
    `
      upbeat, up beat, hype, hyped, high energy, lively, loud, intense, heavy, pumped, pumped up,
      bouncy, banging, bangers, banger, rowdy, rocking, peppy, full of energy, lots of energy, a lot of energy, plenty of energy, tons of energy,
      more energy please, turnt, wild, hard hitting, exciting, vibrant
    `,
  ],
  ['tempo', 'low', 'slow, slow tempo, low tempo, down tempo, slow paced, slow jams, slow jam, slow songs'],
  ['tempo', 'medium', 'mid tempo, midtempo, medium tempo, moderate tempo, medium paced'],
  [
    'tempo',
    'high',
    'fast, fast paced, up tempo, uptempo, high tempo, fast tempo, quick, rapid, speedy, high bpm',
  ],
  [
    'acousticness',
    'high',
    `
      acoustic, unplugged, stripped down, stripped back, without electronics, without synthesizers,
      real instruments, organic
    `,
  ],
  [
    'acousticness',
    'medium',
    'partly acoustic, partially acoustic, semi acoustic, half acoustic, somewhat acoustic, acoustic and electric',
  ],
  ['acousticness', 'low', 'electric, plugged in, synthetic, produced'],
  [
    'popularity',
    'low',
    `
      obscure, hidden gems, hidden gem, underground, lesser known, less known, little known, unknown,
      undiscovered, under the radar, deep cuts, deep cut, off the beaten path, not so popular,
      nobody knows, no one knows, rare, underrated, unheard of
    `,
  ],
  [
    'popularity',
    'medium',
    'fairly known, fairly well known, somewhat known, moderately known, fairly popular, somewhat popular, moderately popular',
  ],
  [
    'popularity',
    'high',
    `
      hits, hit, hit songs, popular, well known, famous, chart topping, chart toppers, mainstream,
      top forty, top 40, top ten hits, greatest hits, biggest hits, everybody knows, everyone knows,
      trending, number one hits, chart hits, smash hits
    `,
  ],
];

const ACTIVITIES: Readonly<Record<Activity, string>> = {
  workout: `
      workout, workouts, working out, work out, gym, the gym, exercise, exercising, training, lifting,
      lifting weights, cycling, biking, spinning, spin class, zumba, cardio, hiit, crossfit, fitness, weightlifting
    `,
  running: 'running, run, jogging, jog, going for a run, marathon, treadmill',
  focus: `
      focus, focusing, study, studying, concentrate, concentrating, concentration, working, work,
      reading, homework, coding, programming, writing, the office, deep work, productivity
    `,
  sleep: `
      sleep, sleeping, bedtime, bed time, fall asleep, falling asleep, going to sleep, go to sleep, nap,
      napping, sleepy, drift off, lullabies for sleep
    `,
  party: `
      party, parties, partying, a party, house party, pre drinks, pregame, birthday party, celebration,
      celebrating, barbecue, bbq, cookout, get together, pool party, wedding reception, when friends are over, friends over,
      tailgate, hosting, new years eve
    `,
  relaxing: `
      relaxing, relax, unwind, chilling out, chill out, wind down, winding down, relaxation, de stress,
      destress, stressed, stressed out, stressful day, rainy day, rainy days, hammock, resting, a bath, lounging, spa day, lazy sunday
    `,
  dinner: 'dinner, dinner party, eating, dining, supper, lunch, brunch',
  driving: `
      driving, drive, road trip, road trips, roadtrip, the road, in the car, the car, car ride,
      cruising, commute, commuting, a drive, long drive
    `,
  cooking: 'cooking, baking, making dinner, the kitchen, cook',
  dancing: 'dancing, to dance to, dance to, dancefloor, dance floor, i can dance to, for dancing',
  romance: `
      romance, date night, a date, making love, make love, candlelight, candlelit, valentines day,
      romantic evening, getting it on
    `,
  morning:
    'morning, mornings, waking up, breakfast, getting ready, shower, the shower, early morning, to wake up to',
  meditation: 'meditation, meditating, meditate, yoga, mindfulness, breathing exercises',
  cleaning: `
      cleaning, clean, chores, housework, tidying, tidying up, doing the dishes, washing up, laundry,
      clean the house, for doing the chores, for doing chores, for the chores, for doing the housework,
      for doing housework
    `,
};

/**
 * Words that are values only beside music ("quiet" alone asks for silence, "in the morning" is a time, "work" and
 * "run" are what machines do): they count when the utterance says music otherwise, or when they answer a question.
 */
const WEAK = new Phrases<true>().add(
  `
    boss, nap, quiet, mad, alone, grand, positive,
    light, protest, boss, powerful, hit, famous, unknown, rare, electric, produced, organic, quick,
    loud, heavy, intense, wild, soft, male, female, run, work, working, reading, writing, drive, lunch,
    dinner, meal, cook, cooking, eating, dining, breakfast, shower, clean, cleaning, morning, mornings,
    wake up, wake me up, early morning, party, a date, the car, the road, the office, training,
    exercise, sleep, bedtime, bed time, popular, hits, fast, slow, fun, funny, trending, study, focus,
    the kitchen, brunch, supper, laundry, chores, in between, birthday party, commute, break up, rapid,
    a party, nap, scary, anxious, nervous, depressed, celebration, the gym, gym, cooking, baking,
    washing up, parties, dancing, driving, homework, programming, coding, marathon, fitness, creepy, barbecue, bbq,
    cookout, get together, stressed, cycling, biking, spinning, hosting, growing up, friends over, rainy day, rainy days,
    back in the day, my youth,
    exciting, brutal, violent, dramatic, meditate, go to sleep, going to sleep, fall asleep, run,
    jog, celebration, produced, romance, retro, going for a run, programming, treadmill, edgy, light,
    working out, work out, waking up, getting ready, making dinner, feel better, rebel, loving, tender,
    clean the house, road trip, happiness, road trips, alone, meditation, a drive, long drive, car ride,
    in the car, resting, a bath, celebrating, concentrate, parties, nobody knows, choir, date night,
    yoga, good mood, sad, angry, happy, mindfulness, speedy
  `,
  true,
);

WEAK.add(WEAK_VOCALS, true);

export const VALUES: Phrases<Value> = valuesTable();

export function isWeak(phrase: readonly { readonly text: string }[]): boolean {
  return WEAK.longest(phrase, 0)?.to === phrase.length;
}

function valuesTable(): Phrases<Value> {
  const values = new Phrases<Value>();
  for (const [attribute, value, phrases] of LEVELS) values.add(phrases, { attribute, value });
  for (const [value, phrases] of Object.entries(MOODS)) values.add(phrases, { attribute: 'mood', value });
  for (const [value, phrases] of Object.entries(VOCALS)) values.add(phrases, { attribute: 'vocals', value });
  for (const [value, phrases] of Object.entries(ACTIVITIES))
    values.add(phrases, { attribute: 'activity', value });
  return values;
}
