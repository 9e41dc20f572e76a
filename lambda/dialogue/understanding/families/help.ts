/** "Help", "what can you do", "what can I ask you". */
import { AROUND, type Wording } from './wording.ts';

export const HELP: Wording = {
  act: { act: 'help' },
  cues: `
    how can i use, how can i talk, how do i talk, what can you be, teach me how, show me how,
    help, help me, what tasks, what questions, what topics, what subjects, what sort of questions, types
    of questions, kinds of questions, kinds of things, types of things, kind of things, sorts of things,
    things i can ask, things can i ask, what all can you, questions can i, can i ask you, i ask you, ask
    of you, help me with, assist me, subjects, topics, familiar with, questions you, areas, what is it
    you do, what are you for, what is your purpose, give me a hand, i need a hand, what can you do, what
    do you do, what can i say, what can i ask, what can i do, how does this work, how do i use, how do
    you work, what are you able to, what are my options, what are the options, how can you help,
    instructions, i am lost, i am stuck, i am confused, what should i say, what should i do, what are
    your, what do you know, what can you help, things you can, capabilities, what else can you do, able
    to, capable of, i do not know how, what are you, need help, need some help, commands, what things
    can, what questions can, assist, explain how, tell me what you can do
  `,
  padding: `
    ${AROUND},
    ai, device, assistant, allowed,
    how, what, use, this, say, do, ask, work, works, skill, help, with, me, tell, give, some, options,
    here, things, thing, kind, kinds, types, type, sort, sorts, about, can, does, are, be, know, your,
    capabilities, features, questions, topics, all, exactly, else, get, supposed, should, able, answer,
    doing, out, explain, there, in, assist, capable, abilities, commands, work with, more, let, which,
    may, subjects, certain, complete, accomplish, understand, comprehend, respond, reply, response,
    familiar, knowledge, asked, asking, about which, answers, anything, best, stuff, tasks, task,
    perform, of, i am, any, inform, curious, assistance, guide, show, list, range, categories, category,
    well, information, something, used, other, different, good, everything, full, hear, need, want,
    wondering, or, purpose, for, know about, at, job, requests, request, problems, ok, look, us, my
  `,
};
