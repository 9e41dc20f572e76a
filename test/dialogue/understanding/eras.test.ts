import { eraAt } from '../../../lambda/dialogue/understanding/eras.ts';
import { normalise } from '../../../lambda/dialogue/understanding/normalise.ts';
import { valueKey } from '../../../policy/meaning.ts';

function era(text: string): string | undefined {
  const { words } = normalise(text);
  for (const at of words.keys()) {
    const found = eraAt(words, at);
    if (found) return valueKey(found.value);
  }
  return undefined;
}

test.each([
  ['1980-1989', ['the eighties', '80s', "'80s", "80's", '1980s', 'nineteen eighties']],
  ['1990-1993', ['early nineties', 'the early 90s']],
  ['1994-1996', ['mid nineties', 'mid-90s']],
  ['1997-1999', ['late nineties', 'the late nineteen nineties']],
  ['2000-2009', ['two thousands', 'the 2000s', 'noughties', '00s']],
  ['2010-2019', ['twenty tens', '2010s']],
  ['2020-2029', ['twenty twenties']],
  ['1920-1929', ['twenties', 'the roaring twenties']],
  ['1940-1949', ['forties', 'fourties']],
  ['1958-1958', ['1958', 'nineteen fifty eight', 'the year 1958']],
  ['1905-1905', ['nineteen oh five']],
  ['2003-2003', ['two thousand and three', 'two thousand three', '2003']],
  ['2012-2012', ['twenty twelve', '2012']],
  ['1990-1990', ['one thousand nine hundred and ninety']],
  ['1975-1980', ['from 1975 to 1980', 'between 1975 and 1980', '1975-1980']],
  ['1960-1979', ['from the sixties to the seventies']],
  ['1900-1969', ['before 1970', 'before the seventies', 'older than 1970']],
  ['2011-2026', ['after 2010', 'newer than 2010']],
  ['2010-2026', ['since 2010']],
])('%s', (key, texts) => {
  for (const text of texts) expect([text, era(text)]).toEqual([text, key]);
});

test.each(['twenty one', 'ninety nine problems', 'at 10 to 12', '1850', '3000', 'after all'])(
  '"%s" is no era',
  (text) => expect(era(text)).toBeUndefined(),
);
