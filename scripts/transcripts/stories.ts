/** Five conversations that go differently, by what is said in them. */
import type { PromptKind } from '../../policy/vocabulary.ts';

export interface Story {
  readonly title: string;
  readonly about: string;
  /** A genre they have listened to before; nobody knows the others. */
  readonly listensTo?: string;
  /** Absent: the best prompt is asked. Else prompts are drawn, as in the conversations that explore; the number names the draw. */
  readonly draw?: number;
  /** Said first, one after another. */
  readonly said: readonly string[];
  /** Said after that, by what was asked, in turn; what has no answer here ends the story. */
  readonly answers?: Readonly<Partial<Record<PromptKind, readonly string[]>>>;
}

export const STORIES: readonly Story[] = [
  {
    title: 'It goes well',
    about:
      'Somebody who answers quickly and likes what they hear. Segue gets brisk, and cheers every other time.',
    said: ['something upbeat', 'soul, oh yes, I love soul', 'yes', 'YES, brilliant, I love it'],
  },
  {
    title: 'It goes badly, and recovers',
    about:
      'Misunderstood twice, and cross about it. Segue says sorry in passing, then properly, then not again; it asks for less and says how to answer, and at the end it says thank you.',
    said: [
      'the wobbly one from the thing',
      'that whatsit song, you know',
      'no, this is useless, I hate it',
      'calm',
      'jazz',
    ],
    answers: { offer: ['yes'], 'either-or': ['the first one'], suggest: ['yes'], sample: ['okay, play it'] },
  },
  {
    title: 'An explorer',
    about:
      'Enjoys the way, likes every sample and puts each station off. Segue is bright while they are pleased, does not hurry them, and in the end holds its offers back for a few turns.',
    said: ['something laid back from the seventies', 'soul', 'a female voice'],
    answers: {
      sample: ['oh, lovely', 'nice, I like that', 'beautiful', 'wow, great', 'ha, brilliant'],
      offer: [
        'something else',
        'what else have you got',
        'another one',
        'another one',
        'next',
        'yes, go on then',
      ],
      suggest: ["I don't mind"],
      'either-or': ['either'],
      request: ["I don't mind"],
      artist: ["I don't mind"],
    },
  },
  {
    title: 'In a hurry',
    about: 'Wants no questions. Segue asks none: offers, in few words.',
    said: ['just play something', 'no', 'yes'],
  },
  {
    title: 'A listener we know',
    about:
      'Has listened to jazz before. This conversation is one of those that explore: the first suggestion was drawn, and it fits.',
    listensTo: 'jazz',
    draw: 2,
    said: [],
    answers: {
      suggest: ['yes, jazz', 'yes', 'the first one'],
      'either-or': ['the first one'],
      sample: ['mm, lovely'],
      offer: ['yes please'],
      request: ['you choose'],
      artist: ['both'],
    },
  },
];
