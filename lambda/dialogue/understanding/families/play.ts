/** "Play it", "put it on", "let me hear that one". */
import type { Wording } from './wording.ts';

export const PLAY: Wording = {
  act: { act: 'play' },
  cues: `
    hear that song, hear this song, hear the song, hear that one, hear this one, hear it, hear this, hear that, listen to it, listen to that, listen to this, listen to that song, listen to this song, listen to that one, listen to this one, listen to the song, play the track, play that track, play this track, play that music, put the song on, put that song on, put this song on, play the one, start playing the song, playing the song, playing it, playing that, have it on, start that song, start this song,
    play, play it, play that, play this, play this one, play that one, play them, put it on, put that
    on, put this on, start it, hit it, go ahead and play, start playing, press play, hit play, resume,
    continue, unpause, turn it on, let us hear it, let me hear it, i will take it, i will take that, i
    will take this, i will have that, let it play, start the music, start the song, keep playing, begin,
    let us listen, go for it, i want to hear it, i would like to hear it, i want to listen to it, carry
    on, play this song, play that song, play the song, play the station, play that station, play this
    station, resume the music, resume playing, continue playing, keep it on, start the station, roll it,
    bring it on, fire away, let it rip, leave it on, keep this, take it
  `,
  padding: `
    found, find, out, found out, earlier, before, talked, talking, we talked, suggested, mentioned, picked, selected, chose, recommended, try, okay, confirm, confirmed, choose, happy, love, interested, ready, back, in, up, possible, possibly, now, right now, immediately, straight away, out loud, again, wish, been, just now, will, so, them, told, said, moment, instead,
    ahead, go, play, start, song, track, station, music, it, that, this, one, yes, yeah, sure, great,
    listen, hear, all, away, then, from, where, left, off, keep, playlist, the, please, first, whole,
    thing
  `,
};
