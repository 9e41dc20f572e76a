/** "Say that again", "what was the question", "I didn't catch that". */
import { AROUND, type Wording } from './wording.ts';

export const REPEAT: Wording = {
  act: { act: 'repeat' },
  outweighs: true,
  cues: `
    run through that again, walk me through that again, go through that again, go over that again, go over it again, go back over, one more thing you said, a second time, twice, tell me again, ask again, ask me again, asked me, repetition, play that back, play it back, what did you mean, what do you mean, did not quite get, did not fully, did not understand, not sure what you, not sure i heard, not sure i understood, not sure i caught, mishear, misheard you, misheard, not heard, not get what, not get that, never heard, never caught, trouble hearing, hard to hear, hard of hearing, was distracted, lost track, lost you, drifted off, mind wandered, not following, could not follow, could not catch, could not make, could not quite, not make out, mumbled, muffled, garbled, unclear to me, not clear, slow down and, louder please, speak louder, speak slower, speak more slowly, talk slower, talk louder, slower please, forgotten what you, already forgot what, what did you reply, what were you telling, what were you asking, what did you respond, what did you mention, what was the last thing, what was your last, what was it you, what is it you said, tell me what you said, remind me what, what were those, what were they, what were the choices, what were the options, what was the first, what was the second,
    repeat, repeats, zoned out, broke up, cut out, make that out, make out, got distracted, was
    distracted, not paying attention, tuned out, spaced out, slipped my mind, was that, what did i just
    hear, tell it to me, let me hear, hear what you, catch that, get all that, ask me, did you say, did
    you just say, say something, just say, i missed, what were you saying, what did you tell, what did
    you just tell, what was your answer, what was your question, what did you say last, read back, read
    it back, read that back, was not listening, were not listening, do over, state it, run that past me,
    run it by me, can not remember what you said, forgot what you said, forget what you said, the last
    thing you said, last part, what was the last, what were you, give me that again, rephrase, another
    time, say what, speak up, mind repeating, lost me, what did i miss, went over my head, do not get
    it, did not get it, do not understand, do not follow, over again, re ask, reask, refresh my memory,
    fill me in again, not hear, not catch, not understand, repeat yourself, say again, again, once more,
    one more time, one more again, come again, pardon, pardon me, excuse me, beg your pardon, once
    again, replay, retry, redo, restate, reiterate, recap, say that again, run that by me, what did you
    say, what did you just say, what did you ask, what did you just ask, what was that, what was said,
    what is that again, did not hear, did not catch, did not understand, could not hear, can not hear,
    could not understand, did not get that, did not get what you said, missed that, missed what you,
    missed it, didn not quite hear, did not quite catch, did not quite hear, do not catch, do not quite
    catch, one more, what you said, what you just said, what you have said, what you have just said, try
    again, repeated, repeating, what was the question, what was that question, what is the question,
    hear that again, say it again, what said, what did i say, what i said, what i just said, what i have
    said, what i have just said, i said again
  `,
  padding: `
    ${AROUND},
    distracted, wandered, attention, focused, focusing, completely, fully, entirely, bit, little, way, quickly, fast, speed, repetition, twice, second, third, please do, hard, trouble, them, those, options, choices, both, understand, understood, follow, following, catch, caught, through, walk, run, for me one, slow, down, once, day, or, afraid, noise, noisy, voice, lines, bits, word, words, suggestion, suggestions, suggested, recommend, recommended,
    say, said, says, saying, tell, told, speak, spoke, spoken, ask, asked, what, you, just, last, one,
    ones, thing, things, phrase, sentence, question, instruction, instructions, utterance, message,
    answer, information, conversation, response, words, statement, know, hear, hearing, louder, slower,
    more slowly, slowly, did, had, try, trying, back, in, over, gain, hold, wait, must, time, previous,
    part, sat, went, out, all, very, i am sorry, sorry, clearly, properly, did you, were, be, been,
    exactly, yourself, uttered, mentioned, mention, announced, replied, responded, stated, talked, read,
    come, pass, go, going, comment, remark, line, order, command, reply, recent, lately, earlier,
    previously, moment, ago, second, few, seconds, prior, only, maybe, more, much, clearer, louder
    please, volume, again please, it out, everything, just now, ai, device, assistant, phrases,
    sentences, if, mind, was it, possible, happened, else, anything, full, said to me, give, chance,
    another, recently, your, made, recite, play, show, from, before, whole, let, well, could not, them,
    loud, up
  `,
  tolerance: 1,
};
