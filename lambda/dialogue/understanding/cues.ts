/** Acts that appear inside longer requests, beside values ("something else, maybe jazz"). */
import type { Act } from '../../../policy/meaning.ts';
import { framed, Phrases, phrasesOf } from './phrases.ts';

export const CUES = new Phrases<Act>()
  .add(
    `
      something else, something different, anything else, another one, next one, next song, next track,
      skip this, skip it, skip this song, skip this one, change it, none of those, neither of those,
      none of these, move on, what else
    `,
    { act: 'alternatives' },
  )
  .add(
    `
      play it, play that, play this, play that one, play this one, put it on, put that on,
      go ahead and play it, hit play, press play
    `,
    { act: 'play' },
  )
  .add('any genre, any kind of music, any style', { act: 'dont-care', attribute: 'genre' })
  .add('any decade, any era, any year, any time period', { act: 'dont-care', attribute: 'era' })
  .add('any tempo, any speed', { act: 'dont-care', attribute: 'tempo' })
  .add('any mood', { act: 'dont-care', attribute: 'mood' })
  .add('any artist, any band, any singer, anyone at all, by anyone, by anybody', {
    act: 'dont-care',
    attribute: 'artist',
  })
  .add('surprise me, you choose, you decide, up to you, you pick, i do not mind what, i do not care what', {
    act: 'dont-care',
  })
  .add('go back', { act: 'back' })
  .add('start over', { act: 'start-over' });

const SIMILAR = framed(
  'similar * to, similar * as, similar sounding * to, * that resemble, * resembling, * that sound like, * that sounds like, * in the style of, * along the lines of, * reminiscent of',
  'tunes, vibes, voices, songs, albums, bands, sound, sounds, style, styles, music, artists, tracks, singers, groups, stuff, things, feel, vibe, something',
);

/** `open` wants a name after it; `complete` points at what plays. */
export const LIKENESS = phrasesOf({
  complete: `
      more like this, more like that, more like it, more of this, more of that, more of the same,
      like this, like this one, like that one, like this song, like that song, like this track,
      like this artist, like this band, similar to this, similar to that, similar to this one,
      more songs like this, more songs like that, something similar, something like this,
      something like that, stuff like this, anything like this, similar songs, similar music,
      similar artists, similar stuff, more by this artist, more by them, more from this artist,
      more from this band, more by this band, same kind of thing, same kind of music, same style,
      in the same vein, other songs by this artist, like the last one, similar to the last one
    `,
  open: `
    ${SIMILAR}, similiar to, simular to, similar as, same vibe as, same sound as, same genre as, same vein as,
    something like, more like, similar to, songs like, music like, artists like, bands like, stuff like,
    anything like, sounds like, sound like, sounding like, along the lines of, in the style of,
    in the vein of, reminiscent of, reminds me of, singers like, things like, tracks like,
    anything similar to, something similar to, close to, comparable to, a bit like, kind of like,
    akin to, as in, same style as, like the song, influenced by, inspired by, sounds similar to,
    much like, just like, recommendations for fans of, for fans of, similar music to,
    similar artists to, ones like, style of, other artists like, one like
  `,
});
