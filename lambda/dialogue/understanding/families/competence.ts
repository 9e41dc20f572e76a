/** "What are you able to answer?", "which subjects are you versed in?": what the skill is good for. */
import { AROUND, type Wording } from './wording.ts';

export const COMPETENCE: Wording = {
  act: { act: 'help' },
  cues: `
    ask, asked, asking, answer, answering, say, do, doing, use, using, help, assist, know, able, capable, knowledgeable,
    knowledgable, knowledge, versed, familiar, skilled, proficient, competent, trained, programmed, designed, built,
    equipped, made, meant, intended, expertise, specialize, specialise, specialty, speciality, skills, abilities,
    capabilities, features, functions, functionality, functionalities, commands, options, talents, powers, strengths,
    supposed, allowed, permitted, support, handle, understand, respond, work, perform, accomplish, offer, provide, good at,
    talk to you about, tell me about, topics, subjects, areas, questions, services
  `,
  needs: [
    'what, which, how, tell me, show me, explain, give me, describe',
    'you, your, i ask, i say, can i, may i, should i, i can, i may, i should, am i allowed, am i able, am i supposed',
  ],
  padding: `
    ${AROUND},
    what, which, how, tell, show, explain, give, describe, kind, kinds, sort, sorts, type, types, range,
    variety, stuff, things, thing, all, any, some, everything, anything, something, topics, topic, subjects, subject,
    subject areas, areas, area, fields, field, questions, question, tasks, task, requests, request, commands, command,
    info, information, answers, answer, examples, example, different, various, certain, specific, possible, best, most,
    good, other, else, exactly, in, out, are, should, might, must, know, ask, asked, asking, answering, doing, do, say, use,
    help, able, capable, skill, app, conversation, system, program, service, one, ones, more, much, well, really, available,
    feel free, free, out there, able to, of, categories, category, know about, things like, i can, wondering, wonder,
    curious, learn, find out, understand, today, get, getting, answered, knowing
  `,
};
