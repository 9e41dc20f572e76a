/** What words do in a verdict: say yes or no, judge, turn round, emphasise, or only belong to the talk about the skill. */
import { phrasesOf } from '../phrases.ts';

export type Role =
  | 'emphasis'
  | 'yes'
  | 'no'
  | 'right'
  | 'wrong'
  | 'good'
  | 'bad'
  | 'not'
  | 'meant'
  | 'got'
  | 'said'
  | 'meta'
  | 'world'
  | 'question'
  | 'consent';

export const ROLES = phrasesOf<Role>({
  yes: `
    yes, yeah, yep, yup, yeap, yah, ya, yea, uh huh, mm hmm, mhm, roger that, ten four,
    one hundred percent, a hundred percent, 100 percent, 100%, true that, you bet, you know it,
    it is a yes, that is a yes, yessiree, yuh, yas, no problem, not wrong, no objection, no objections,
    aye, yessir, yes sir, affirmative, okay, oh yes, oh yeah, hell yeah, hell yes, by all means, si,
    roger, yass, alright, fine, very well, right on, amen, aye aye, oh sure, it sure is, uhuh,
    very much so, so it is, sure is, it is so, appears so, appear so, seems so, righto, okay by me,
    a okay, gladly, happy to, willing, granted, sounds like a plan, good call, yes yes, yeah yeah,
    fine by me, fine with me, okay with me, good with me, cool with me, good by me, sure enough, i choose this one,
    i choose that one, i will try that, i will go with that, i will go with it, that will work, that would work,
    that should work, that will do nicely, that will be fine, that would be fine, that will be good, that is my pick,
    perfect pick, perfect choice, good pick, great pick, good choice, great choice, nice choice, excellent choice,
    nice pick, there you go, please do, please do so, if you please, okey dokey, okie dokie, ok by me, right you are, do so, yessum, yippers, yup yup, you may, i accept
  `,
  emphasis: `
      absolutely, definitely, certainly, of course, sure, sure thing, indeed, totally, for sure,
      naturally, surely, certainly yes, without a doubt, no doubt, obviously, fo sho, most definitely,
      most certainly, positively, undoubtedly, clearly, unquestionably, in fact, truly, for certain,
      for real, no question
    `,
  no: `
    no, absolutely no, do not think so, do not believe so, do not suppose so, not think so,
    not believe so, beg to differ, not interested, no interest, please do not, do not do that,
    do not do it, do not play that, do not play it, do not play this, not even close, nowhere near,
    no siree bob, no can do, i am good, i am fine, i am okay, let us not, nope not, nope, nah, naw, nay, no way,
    no thanks, no thank you, negative, never, not at all, absolutely not, certainly not, definitely not,
    of course not, not really, not exactly, not quite, not necessarily, not particularly, not a chance,
    no chance, no sir, hell no, heck no, uh uh, nuh uh, not happening, i will pass, pass, not for me,
    by no means, please no, no good, not that, not this, not that one, not it, i would rather not,
    rather not, under no circumstances, no siree, not today, not now, hard pass, not likely, not so,
    nada, hardly, not a fan, not my thing, not really my thing, not my taste, not my style,
    not my cup of tea, not feeling it, not into it, meh, i think not, seems not, suppose not, guess not,
    hope not, prefer not, forget that, fat chance, not at this time, not yet, not just yet, do not like any, do not like any of them, do not like any of those, do not like any of these,
    do not like them, do not like those, do not like these, not at the moment,
    not right now, maybe later, perhaps later, some other time, another time maybe, maybe another time, maybe next time,
    in a little while, not necessary, not needed, not required
  `,
  right: `
      right, correct, correctly, correcly, true, truth, exact, exactly, accurate, confirm, confirmed,
      approve, approved, accept, accepted, agree, agreed, positive, a fact, factual, valid, precisely,
      spot on, bingo, that is it, that one, nailed it, yes it is, the case, makes sense, make sense,
      verified, legit, proper, properly, helpful, satisfied, satisfactory, appropriate, suitable,
      relevant, acceptable, useful, working, rightly, precise, sounds right, seems right, concur
    `,
  wrong: `
      wrong, could not be more wrong, correct it, correct this, correct that, correct yourself, rectify,
      fix it, fix that, fix this, not working, wrongly, incorrect, incorrectly, false, mistake,
      mistakes, mistaken, failed, fail, fails, failing, failure, useless, unhelpful, confused,
      confusing, misled, misleading, misread, inappropriate, improper, unrelated, poor, poorly, badly,
      problem, problems, issue, issues, ridiculous, disagree, refuse, decline, reject, rejected, denied,
      deny, doubt, doubt it, doubtful, unlikely, impossible, opposite, unacceptable, unsatisfied,
      unsatisfactory, dissatisfied, disappointed, disappointing, unsuitable, mess, ruined, flawed,
      bogus, phony, baloney, bull, bullshit, nonsensical, error, errors, untrue, inaccurate, invalid,
      erroneous, messed up, mess up, messed, screwed up, mixed up, misunderstood, misheard,
      misunderstand, fake, unfactual, lie, a lie, off base, misinterpreted, wrong one, fallacious,
      falsehood, incorrectness, fault, faulty, in error
    `,
  good: `
    good, great, perfect, perfectly, excellent, wonderful, fantastic, amazing, awesome, brilliant,
    lovely, nice, cool, super, superb, terrific, beautiful, love it, love that, love this, love these, love those, love them, like these, like those, like them, i love these,
    enjoy these, enjoy them, i love it,
    i like it, i like that, i like this, liked it, loved it, like the sound of that, enjoy it,
    enjoyed it, sweet, fabulous, marvelous, delightful, well done, works for me, sounds good,
    sounds great, sounds nice, sounds lovely, sounds perfect, sounds fine, sound good, that works,
    that will do, happy with that, dig it, i dig it, i do like, sick, fire, dope, better, well, want it,
    that would be nice, that would be great, awesomely, pleased
  `,
  bad: `
    bad, terrible, awful, horrible, hate it, hate that, hate this, hated it, dislike it, dislike that,
    dislike, hate, boring, lame, sucks, rubbish, garbage, crap, ugly, worse, worst, not good, gross,
    annoying, ew, eww, yuck, ugh, stinks, trash, weak, dreadful, disliked it, horrendous,
    can not stand it, can not stand this, can not stand that, nonsense
  `,
  not: 'not, never, no longer, nothing, none, neither, hardly, something else, anything but',
  meant: `
      my question, i expected, i had in mind, i asked you, i told you, i needed, i was asking,
      i was after, i intended, i was saying, i said, i asked, i meant, i wanted, i requested, i ask,
      i say, i want, i need, i requested, what i said, what i asked, what i wanted, what i meant,
      what i want, asked for, looking for, searching for, i was searching for, i was looking for,
      my request, my meaning
    `,
  got: `
    got it, you got it, got that, get it, get that, understood it, understood, got, gotten, done it,
    did it, did that, done that, has it, have it
  `,
  said: `
    follow, followed, following, getting, giving, intend, expect, tell, told, give, gave, hear, heard,
    catch, require, required, say, said, ask, asked, asking, want, wanted, need, requested, get,
    understand, interpret, mean, meant, search, searching, look, looking, like, order, ordered
  `,
  meta: `
    info, command, commands, response, responses, answer, answers, instruction, instructions, request,
    requests, task, tasks, statement, statements, information, reply, understanding, what you said,
    what you just said, what you have said
  `,
  consent: `
      do it, go ahead, go for it, let us do it, let us do that, let us go, let us go with that,
      please do, why not, by all means, i would love that, i would love to, i would like that,
      i would i like it, i like that, i like this, i guess so, i think so, i suppose so, i suppose,
      i believe so, i vote yes, count me in, i am in, i am down, down for that, give it a go,
      give it a try, let us hear it, i want that, i want it, i will take it, i guess, go on, keep going,
      if you like, with pleasure, i will try it, try it, proceed, bring it on, that is the one,
      this is the one, this one, that is what i want, i am up for it, i am up for that, be my guest,
      game on, say yes, i want this, i am game, hook me up
    `,
  question: `
      is, are, was, were, do, does, did, can, could, will, have, has, are you, is that, is this, is it,
      are you sure, did you, do you, can you, could you, will you, would you, have you, was that,
      was it, are we, am i, did i, did it, does it, does that, were you
    `,
  world: `
      these, those, they, selection, selections, choices, options, suggestions, picks, list, additions, all, i, am, afraid, you, it, that, this, the, a, an, is, are, was, were, be, been, being, would, will,
      could, can, should, have, has, had, do, did, does, to, of, for, with, in, on, at, about, and, but,
      so, as, all, just, still, also, what, said, say, saying, told, tell, gave, give, given, get,
      got, gotten, getting, understand, understood, understanding, interpret, interpreted, done, doing,
      did, made, make, mean, meant, ask, asked, asking, want, wanted, need, requested, search,
      searching, look, looking, think, believe, know, guess, feel, seems, seem, seemed, seems like,
      sounds, sound, looks, like, turns out, turn, out, turned, question, questions, thing, things, job,
      one, ones, way, manner, kind, option, choice, suggestion, song, songs, music, track, artist,
      genre, album, playlist, work, try, tried, listen, carefully, better next time, next time,
      correct it, correct yourself, something, date, time, name, action, actions, result, results,
      output, idea, point, part, concept, message, sentence, voice, input, query, meaning, attention,
      paying, pay, my, your, me, please, sorry, thanks, thank, there, here, some, such, very, much,
      really, quite, totally, completely, entirely, overwhelmingly, strongly, highly, most, definite,
      definitely, some, any, wait, hmm, oops, oh, no, shit, damn, dammit, damnit, hell, heck, crap, uhh,
      uh, well, actually, man, again, check, rectify, fix, correct that, correct this, not, how, then,
      must, may, might, too, leading, lead, into, from, up, could be, would be, sir, boy, gosh, god,
      jesus, hold on, stop, more, at all, everything, completely, my response, my answer, say, dude,
      perhaps, since, because, always, another, let, us, vote, them, their, they, him, myself, yourself,
      through, intended, expected, expecting, in fact, sort, appear, appears, have to, to be, mind,
      view, book, go along with, along, speaking, speak, jack, own, heart, as far as, knowledge, say so,
      one hundred, exactly what, every, single, other, word, words, order, instead, same, far, from,
      detail, details, heard, hear, listening, listened, misunderstanding, pretty, plain, simply, near,
      close, mine, even, story, now, it all, already, the whole, suppose, conclude, wish, hope, happen,
      happened, happening, my opinion, opinion, statement is, something, anything, sense, kinda
    `,
});
