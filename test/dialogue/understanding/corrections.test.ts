import { acts } from './small-world.ts';

/** One utterance, what it means. */
function means(cases: Readonly<Record<string, readonly string[]>>): void {
  test.each(Object.entries(cases))('%s', (text, expected) => expect(acts(text)).toEqual(expected));
}

describe('what was said by mistake is forgotten, not disliked', () => {
  means({
    'nineties hip hop no wait eighties': ['+genre=hip hop', '+era=1980-1989'],
    'sixties soul, no, seventies': ['+genre=soul', '+era=1970-1979'],
    'some metal I mean punk': ['+genre=punk'],
    'jazz. No. Blues.': ['+genre=blues'],
    'folk music, sorry, country music': ['+genre=country'],
    'something happy, scratch that, something sad': ['+mood=sad'],
    'play queen, I mean the beatles': ['+artist=The Beatles'],
    'songs like queen, or rather radiohead': ['more-like Radiohead'],
    'female singers, no wait, male singers': ['+vocals=male'],
    'faster, no, slower': ['critique tempo less'],
    'techno actually make it house': ['+genre=house'],
  });
});

describe('how much is taken back', () => {
  means({
    'rock and pop, no wait, jazz': ['+genre=jazz'],
    'rock and pop, I mean jazz': ['+genre=rock', '+genre=jazz'],
    'rock and pop, I mean jazz and blues': ['+genre=jazz', '+genre=blues'],
    'eighties rock, I mean jazz': ['+era=1980-1989', '+genre=jazz'],
  });
});

describe('a correction of something said before', () => {
  means({
    'make that the seventies': ['+era=1970-1979'],
    'sorry, I meant fast': ['+tempo=high'],
    'no, I said the eighties': ['deny', '+era=1980-1989'],
    'oops I meant jazz': ['+genre=jazz'],
  });
});

describe('refusals are no corrections', () => {
  means({
    'rock, no metal': ['+genre=rock', '-genre=metal'],
    'rock not metal': ['+genre=rock', '-genre=metal'],
    'not rock, I mean jazz': ['-genre=rock', '+genre=jazz'],
    'not rock, jazz': ['-genre=rock', '+genre=jazz'],
    'no rap, country or pop': ['-genre=rap', '-genre=country', '-genre=pop'],
    'fast songs, no slow songs': ['+tempo=high', '-tempo=low'],
    'fast no slow': ['+tempo=low'],
    'I want rock and I mean rock': ['+genre=rock'],
  });
});
