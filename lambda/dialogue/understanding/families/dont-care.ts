/** "Whatever", "you choose", "no idea", "both are fine", "maybe". */
import { AROUND, type Wording } from './wording.ts';

export const DONT_CARE: Wording = {
  act: { act: 'dont-care' },
  outweighs: true,
  cues: `
    do not care, do not mind, could not care less, not fussy, do not have a favourite, do not have a
    favorite, do not have favorites, all of them, leave it to you, leave it up to you, leave that to
    you, leave that up to you, no concern, not an issue, not a concern, not concerned, no big deal, no
    strong feelings, no strong opinion, have not got a clue, not got a clue, no strong preference, take
    your pick, does not bother, not bother, makes no odds, irrelevant, immaterial to me, you know best,
    what you think, your decision, your preference, not care, not mind, does not matter, not matter,
    whatever, what ever, whichever, anything, anything at all, any one, anyone, any, any of them, any of
    those, either, either one, either of them, either way, either or, no preference, no preferences, you
    choose, you decide, you pick, your choice, your call, your pick, up to you, dealer is choice, choose
    for me, pick for me, decide for me, surprise me, surprise us, unimportant, not important, no
    importance, no matter, no difference, not fussed, not bothered, not picky, not particular, same to
    me, all the same, no idea, do not know, not know, not sure, unsure, no clue, not certain, uncertain,
    hard to say, hard to tell, who knows, who cares, could be, might be, can not be sure, not be sure,
    hard to know, could not tell you, possibly, perhaps, perhaps so, who is to say, jury is out, up in
    the air, not positive, not entirely sure, not too sure, no answer, no opinions, not decided, on the
    fence, undecided, have no answer, have not thought, not made up my mind, do not have that
    information, do not have the answer, do not have an answer, have no knowledge, can not answer, could
    not answer, not have a clue, foggiest, earthly idea, torn, unaware, do not have a preference, have
    not decided, have not a clue, no opinion, do not have any idea, not have any, it depends, maybe,
    maybe either, i am easy, i am open, open to anything, open to suggestions, open to whatever, both,
    both of them, both are fine, could go either way, can not decide, can not say, can not tell, could
    not say, could not tell, beats me, i am flexible, indifferent, makes no difference, doesn not
    matter, do not have an opinion, whatever you like, whatever you want, whatever you think, something
    random, hell if i know, shit if i know, makes no never mind, dunno, immaterial, insignificant, all
    good, no particular, nothing in particular, nothing specific, nothing particular, not anything
    specific, not really anything, it is all good, does not make a difference, does not make any
    difference, all fine, think about it, hand on heart no idea
  `,
  padding: `
    ${AROUND},
    really, would, not, be, okay, fine, good, great, works, work, is, one, ones, select, choose,
    choosing, pick, which, what, whether, regarding, about, of, with, by, at, all, in, so, much, either,
    or, if, matter, matters, care, mind, bother, know, idea, importance, important, any, honest, true,
    thing, things, way, both, enough, think, them, those, these, makes, make, difference, choice,
    option, options, preference, decision, for, answer, tell, say, have, particular, specific, in mind,
    go, play, you, do, right now, yet, too, exactly, please, even, does, suits, will do, anything,
    something, on, no, still, each, your, hand, the other, other, whatsoever, hell, shit, heck, at the
    moment, about it, could, might, there, possibility, chance, maybe, perhaps, as, long, equal, yes,
    two, possible, am, thinking, need, sure, going, right, between, how, equally, same, decide,
    honestly, information, can, that one, one or the other, possibly, music, song, songs, like, i do,
    question, certain, of that, your question
  `,
};
