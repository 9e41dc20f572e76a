/** "Stop", "cancel that", "shut up", "turn it off". */
import { AROUND, type Wording } from './wording.ts';

export const STOP: Wording = {
  act: { act: 'stop' },
  cues: `
    scratch, refrain from, forget my, forget the, forget what, cancel that, cancel it, cancel this, cancel all, cancel everything, call it off, call off, call that off, abort mission, disregard, ignore that, ignore what, ignore my, withdraw, retract, revoke, rescind, void, nix, nix that, belay, strike that, scrub that, halt that, end this, end it, do not bother, do not do it, do not do that, do not do anything, do not go through, take that back,
    shush, enough already, had enough, turn yourself off, turn off yourself, power down, zip it, hush
    up, cut it, leave it, nothing more, no more, do not want anything else, do not want anything, that
    is it for today, that is it for now, be silent, go to sleep, pipe down, switch yourself off, shut
    yourself down, shut your mouth, stop right there, stop this, no thanks i am done, i am through, that
    will do, all right stop, let me go, let me out, shh, shhh, shhhh, shhhhh, stop, cancel, undo this,
    refrain, abandon, eliminate, destroy, negate, do not continue, do not talk, do not complete, do not
    do this, done here, finished here, over and out, out of here, heading out, head out, off to bed, see
    you around, see you tomorrow, until tomorrow, be back later, get going, be going, better go, catch
    ya, laters, later gater, bon voyage, au revoir, arrivederci, auf wiedersehen, so long, have a good
    one, have a good night, sleep well, sweet dreams, be well, stay safe, all for now, it for now, quit,
    exit, shut up, shut off, shut down, shut it down, shut, turn off, turn it off, be quiet, quiet,
    silence, hush, goodbye, good bye, bye, bye bye, buhbye, good night, goodnight, see you, see ya, cya,
    farewell, adios, ciao, sayonara, syonara, take care, talk later, talk to you later, speak later,
    catch you later, catch you around, until next time, later gator, later, have a good day, have a
    great day, have a nice day, enough, that is enough, that is all, that will be all, that would be
    all, i am done, i am finished, all done, we are done, nothing else, never mind, nevermind, forget
    it, forget about it, leave me alone, close, abort, halt, end, terminate, cut it out, knock it off,
    go away, power off, scrap, mute, switch off, cease, desist, discontinue, got to go, have to go, need
    to go, must go, got to run, log off, sign off, stop it, changed my mind, drop it, do not want to
    talk, pause, i am out, i am leaving, peace out, ttyl, time to go, signing off, need to leave, have
    to leave, toodles, toodle loo, kill it, hold it, wrap it up, call it a day, call it a night, talk to
    you soon, see you soon, talk soon, hasta la vista, ta ta, cheerio, nice talking to you, nice talking
    with you, talking to you, talk to you, talk with you, talking with you, speak with you, speaking
    with you, speak to you, speaking to you, chat with you, chatting with you, conversation with you, to
    chat, meeting you, great talk, good talk, nice conversation, take it easy, tata, nice chatting,
    great talking to you, nice speaking with you, be seeing you
  `,
  padding: `
    ${AROUND},
    repeat, saying, said, say, asking, asked, ask, told, tell, current, mission, instruction, instructions, order, orders, thought, thing, things, carry, through, along, further, anymore, whatever, else, need, changed, mind, bother, proceeding, proceed, continuing, continue, doing, earlier, initial, original, process, command, commands, made, placed, gave, given, up, immediately, instantly, quickly, entirely,
    just, it, that, all, everything, go, going, there, you, ya, what, doing, were, are, talking,
    speaking, playing, music, song, the song, the music, session, program, skill, app, conversation,
    please, immediately, right away, once, with, this, then, until, next, time, around, again, soon,
    later, some, be, been, i have, in, while, ai, device, helpful, friend, gator, off, down, up,
    yourself, action, request, command, task, process, running, at once, alligator, tomorrow, any,
    anymore, further, more, nice, pleasure, glad, thank, help, to chat, chatting, talk, speak, meet,
    say, day, evening, night, no, not, no longer, right, listening, the last, last, asked, thing, out,
    done, complete, completing, carrying, gave, your, how, anything else, previous, first, new, pending,
    current, requests, actions, tasks, commands, processes, working, work, executing, execution, search,
    searching, looking, whatever, attempt, entire, whole, completely, making, noise, mouth, am, going
    to, wish, demand, order, advise, tell, repeat, know, answer, enjoyed, enjoyable, pleasant, happy,
    always, today, having, able, present, my, job, operation, happening, active, of, actually, sorry,
    as, a great, much, we, got, lovely, fun, great, good, was, from here, the device, with you, about,
    so
  `,
};
