/** "I want something else", "any other songs?", "keep looking": others are asked for, whatever is thought of this one. */
import { AROUND, type Wording } from './wording.ts';

export const SEEKING: Wording = {
  act: { act: 'alternatives' },
  outweighs: true,
  cues: `
    pass this song, pass on this song, pass this one, pass on this one, pass this track, skip this song, skip this one,
    something else, something different, anything else, any thing else, some other, some others, any other, any others, other search results, other option,
    other option, other options, other song, other songs, other music, other track, other tracks, other choice,
    other choices, other result, other results, other suggestion, other suggestions, other recommendations, other ones,
    other things, other thing, other selection, other selections, other idea, other ideas, alternative option,
    alternative options, alternative suggestion, alternative suggestions, alternative choices, another, other one,
    another song, another track, another option, another suggestion, another choice, more options, more choices,
    more suggestions, more results, more recommendations, anything more, what else, who else, keep looking,
    keep searching, look again, search again, look further, search more, look more, is that all there is,
    is that all you have, is that all you found, is that everything you have, is that the only one, besides that,
    besides this, apart from that, apart from this, aside from that, different, a different one, a different song,
    different song, different songs, different music, different track, different option, different options
  `,
  padding: `
    ${AROUND},
    song, songs, track, tracks, tune, tunes, music, find, search, look, looking, searching, for, show, tell, give, get,
    suggest, recommend, offer, listen, hear, hearing, play, pick, choose, try, see, what, which, are, there, is, do,
    does, did, have, has, had, got, found, any, some, available, else, more, please, instead, maybe, perhaps, know, in,
    mind, list, results, options, might, be, may, better, suit, suits, suitable, interesting, good, nice, whether, up,
    with, about, how, or, as, well, prefer, rather, would rather, something, anything, come, on, let, see, from, to, one,
    ones, think, thing, things, select, go, can, out, out there, around, here, then, so, but, just, mood, feel, like
  `,
};
