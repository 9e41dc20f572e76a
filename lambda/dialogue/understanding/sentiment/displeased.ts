/** What displeased customers say, from hesitation and the plain no to disgust. */

export const DISPLEASED: readonly (readonly [valence: number, phrases: string])[] = [
  [
    -0.04,
    `
      hmm, hm, hmmm, uh, um, eh, er
    `,
  ],
  [
    -0.1,
    `
      maybe not, if you must, if i must, if i have to, if we must, fine whatever, not right now, not now,
      not today, not tonight, maybe later, maybe another time, some other time
    `,
  ],
  [
    -0.2,
    `
      skip, skip it, skip this, skip that, pass
    `,
  ],
  [
    -0.32,
    `
      no, nope, nah, naw, nay, no thanks, no thank you, negative, i will pass, hard to say yes, meh, bleh,
      is mid, average, mediocre, bland, forgettable, generic, repetitive, dated, cheesy, corny, too
      long, too loud, too slow, too fast, too heavy, too soft, too much for me, could be better, have heard
      better, heard better, nothing special, not special, so what, prefer not, rather not, would rather not,
      not really, not quite, not exactly, not necessarily, i think not, incorrect, wrong, not right, not
      correct, not true, false, invalid, not it, not that, not that one, not this one, not this, not for me,
      not my favourite, not my favorite, not the best, disagree, decline, refuse, reject, stop it, oh dear,
      oops, tolerable at best, yeah no, yeah whatever, yawn, sigh, off the mark, not again, enough already,
      move on, never mind that, mistake, mistakes, mistaken, wrongly, incorrectly, misunderstood, misheard,
      mixed up, messed up, error, weird, odd, strange, bizarre, confusing, derivative, predictable,
      formulaic, samey, same old, sloppy, flat, tinny, muddy, shrill, drags, drags on, drags a bit,
      dragging, goes on forever, goes on and on, too busy, too dark, too sad, too happy, too noisy, too
      poppy, too mellow, too upbeat, too quiet, too old, too new, too weird, too sweet, too sappy, too
      sentimental, too intense, too aggressive, too cheerful, too electronic, too commercial, too modern,
      too cheesy, too mainstream, too obscure, a bit much, too much, could do without, could live without,
      can live without, unconvinced, unconvincing, missed the mark, misses the mark, fell flat, falls flat,
      a chore, tiring, gets old, got old, getting old, wearing thin, a million times, a thousand times, too
      many times, too often, overdone, overproduced, cheap, fake, confused, the opposite, not as, somewhere
      else, background noise, wrong vibe, oh come on, i am good, no more of this, no more of that
    `,
  ],
  [
    -0.6,
    `
      boring, bored, dull, weak, lame, tedious, monotonous, tiresome, bad, poor, off putting, wrong again,
      underwhelming, underwhelmed, disappointing, disappointed, overrated, overplayed, thumbs down, no way,
      hard pass, absolutely not, definitely not, certainly not, no chance, not a chance, no no no, please
      no, over my dead body, oh no, ugh, urgh, argh, ew, blah, bah, gross, annoying, annoyed, irritating,
      irritates me, grating, whiny, cringe, cringy, cringey, just noise, such noise, this noise, shouty,
      sick of, tired of, bored of, fed up with, fed up, had enough, had enough of, enough of this, turn it
      off, turn this off, turn that off, shut it off, switch it off, get rid of it, not again please,
      falling asleep here, puts me to sleep, bores me, anything but this, anything but that, leaves me cold,
      do not get it, you do not know me, do not know me, do not get me, wrong song, yeah right, as if, come
      on man, are you kidding, are you kidding me, you must be joking, are you serious, wtf, what the hell,
      what the heck, disgusted, useless, unhelpful, pointless, a waste, waste of time, kill the mood, kills
      the mood, ruins it, ruined, a mess, meaningless, soulless, obnoxious, pretentious, worse, this one
      again, thanks for nothing, barely tolerable, barely listenable, no good, shit, damn it, dammit,
      goddammit, god damn it, bullshit, unimpressed, uninspired, uninspiring, unoriginal, unimaginative, a
      letdown, letdown, let down, let me down, dud, flop, downer, bummer, exhausting, played to death, over
      it, over this, over this one, miserable, ridiculous, second rate, third rate, amateurish, out of tune,
      off key, jarring, distracting, frustrating, frustrated, shocking, bugs me, screechy, who likes this,
      who listens to this, badly, worse than, unhappy, unsatisfied, dissatisfied, displeased, regret,
      dreary, lifeless, pain, hurts, had it with, way off, ruins, ruins everything
    `,
  ],
  [
    -1,
    `
      awful, terrible, horrible, dreadful, atrocious, abysmal, appalling, horrendous, horrific, hideous,
      rubbish, garbage, trash, crap, crappy, shite, shitty, sucks, suck, sucked, stinks, stank, pathetic,
      disgusting, vile, dire, ghastly, the worst, worst song, worst thing, worst ever, worst song ever,
      unbearable, intolerable, unlistenable, insufferable, painful, torture, a joke, an insult, nails on a
      chalkboard, my ears are bleeding, ears bleed, ears bleeding, hurts my ears, hurt my ears, headache, a
      headache, makes me sick, feel sick, want to throw up, makes me cringe, yuck, yucky, eww, ewww, puke,
      hell no, god no, heck no, fuck no, fuck off, shut up, fuck this, screw this, kill me, drives me mad,
      drives me crazy, driving me mad, driving me crazy, driving me nuts, drives me up the wall, ruined my
      day, ruined my mood, hot garbage, dumpster fire, utter nonsense, nightmare, abomination, cacophony,
      racket, stop the noise, put me out of my misery, soul destroying, make it stop, stupid, idiotic, dumb,
      nonsense, lousy, horrid, nasty, ugly, unpleasant, offensive, unacceptable, disaster, disastrous,
      catastrophe, a crime, hopeless, worthless, vomit, gets on my nerves, on my nerves, does my head in,
      doing my head in, tone deaf, miserably, abhorrent, revolting, repulsive, drivel, tripe, bollocks, piss
      off
    `,
  ],
];
