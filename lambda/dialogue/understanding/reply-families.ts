/** What replies are made of, as data: per family the cues that carry it and the padding that may surround them. */
import type { Act } from '../../../policy/meaning.ts';
import type { Attribute } from '../../../policy/vocabulary.ts';
import { Phrases, phrasesOf } from './phrases.ts';

export interface Family {
  /** Strange words overlooked beside a cue this plain. */
  readonly tolerance: number;
  readonly act: Act;
  readonly cues: Phrases<true>;
  readonly padding: Phrases<true>;
}

function family(act: Act, cues: string, padding: string, tolerance = 0): Family {
  return {
    act,
    tolerance,
    cues: new Phrases<true>().add(cues, true),
    padding: new Phrases<true>().add(padding, true),
  };
}

/** Whole clauses that say too little inside longer ones ("what", "I do"). */
export const ALONE = new Phrases<Act>()
  .add('what, huh, sorry what, say what, what now, eh, sorry, what is it, i am sorry what', { act: 'repeat' })
  .add('more', { act: 'alternatives' })
  .add(
    `
      i do, i would, it is, it does, they are, i am, we do, we would, i will, i have, it was, they were,
      you are, we are
    `,
    { act: 'affirm' },
  )
  .add('i do not, it is not, it does not, i would not, i am not, i will not, i have not, it was not, not', {
    act: 'deny',
  });

/** Adverbs that come between the parts of any phrase. */
export const ADVERBS = new Set([
  'really',
  'actually',
  'honestly',
  'quite',
  'simply',
  'truly',
  'particularly',
  'even',
  'frankly',
]);

const ASKING = `
    can, could, would, will, you, i, we, want, like, need, am, have, got, to, us, let, do, and, should,
    may, would like, of, is, was, it, that, this, the, a, for, me, my, now, on
  `;

/** In order: the first family that explains the whole clause is the one. */
export const FAMILIES: readonly Family[] = [
  family(
    { act: 'repeat' },
    `
      repeat, repeats, zoned out, broke up, cut out, make that out, make out, got distracted,
      was distracted, not paying attention, tuned out, spaced out, slipped my mind, was that,
      what did i just hear, tell it to me, let me hear, hear what you, catch that, get all that, ask me,
      did you say, did you just say, say something, just say, i missed, what were you saying,
      what did you tell, what did you just tell, what was your answer, what was your question,
      what did you say last, read back, read it back, read that back, was not listening,
      were not listening, do over, state it, run that past me, run it by me,
      can not remember what you said, forgot what you said, forget what you said,
      the last thing you said, last part, what was the last, what were you, give me that again,
      rephrase, another time, say what, speak up, mind repeating, lost me, what did i miss,
      went over my head, do not get it, did not get it, do not understand, do not follow, over again,
      re ask, reask, refresh my memory, fill me in again, not hear, not catch, not understand,
      repeat yourself, say again, again, once more, one more time, one more again, come again, pardon,
      pardon me, excuse me, beg your pardon, once again, replay, retry, redo, restate, reiterate, recap,
      say that again, run that by me, what did you say, what did you just say, what did you ask,
      what did you just ask, what was that, what was said, what is that again, did not hear,
      did not catch, did not understand, could not hear, can not hear, could not understand,
      did not get that, did not get what you said, missed that, missed what you, missed it,
      didn not quite hear, did not quite catch, did not quite hear, do not catch, do not quite catch,
      not catch, one more, what you said, what you just said, what you have said,
      what you have just said, try again, repeated, repeating, what was the question,
      what was that question, what is the question, hear that again, say it again, what said,
      what was said, what did i say, what i said, what i just said, what i have said,
      what i have just said, i said again
    `,
    `
      ${ASKING}, say, said, says, saying, tell, told, speak, spoke, spoken, ask, asked, what, you, just,
      last, one, ones, thing, things, phrase, sentence, question, instruction, instructions, utterance,
      message, answer, information, conversation, response, words, statement, ask, know, hear, hearing,
      louder, slower, more slowly, slowly, did, had, try, trying, back, in, over, gain, hold, wait,
      must, time, previous, part, sat, went, out, all, very, i am sorry, sorry, clearly, properly,
      did you, were, be, been, exactly, yourself, uttered, mentioned, mention, uttered, announced,
      replied, responded, stated, talked, read, come, pass, go, going, comment, remark, line, statement,
      order, command, reply, recent, lately, earlier, previously, moment, ago, second, few, seconds,
      prior, only, maybe, more, much, clearer, louder please, volume, again please, it out, everything,
      all, just now, ai, device, assistant, phrases, sentences, if, mind, were, was it, everything,
      possible, happened, else, anything, full, said to me, give, chance, another, recently, your, made,
      recite, play, show, from, before, whole, let, well, could not, them, loud, up
    `,
    1,
  ),
  family(
    { act: 'dont-care' },
    `
      do not care, do not mind, could not care less, not fussy, do not have a favourite,
      do not have a favorite, do not have favorites, all of them, leave it to you, leave it up to you,
      leave that to you, leave that up to you, no concern, not an issue, not a concern, not concerned,
      no big deal, no strong feelings, no strong opinion, have not got a clue, not got a clue,
      no strong preference, take your pick, does not bother, not bother, makes no odds, irrelevant,
      immaterial to me, you know best, what you think, your decision, your preference, not care,
      not mind, not bother, does not matter, not matter, whatever, what ever, whichever, anything,
      anything at all, any one, anyone, any, any of them, any of those, either, either one,
      either of them, either way, either or, no preference, no preferences, you choose, you decide,
      you pick, your choice, your call, your pick, up to you, dealer is choice, choose for me,
      pick for me, decide for me, surprise me, surprise us, unimportant, not important, no importance,
      no matter, no difference, not fussed, not bothered, not picky, not particular, same to me,
      all the same, no idea, do not know, not know, not sure, unsure, no clue, not certain, uncertain,
      hard to say, hard to tell, who knows, who cares, could be, might be, can not be sure, not be sure,
      hard to know, could not tell you, possibly, perhaps, perhaps so, who is to say, jury is out,
      up in the air, not positive, not entirely sure, not too sure, no answer, no opinions, not decided,
      on the fence, undecided, have no answer, have not thought, not made up my mind,
      do not have that information, do not have the answer, do not have an answer, have no knowledge,
      can not answer, could not answer, not have a clue, foggiest, earthly idea, torn, unaware,
      do not have a preference, have not decided, not decided, have not a clue, no opinion,
      do not have any idea, not have any, it depends, maybe, maybe either, i am easy, i am open,
      open to anything, open to suggestions, open to whatever, both, both of them, both are fine,
      could go either way, can not decide, can not say, can not tell, could not say, could not tell,
      beats me, i am flexible, indifferent, makes no difference, makes no odds, doesn not matter,
      do not have an opinion, whatever you like, whatever you want, whatever you think,
      something random, hell if i know, shit if i know, makes no never mind, dunno, immaterial,
      irrelevant, insignificant, all good, no particular, nothing in particular, nothing specific,
      nothing particular, not anything specific, not really anything, it is all good,
      does not make a difference, does not make any difference, all fine, think about it,
      hand on heart no idea
    `,
    `
      ${ASKING}, really, would, not, be, okay, fine, good, great, works, work, is, one, ones, select,
      choose, choosing, pick, which, what, whether, regarding, about, of, with, by, at, all, in, so,
      much, either, or, if, matter, matters, care, mind, bother, know, idea, importance, important, any,
      honest, honest, true, thing, things, way, both, enough, think, them, those, these, makes, make,
      difference, choice, option, options, preference, decision, for, answer, tell, say, have,
      particular, mind, specific, in mind, go, play, you, do, right now, yet, too, exactly, please,
      even, does, suits, will do, anything, something, on, no, still, each, your, hand, the other,
      other, whatsoever, hell, shit, heck, at the moment, about it, could, might, there, possibility,
      chance, maybe, perhaps, as, long, equal, yes, no, two, possible, am, thinking, need, sure, going,
      right, decision, between, have, how, answer, equally, same, decide, honestly, information, can,
      that one, one or the other, possibly, music, song, songs, like, i do, am, question, certain, sure,
      of that, your question
    `,
  ),
  family(
    { act: 'stop' },
    `
      shush, enough already, had enough, turn yourself off, turn off yourself, power down, zip it,
      hush up, cut it, leave it, nothing more, no more, do not want anything else, do not want anything,
      that is it for today, that is it for now, be silent, go to sleep, pipe down, switch yourself off,
      shut yourself down, shut your mouth, stop right there, stop this, no thanks i am done,
      i am through, that will do, all right stop, let me go, let me out, shh, shhh, shhhh, shhhhh, stop,
      cancel, undo this, refrain, abandon, eliminate, destroy, negate, do not continue, do not talk,
      do not complete, do not do this, done here, finished here, over and out, out of here, heading out,
      head out, off to bed, see you around, see you tomorrow, until tomorrow, be back later, get going,
      be going, better go, catch ya, laters, later gater, bon voyage, au revoir, arrivederci,
      auf wiedersehen, so long, have a good one, have a good night, sleep well, sweet dreams, be well,
      stay safe, all for now, it for now, that is it for now, quit, exit, shut up, shut off, shut down,
      shut it down, shut, turn off, turn it off, be quiet, quiet, silence, hush, goodbye, good bye, bye,
      bye bye, buhbye, good night, goodnight, see you, see ya, cya, farewell, adios, ciao, sayonara,
      syonara, so long, take care, talk later, talk to you later, speak later, catch you later,
      catch you around, until next time, later gator, later, have a good day, have a great day,
      have a nice day, enough, that is enough, that is all, that will be all, that would be all,
      i am done, i am finished, all done, we are done, nothing else, no more, never mind, nevermind,
      forget it, forget about it, leave me alone, close, abort, halt, end, terminate, cut it out,
      knock it off, go away, power off, scrap, mute, switch off, cease, desist, discontinue, got to go,
      have to go, need to go, must go, got to run, log off, sign off, stop it, changed my mind, drop it,
      do not want to talk, pause, i am out, i am leaving, peace out, ttyl, time to go, signing off,
      need to leave, have to leave, toodles, toodle loo, kill it, hold it, wrap it up, call it a day,
      call it a night, talk to you soon, see you soon, talk soon, hasta la vista, ta ta, cheerio,
      nice talking to you, nice talking with you, talking to you, talk to you, talk with you,
      talking with you, speak with you, speaking with you, speak to you, speaking to you, chat with you,
      chatting with you, conversation with you, to chat, meeting you, great talk, good talk,
      nice conversation, take it easy, tata, nice chatting, great talking to you,
      nice speaking with you, be seeing you
    `,
    `
      ${ASKING}, just, it, that, all, everything, go, going, there, you, ya, what, doing, were, are,
      talking, speaking, playing, music, song, the song, the music, session, program, skill, app,
      conversation, please, immediately, right away, once, with, this, then, until, next, time, around,
      again, soon, later, some, be, been, i have, in, while, ai, device, helpful, friend, gator, off,
      down, up, yourself, session, action, request, command, task, process, running, at once, alligator,
      tomorrow, any, anymore, further, more, nice, pleasure, glad, thank, help, doing, to chat,
      chatting, talk, speak, meet, say, day, evening, night, no, not, no longer, right, listening,
      the last, last, asked, thing, out, done, complete, completing, carrying, gave, your, any, how,
      anything else, previous, first, new, pending, current, requests, actions, tasks, commands,
      processes, working, work, executing, execution, search, searching, looking, whatever, attempt,
      entire, whole, completely, making, noise, mouth, am, going to, wish, demand, order, advise, tell,
      repeat, know, answer, enjoyed, enjoyable, pleasant, happy, always, today, having, able,
      conversation, current, present, my, job, order, operation, happening, active, previous, last, of,
      please, actually, sorry, as, a great, much, we, got, lovely, fun, great, good, was, from here,
      the device, my, with you, about, so
    `,
  ),
  family(
    { act: 'stop' },
    `
      goodbye, good bye, bye, bye bye, bye now, bye for now, farewell, good night, goodnight,
      good evening, see you, see ya, talk to you, talking to you, talked to you, talking with you,
      talk with you, speak to you, speak with you, speaking to you, speaking with you, spoke to you,
      chatting with you, chatting to you, chat with you, chat to you, conversing with you,
      conversation with you, seeing you, meeting you, meet you, our conversation, our chat, our talk,
      this conversation, until next time, until then, until later, until we meet again, meet again,
      speak again, talk again, see you again, catch you, have a good, have a great, have a nice,
      have a wonderful, have a lovely, have a pleasant, have fun, take care, take it easy, i am off,
      i am out, i am leaving, should go, must go, have to go, got to go, need to go, going now,
      leaving now, got to leave, have to leave, need to leave, should be going, must be going,
      be on my way, heading out, later, laters, ttfn, peace, ta ta, tata, toodles, so long, cheers,
      adios, au revoir, ciao, sayonara, arrivederci, hasta luego, hasta la vista, over and out,
      signing off, till next time, till later, catch up later, catch up soon
    `,
    `
      ${ASKING}, it, been, was, is, nice, good, great, lovely, pleasant, pleasure, enjoyable, wonderful,
      fun, delightful, awesome, always, real, really, very, so, glad, happy, enjoyed, loved, got, able,
      have, had, having, such, today, tonight, tomorrow, soon, later, again, now, next, time, day,
      night, evening, weekend, afternoon, morning, week, one, rest, your, then, around, until, till,
      and, for, must, going, ai, device, friend, bot, robot, buddy, pal, my, we, i am, thank, thanks,
      everything, all, helping, help, chat, talk, to, in, while, bit, a few, on, the, flip, side, be,
      off, out, home, bed, work, with, but, when, run, hope, see, speak, that, this, you, there, back,
      gator, crocodile, folks, everyone, guys, am, say, as, much, conversation, rest, of, sweet, dreams,
      well, late
    `,
    1,
  ),
  family(
    { act: 'help' },
    `
      help, help me, what tasks, what questions, what topics, what subjects, what sort of questions,
      types of questions, kinds of questions, kinds of things, types of things, kind of things,
      sorts of things, things i can ask, things can i ask, what all can you, questions can i,
      can i ask you, i ask you, ask of you, help me with, assist me, subjects, topics, familiar with,
      questions you, areas,  what is it you do, what are you for, what is your purpose,
      give me a hand, i need a hand, what can you do, what do you do, what can i say, what can i ask,
      what can i do, how does this work, how do i use, how do you work, what are you able to,
      what are my options, what are the options, how can you help, instructions, i am lost, i am stuck,
      i am confused, what should i say, what should i do, what are your, what do you know,
      what can you help, things you can, capabilities, what else can you do, able to, capable of,
      i do not know how, what are you, need help, need some help, commands, what things can,
      what questions can, assist, explain how, tell me what you can do
    `,
    `
      ${ASKING}, how, what, use, this, say, do, ask, work, works, skill, help, with, me, tell, give,
      some, options, here, things, thing, kind, kinds, types, type, sort, sorts, about, can, does, are,
      be, know, your, capabilities, features, questions, topics, all, exactly, else, get, use, supposed,
      should, able, answer, doing, out, explain, there, in, assist, capable, abilities, commands,
      work with, more, let, which, may, topics, subjects, there, certain, complete, accomplish,
      understand, comprehend, respond, reply, response, familiar, knowledge, asked, asking, about which,
      answers, anything, best, stuff, tasks, task, perform, of, i am, any, inform, curious, assistance,
      guide, show, list, range, categories, category, well, information, something, used, other,
      different, good, everything, full, hear, need, want, wondering, or, what, your, purpose, for,
      know about, at, job, requests, request, problems, ok, look, us, my
    `,
  ),
  family(
    { act: 'start-over' },
    `
      start over, start again, start from the beginning, begin again, from the beginning,
      from the start, from scratch, reset, restart, start afresh, start fresh, clean slate, over again,
      start all over, new search, forget everything, clear everything, begin anew
    `,
    `
      ${ASKING}, all, over, let, everything, again, go, back, begin, just, what, said, i, you, the,
      conversation, search, session
    `,
  ),
  family(
    { act: 'back' },
    `
      go back, back, previous, the previous one, last one, undo, take that back, step back, one before,
      go back one, the one before, go backwards, scratch that, undo that, take it back, previous song,
      previous track, last song, backwards, rewind, go to the previous, back up
    `,
    `
      ${ASKING}, go, back, one, step, the, previous, play, to, song, track, please, up, before, last,
      that, question
    `,
  ),
  family(
    { act: 'alternatives' },
    `
      next, something else, something different, another, another one, anything else, other options,
      what else, more options, change it, different, different one, other one, others, alternatives,
      other, else, skip, skip it, skip this, move on, keep going, more choices, other suggestions,
      other ideas, more suggestions, go past, another song, another track, new one, something new,
      a new one, next song, next track, forward, one after, song after, change the song, change song,
      none of those, none of these, none of them, neither, neither of them, neither of those,
      neither one, other choices, not this one, not that one, not this song, not this, the other
    `,
    `
      ${ASKING}, song, songs, track, tracks, tune, music, hit, play, playing, go, past, skip, move, on,
      one, ones, hear, listen, option, options, have, there, show, give, what, are, you, else, this,
      that, to, next, the, list, playlist, queue, queued, up, in, from, after, comes, now, try,
      something, anything, different, switch, change, jump, hop, forward, please, find, put, my,
      instead, any, some, suggest, suggestion, suggestions, choose, pick, over, current, get, take,
      want, like, follows, line, with, start, let, hate, rather, and, forget, any other, artist,
      station, album, so, more, us, would, is, ahead, advance, proceed, bring, available, following,
      not, pass, today, i, ideas, idea, or, of, them, those, both, these, else do
    `,
  ),
  family(
    { act: 'play' },
    `
      play, play it, play that, play this, play this one, play that one, play them, put it on,
      put that on, put this on, start it, hit it, go ahead and play, start playing, press play,
      hit play, resume, continue, unpause, turn it on, let us hear it, let me hear it, i will take it,
      i will take that, i will take this, i will have that, let it play, start the music,
      start the song, keep playing, begin, let us listen, go for it, i want to hear it,
      i would like to hear it, i want to listen to it, carry on, play this song, play that song,
      play the song, play the station, play that station, play this station, resume the music,
      resume playing, continue playing, keep it on, start the station, roll it, bring it on, fire away,
      let it rip, leave it on, keep this, take it
    `,
    `
      ${ASKING}, ahead, go, play, start, song, track, station, music, it, that, this, one, yes, yeah,
      sure, great, listen, hear, all, away, then, from, where, left, off, keep, station, playlist, the,
      please, first, whole, thing
    `,
  ),
];

export const ATTRIBUTE_NOUNS = phrasesOf({
  genre: 'genre, genres, style, type of music, kind of music, sort of music',
  era: 'decade, decades, era, eras, year, years, period, age',
  tempo: 'tempo, speed, pace',
  energy: 'energy',
  mood: 'mood, moods, vibe',
  artist: 'artist, artists, band, bands, singer, singers',
  album: 'album, albums',
  track: 'song, songs, track, tracks',
  vocals: 'vocals, voice, voices',
  popularity: 'popularity',
  activity: 'activity, occasion',
} satisfies Partial<Record<Attribute, string>>);
