/** "Goodbye", "nice talking to you", "I have to go": polite ways to stop. */
import { framed } from '../phrases.ts';
import { AROUND, type Wording } from './wording.ts';

/** Meeting again, going, and what one wishes at parting. */
const MEETING = framed(
  '* you, * ya, * you later, * you soon, * you again, * you around, * you tomorrow, * you next time',
  'see, catch, talk to, talk with, speak to, speak with, chat with, chat to, be seeing, meet',
);
const CONVERSING = framed(
  '* with you, * to you, * with me, * to me, * with us, * to us',
  'talking, chatting, speaking, conversing, interacting, to talk, to chat, to speak, talked, chatted, spoke, interact',
);
const LEAVING = framed(
  'got to *, have to *, need to *, must *, should *, should be *, must be *, better *, better be *, time to *, going to *, ought to *, will be *, it is time i *, i will *',
  'go, leave, run, head out, head off, head home, dash, bounce, split, get going, be going, be off, be on my way, say goodbye, say good night',
);
const WISHES = framed(
  'have a *, have a * day, have a * night, have a * evening, have a * afternoon, have a * weekend, have a * week, have a * one, have a * time, have a * morning, have a * rest of',
  'good, great, nice, wonderful, lovely, pleasant, fantastic, awesome, amazing, blessed, beautiful, super, fabulous, terrific',
);
const THANKS =
  'for your help, for your time, for your assistance, for the help, for all your help, for all the help, for helping, for helping me, for the assistance, for the chat, for the talk, for the conversation, for chatting, for talking';

export const GOODBYE: Wording = {
  act: { act: 'stop' },
  outweighs: true,
  cues: `
    ${MEETING}, ${CONVERSING}, ${LEAVING}, ${WISHES}, ${THANKS},
    goodbye, good bye, bye, bye bye, bye now, bye for now, farewell, good night, goodnight, good
    evening, see you, see ya, talk to you, talking to you, talked to you, talking with you, talk with
    you, speak to you, speak with you, speaking to you, speaking with you, spoke to you, chatting with
    you, chatting to you, chat with you, chat to you, conversing with you, conversation with you, seeing
    you, meeting you, meet you, our conversation, our chat, our talk, this conversation, until next
    time, until then, until later, until we meet again, meet again, speak again, talk again, see you
    again, catch you, have a good, have a great, have a nice, have a wonderful, have a lovely, have a
    pleasant, have fun, take care, take it easy, i am off, i am out, i am leaving, should go, must go,
    have to go, got to go, need to go, going now, leaving now, got to leave, have to leave, need to
    leave, should be going, must be going, be on my way, heading out, ttfn, peace, ta ta,
    tata, toodles, so long, cheers, adios, au revoir, ciao, sayonara, arrivederci, hasta luego, hasta la
    vista, over and out, signing off, till next time, till later, catch up later, catch up soon
  `,
  padding: `
    ${AROUND},
    appreciate, appreciated, lot, million, bunch, kindly, helpful, best, me, us, okay, alright, bye, goodbye, later,
    guess, think, leave, leaving, thank you, such, conversing, hello, hey, hopefully, hoping, looking forward, forward,
    soon enough, another, moment, ya, well then, pleasures, sure, nothing else, else, no, yes, yeah, perfect, excellent,
    it, been, was, is, nice, good, great, lovely, pleasant, pleasure, enjoyable, wonderful, fun,
    delightful, awesome, always, real, really, very, so, glad, happy, enjoyed, loved, got, able, have,
    had, having, such, today, tonight, tomorrow, soon, later, again, now, next, time, day, night,
    evening, weekend, afternoon, morning, week, one, rest, your, then, around, until, till, and, for,
    must, going, ai, device, friend, bot, robot, buddy, pal, my, we, i am, thank, thanks, everything,
    all, helping, help, chat, talk, to, in, while, bit, a few, on, the, flip, side, be, off, out, home,
    bed, work, with, but, when, run, hope, see, speak, that, this, you, there, back, gator, crocodile,
    folks, everyone, guys, am, say, as, much, conversation, of, sweet, dreams, well, late
  `,
  tolerance: 1,
};
