/** "Something else", "next song", "what other options are there". */
import { AROUND, type Wording } from './wording.ts';

export const ALTERNATIVES: Wording = {
  act: { act: 'alternatives' },
  cues: `
    skip this song, skip this one, skip this track, pass on this, pass this song, pass this one, subsequent, upcoming, following song, following track, next up, fast forward, whatever is next, whatever comes next,
    next, something else, something different, another, another one, anything else, other options, what
    else, more options, change it, different, different one, other one, others, alternatives, other,
    else, skip, skip it, skip this, move on, keep going, more choices, other suggestions, other ideas,
    more suggestions, go past, another song, another track, new one, something new, a new one, next
    song, next track, forward, one after, song after, change the song, change song, none of those, none
    of these, none of them, neither, neither of them, neither of those, neither one, other choices, not
    this one, not that one, not this song, not this, the other
  `,
  padding: `
    ${AROUND},
    song that, jump, one that, number, numbers, musical, particular, onto, fast, item, piece, that follows, follows, followed, particular, remember, immediately, right away, album, record, when, over, finished, done, comes on, coming, straight, directly, quickly, this song, tired, bored, sick, do not, not, care for, pause, stop,
    song, songs, track, tracks, tune, music, hit, play, playing, go, past, skip, move, on, one, ones,
    hear, listen, option, options, have, there, show, give, what, are, you, else, this, that, to, next,
    the, list, playlist, queue, queued, up, in, from, after, comes, now, try, something, anything,
    different, switch, change, jump, hop, forward, please, find, put, my, instead, any, some, suggest,
    suggestion, suggestions, choose, pick, over, current, get, take, want, like, follows, line, with,
    start, let, hate, rather, and, forget, any other, artist, station, album, so, more, us, would, is,
    ahead, advance, proceed, bring, available, following, not, pass, today, i, ideas, idea, or, of,
    them, those, both, these, else do
  `,
};
