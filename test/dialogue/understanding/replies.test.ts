import { acts } from './small-world.ts';

const REPLIES: Readonly<Record<string, readonly string[]>> = {
  affirm: [
    'yes',
    'yeah sure',
    'uh-huh',
    "that's right",
    'perfect',
    'sounds good',
    'i like it',
    'why not',
    'you are not wrong',
    "that's what i wanted",
    'go ahead',
    'definitely',
    'ok',
    'wow, yes',
    'ooh, lovely',
  ],
  deny: [
    'no',
    'nope',
    'not really my thing',
    "i don't like it",
    "that's wrong",
    "that's not what i asked for",
    "i don't think that's right",
    'definitely a no',
    'no thanks',
    'maybe later',
    'hmm, perhaps later, thanks',
    'you got it wrong',
    'meh',
  ],
  'dont-care': [
    'whatever',
    "i don't mind",
    "it doesn't matter",
    'either is fine',
    "i don't know",
    'surprise me',
    'up to you',
    'anything is good',
  ],
  repeat: [
    'say that again',
    'what did you say',
    'repeat that please',
    "i didn't hear you",
    'pardon',
    'one more time',
    'what',
  ],
  stop: ['stop', 'cancel', 'shut up', 'goodbye', "that's enough", 'never mind', 'it was nice talking to you'],
  help: ['help', 'what can you do', 'what can i say', 'how does this work'],
  alternatives: ['next', 'something else', 'skip', 'another one', 'what else do you have', 'more'],
  play: ['play it', 'put it on', 'go ahead and play', 'start it'],
  back: ['go back', 'the previous one'],
  'start-over': ['start over', "let's start from the beginning"],
  'more-like': ['more like this', 'more by this artist'],
  'dont-care era': ['any decade is fine', "the decade doesn't matter"],
  'dont-care genre': ["i don't care about the genre"],
};

describe.each(Object.entries(REPLIES))('%s', (act, texts) => {
  test.each(texts)('%s', (text) => expect(acts(text)).toEqual([act]));
});

test.each([
  'the bus stop',
  'cancel my flight',
  'repeat the alarm every day',
  'what is the right way to boil eggs',
])('"%s" is no reply', (text) => expect(acts(text)).toEqual(['out-of-domain']));

describe('beside a pending prompt', () => {
  const suggest = {
    kind: 'suggest',
    attribute: 'genre',
    values: ['alternative rock', 'electronic'],
  } as const;
  const either = { kind: 'either-or', attribute: 'energy', values: ['low', 'high'] } as const;
  const decades = { kind: 'suggest', attribute: 'era', values: ['1980-1989', '1990-1999'] } as const;
  const artists = { kind: 'artist', attribute: 'artist', values: ['Queen', 'Yes'] } as const;

  test.each([
    ['the first one', suggest, ['+genre=alternative rock']],
    ["i'd prefer the second", suggest, ['+genre=electronic']],
    ['the latter', decades, ['+era=1990-1999']],
    ['the former please', either, ['+energy=low']],
    ['both', suggest, ['+genre=alternative rock', '+genre=electronic']],
    ['either', either, ['dont-care energy']],
    ['neither', suggest, ['deny']],
    ['none of those', decades, ['deny']],
    ['the second one', artists, ['+artist=Yes']],
    ['yes', suggest, ['affirm']],
    ['laid back', either, ['+energy=low']],
    ['rock', { kind: 'request', attribute: 'genre', values: [] } as const, ['+genre=rock']],
    ['just play something', suggest, ['play']],
    ['oh come on, play some music', either, ['play']],
    ['no, just play something', suggest, ['deny', 'play']],
    ['surprise me', suggest, ['dont-care', 'play']],
    ['play something by queen', suggest, ['+artist=Queen']],
    ['bohemian rhapsody', { kind: 'open', values: [] } as const, ['+track=Bohemian Rhapsody']],
  ])('%s', (text, pending, expected) => expect(acts(text, pending)).toEqual(expected));
});
