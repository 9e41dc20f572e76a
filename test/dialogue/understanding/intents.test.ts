import { understandIntent } from '../../../lambda/dialogue/understanding/intents.ts';
import type { SpokenSlot } from '../../../lambda/dialogue/understanding/spoken.ts';
import { lexicon, line } from './small-world.ts';

/** Slots as `name: heard`, or `name: [heard, resolved…]`. */
function acts(
  name: string,
  slots: Readonly<Record<string, string | readonly string[]>> = {},
): readonly string[] {
  const spoken: SpokenSlot[] = Object.entries(slots).map(([slot, value]) => {
    const [heard = '', ...resolved] = typeof value === 'string' ? [value] : value;
    return { name: slot, heard, resolved };
  });
  return understandIntent({ name, slots: spoken }, undefined, lexicon).acts.map(line);
}

test.each([
  ['AMAZON.YesIntent', 'affirm'],
  ['AMAZON.NoIntent', 'deny'],
  ['AMAZON.HelpIntent', 'help'],
  ['AMAZON.StopIntent', 'stop'],
  ['AMAZON.CancelIntent', 'stop'],
  ['AMAZON.NavigateHomeIntent', 'stop'],
  ['AMAZON.PauseIntent', 'stop'],
  ['AMAZON.ResumeIntent', 'play'],
  ['AMAZON.ShuffleOnIntent', 'play'],
  ['AMAZON.NextIntent', 'alternatives'],
  ['AMAZON.PreviousIntent', 'back'],
  ['AMAZON.RepeatIntent', 'repeat'],
  ['AMAZON.StartOverIntent', 'start-over'],
  ['AMAZON.FallbackIntent', 'out-of-domain'],
  ['AlternativesIntent', 'alternatives'],
  ['PlayIntent', 'play'],
  ['DontCareIntent', 'dont-care'],
  ['BackIntent', 'back'],
])('%s', (intent, act) => expect(acts(intent)).toEqual([act]));

test('slots become informs, resolved or only heard, numbered or not', () => {
  expect(acts('FindMusicIntent')).toEqual([]);
  expect(
    acts('InformIntent', {
      genre: ['alt rock', 'alternative rock'],
      genreTwo: 'electronic',
      era: 'the eighties',
      mood: 'sad',
    }),
  ).toEqual(['+genre=alternative rock', '+genre=electronic', '+era=1980-1989', '+mood=sad']);
  expect(
    acts('InformIntent', {
      year: '1958',
      energy: 'laid back',
      tempo: 'slow',
      vocals: 'female singer',
      activity: 'the gym',
    }),
  ).toEqual(['+era=1958-1958', '+energy=low', '+tempo=low', '+vocals=female', '+activity=workout']);
  expect(acts('FindMusicIntent', { artist: 'the beatels', track: 'yesterday', album: 'abbey road' })).toEqual(
    ['+artist=The Beatles', '+track=Yesterday', '+album=Abbey Road'],
  );
  expect(acts('RejectAttributeIntent', { genre: 'country' })).toEqual(['-genre=country']);
});

test('a value in the wrong slot is still understood', () => {
  expect(acts('InformIntent', { mood: 'laid back' })).toEqual(['+energy=low']);
});

test('critiques, likeness and questions', () => {
  expect(acts('CritiqueIntent', { change: 'faster' })).toEqual(['critique tempo more']);
  expect(acts('CritiqueIntent', { change: 'upbeat' })).toEqual(['critique energy more']);
  expect(acts('MoreLikeIntent', { artist: 'radio head' })).toEqual(['more-like Radiohead']);
  expect(acts('MoreLikeIntent')).toEqual(['more-like']);
  expect(acts('AskAboutIntent', { question: 'who is this' })).toEqual(['ask-about artist']);
  expect(acts('AskAboutIntent', { question: 'album' })).toEqual(['ask-about album']);
  expect(acts('AskAboutIntent')).toEqual(['ask-about']);
});

test('free text goes through the grammar', () => {
  expect(acts('FreeTextIntent', { query: 'something by queen but not live' })).toEqual(['+artist=Queen']);
});

test('what nobody declared never throws', () => {
  expect(acts('OrderPizzaIntent', { topping: 'anchovies' })).toEqual(['out-of-domain']);
  expect(acts('OrderPizzaIntent', { genre: 'some jazz' })).toEqual(['+genre=jazz']);
  expect(acts('NoSuchIntent')).toEqual(['out-of-domain']);
  expect(acts('InformIntent', { flavour: 'strawberry', genre: '' })).toEqual([]);
  expect(acts('InformIntent', { genre: 'nonsense words', year: 'soon', artist: '🎵' })).toEqual([]);
});
