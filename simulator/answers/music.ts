/** How listeners react to music itself: artists named, samples played, stations offered. */
import { isGraded, levelOf } from '../../lambda/catalog/levels.ts';
import { stationFromKey, stationTracks } from '../../lambda/catalog/station.ts';
import { LEVELS, type Level, type Track } from '../../lambda/catalog/track.ts';
import type { PendingPrompt } from '../../lambda/dialogue/prompt.ts';
import type { Act } from '../../policy/meaning.ts';
import { randomFrom } from '../../policy/random.ts';
import { match } from '../target.ts';
import { yes } from '../world.ts';
import { type Answer, fruitful, fruitless, inform, type Mind, untold, volunteered, wantOf } from './mind.ts';

/** How many of an artist's or a station's recordings stand for it. */
const KNOWN_BY = 3;
const ANNOUNCED = 10;

/** "Do you like Miles Davis?": they must know the artist to say so. */
export function answerArtist(mind: Mind, { values }: PendingPrompt): Answer {
  const { world, chance, music } = mind;
  const wanted = wantOf(mind, 'artist')?.value;
  const liked = values.find((artist) => {
    if (artist === wanted) return true;
    const tracks = music.having('artist', artist);
    const best = tracks ? music.best(tracks, KNOWN_BY) : [];
    const knows = 0.3 + 0.7 * (best[0]?.popularity ?? 0);
    return chance.happens(knows * yes(world.samples, meanMatch(mind, best)));
  });
  if (liked !== undefined || chance.happens(world.bias)) {
    const artist = liked ?? values[0]!;
    const affirmed: Act =
      values.length === 1 ? { act: 'affirm' } : inform({ attribute: 'artist', value: artist });
    // "Yes, something like that" is meant more often than "that and nothing else".
    return fruitful(
      artist !== wanted && chance.happens(0.6) ? { act: 'more-like', artist } : affirmed,
      ...volunteered(mind, 'artist'),
    );
  }
  return refused(mind);
}

/** "How about this?": what they hear, against what they have in mind. */
export function answerSample(mind: Mind, { values }: PendingPrompt): Answer {
  const { world, chance, music, target } = mind;
  const track = music.byId(values[0]!);
  if (!track) return fruitless({ act: 'deny' });
  const fits = match(track, target, world);
  return { ...answered(), match: fits };

  function answered(): Answer {
    if (chance.happens(yes(world.samples, fits)))
      return fits > world.taste.fits && chance.happens(0.15)
        ? fruitful({ act: 'affirm' }, { act: 'play' })
        : fruitful({ act: 'affirm' }, ...volunteered(mind));
    const critique = critiqueOf(mind, track!);
    if (critique && chance.happens(0.2 + world.volunteering)) return fruitful(critique);
    return refused(mind);
  }
}

/** "Shall I play …?": they judge what was announced by what they know of such music. */
export function answerOffer(mind: Mind, { values }: PendingPrompt): Answer {
  const { world, chance, music } = mind;
  const station = stationFromKey(values[0]!);
  const tracks = station ? stationTracks(music, station, randomFrom(0)).slice(0, ANNOUNCED) : [];
  const fits = meanMatch(mind, tracks);
  const likely = yes(world.offers, fits);
  const accepted = chance.happens(likely + (1 - likely) * world.bias);
  const answer = accepted ? fruitful({ act: chance.happens(0.8) ? 'affirm' : 'play' }) : refused(mind);
  return { ...answer, match: fits };
}

function meanMatch({ target, world }: Mind, tracks: readonly Track[]): number {
  if (tracks.length === 0) return 0;
  return tracks.reduce((sum, track) => sum + match(track, target, world), 0) / tracks.length;
}

/** "No", "something else", or "no, rather …". */
function refused(mind: Mind): Answer {
  const { chance, world } = mind;
  const want = chance.happens(world.volunteering) ? untold(mind) : undefined;
  if (want) return fruitful({ act: 'deny' }, inform(want));
  return fruitless({ act: chance.happens(0.7) ? 'deny' : 'alternatives' });
}

/** What is wrong with what was heard, along an axis they care about. */
function critiqueOf({ target, chance }: Mind, track: Track): Act | undefined {
  const wrong = target.wants.flatMap(({ attribute, value }): Act[] => {
    if (attribute === 'era' && track.year !== undefined) {
      const from = Number(value.slice(0, 4));
      if (track.year >= from && track.year < from + 10) return [];
      return [{ act: 'critique', axis: 'era', direction: track.year < from ? 'more' : 'less' }];
    }
    if (!isGraded(attribute) || track[attribute] === undefined) return [];
    const step = LEVELS.indexOf(value as Level) - LEVELS.indexOf(levelOf(attribute, track[attribute]));
    return step === 0 ? [] : [{ act: 'critique', axis: attribute, direction: step > 0 ? 'more' : 'less' }];
  });
  return wrong.length > 0 ? chance.pick(wrong) : undefined;
}
