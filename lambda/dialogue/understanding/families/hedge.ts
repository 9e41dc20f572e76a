/** "Maybe", "it could be", "that might be right": neither yes nor no. */
import { AROUND, type Wording } from './wording.ts';

export const HEDGE: Wording = {
  act: { act: 'dont-care' },
  outweighs: true,
  bare: true,
  cues: `
    maybe, perhaps, possibly, potentially, conceivably, might, might be, may be, could be, it depends, that depends,
    depends, not sure, unsure, uncertain, unclear, undecided, unknown, debatable, questionable, doubtful either way,
    toss up, fifty fifty, 50 50, hard to say, hard to tell, hard to know, difficult to say, jury is out, who knows,
    who is to say, not certain, not positive, no telling, can not say, can not be sure, can not tell, not a clue, no clue,
    not the foggiest, do not have that information, do not have the information, do not have an answer, no answer,
    do not have the answer, do not know, do not really know, not know, never know, have no idea, no idea, not the slightest idea,
    not the faintest idea, remains to be seen, time will tell, up in the air, on the fence, in two minds, of two minds,
    can go either way, could go either way, mixed feelings, can not decide, can not make up my mind, not made up my mind,
    can not answer, unable to answer, unable to say, not able to say, not able to answer
  `,
  padding: `
    ${AROUND},
    yes, no, not, yeah, or, either, neither, one, other, the other, way, both, true, false, right, correct, wrong, case,
    answer, anwser, answers, question, that one, this one, so, but, in, at, this, time, point, moment, right now, yet,
    still, honest, honestly, really, certain, sure, say, said, tell, think, thought, guess, suppose, believe, feel, feeling,
    sorry, afraid, though, if, what, which, whether, how, well, oh, hmm, um, actually, kind, sort, information, enough,
    matter, subject, regarding, possible, possibility, chance, they, he, she, are, were, be, too, also, these, those, two,
    between, am, not quite, quite, entirely, totally, completely, idea, clue, something, anything, mind, considering,
    consider, my answer, your question, for sure, about it
  `,
};
