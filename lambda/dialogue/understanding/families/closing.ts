/** "That's all I need", "nothing else, thanks", "I'm all set": nothing is asked for any more. */
import { framed } from '../phrases.ts';
import { AROUND, type Wording } from './wording.ts';

/** "That's it" alone agrees; with thanks it ends. */
const THANKED = framed(
  '* that is it, that is it *, * that will be it, * that will do, * that is perfect, * that is great',
  'thanks, thank you, thanks so much, thank you so much, thanks a lot, thank you very much, thanks very much, many thanks, thanks again, thank you again',
);

export const CLOSING: Wording = {
  act: { act: 'stop' },
  cues: `
    ${THANKED},
    that is all, this is all, that was all, this was all, that will be all, that would be all, it will be all,
    that is everything, that was everything, that will be everything, this is everything, that will be it,
    that would be it, that will do it, that does it, that is it for, that is it thanks, that is it thank you,
    thanks that is it, thank you that is it, it for now, all for now, everything for now, all set, all good for now,
    good for now, all i need, all i needed, all i want, all i wanted, all i was looking for, everything i need,
    everything i needed, nothing else, nothing more, nothing further, not need anything else, not need anything more,
    not need any more, not need anymore, not need anything further, not need any further, not need more,
    not want anything else, not want anything more, not be needing anything else, not be needing anything more,
    not be needing any more, not require anything else, not require any more, need nothing else, need nothing more,
    need nothing further, want nothing else, not think of anything else, not have anything else, no further help,
    no more help, no other help, no further assistance, no more questions, no further questions, no other questions,
    i am done, we are done, all done
  `,
  padding: `
    ${AROUND},
    no, nope, yes, yeah, not, i, do, will, would, needing, needed, wanted, for, now, right now, at, this, moment, time,
    today, help, assistance, from, you, your, with, very, really, all, thanks, thank, appreciate, appreciated, great,
    perfect, good, cool, nice, awesome, wonderful, excellent, okay, else, anything, anymore, more, further, it, think,
    think of, can not, then, be, currently, so much, got it, see, looking, looking for, asked, here, we, us, sure, lot,
    so, much, helping, helpful, been, has, have, just, but, and, done, questions, information, info, day
  `,
};
