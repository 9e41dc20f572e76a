/**
 * How much a word or phrase of a reply about music feels, as data: 0.3 is a plain yes, 1 plain delight. Our own list,
 * because the general ones read moods and titles as feelings ("sad", "hell", "love songs") and do not know that a
 * song that is sick or slaps is a good one. Written as the words are after `normalise`: contractions opened.
 */
import { Phrases } from '../phrases.ts';

export interface Feeling {
  readonly valence: number;
  /** What its denial feels, where that is not the rule's: "not good" is worse than "good" is good. */
  readonly denied?: number;
}

const VALENCES: readonly (readonly [valence: number, phrases: string])[] = [
  [
    1.1,
    `
      brilliant, amazing, incredible, phenomenal, magnificent, sensational, stunning, exquisite, flawless,
      breathtaking, unbelievable, spectacular, glorious, masterpiece, a masterpiece, outstanding, mind
      blowing, blows my mind, blew my mind, best song, best song ever, best thing, the best, the greatest,
      my absolute favourite, my all time favourite, all time favourite, all time favorite, goosebumps, gives
      me chills, gave me chills, chills down my spine, chef 's kiss, out of this world, could not be better,
      can not get better, does not get better, do not get better, obsessed, obsessed with, in love with, on
      point, ten out of ten, 10 out of 10, 10 10, in heaven, this is heaven, heavenly, divine, to die for,
      legendary, goat, the goat, astounding, mesmerizing, mesmerising, enthralling, captivating,
      spellbinding, miraculous, bliss, blissful, paradise, unforgettable, exhilarating, ecstatic, jaw
      dropping, world class, second to none, once in a lifetime, a triumph, shivers, gave me shivers, spine
      tingling, tingles, giving me life, outdone yourself, pure gold, pure class, absolute class, love love
      love
    `,
  ],
  [
    1,
    `
      perfect, perfection, awesome, fantastic, wonderful, superb, fabulous, excellent, terrific, marvellous,
      marvelous, splendid, ace, epic win, slaps, slap, slapping, banger, a banger, bangers only, absolute
      banger, this bangs, it bangs, certified banger, hits different, is fire, straight fire, pure fire, on
      fire, so fire, is lit, so lit, is sick, so sick, sick song, sick beat, sick tune, sick track,
      absolutely sick, my jam, hits the spot, hit the spot, hits home, two thumbs up, my favourite, my
      favorite, favourite song, favorite song, my favourites, my favorites, the bomb, da bomb, tears of joy,
      cry with joy, can not get enough, could listen to this all day, could listen to it all day, could
      listen to this forever, made my day, makes my day, you get me, gets me every time, just what the
      doctor ordered, music to my ears, nothing beats, no skips, killer tune, killer track, hell yes, hell
      yeah, heck yes, heck yeah, fuck yes, fuck yeah, elite, god tier, top tier, next level, beautiful,
      gorgeous, delightful, exactly what i wanted, exactly what i needed, exactly what i was looking for,
      just what i wanted, just what i needed, exactly my taste, this is it, now this is it, nails it, love
      to bits
    `,
  ],
  [
    0.8,
    `
      great, lovely, rocks, it rocks, this rocks, you rock, rules, goes hard, went hard, goes so hard, is a
      bop, such a bop, absolute bop, such a tune, is a tune, what a tune, a vibe, such a vibe, what a vibe,
      a jam, a classic, an absolute classic, dope, killer, wicked, rad, ill beat, bussin, a mood, a whole
      mood, impressive, stellar, superior, sublime, infectious, addictive, irresistible, love me
      some, oh yes please, charming, adorable, fire, sick, lit, gas, spot on, nailed it, bang on, right up
      my street, right up my alley, up my street, up my alley, now we are talking, more like it, much
      better, way better, so much better, that is better, love to hear it, can not wait, thrilled, excited,
      stoked, hyped for this, you read my mind, makes me want to dance, want to dance, got me dancing, makes
      me happy, makes me smile, puts me in a good mood, cheers me up, lifts my mood, thumbs up, yes please
      yes, keep them coming, keep it coming, more of that please, can not go wrong, can not beat, works a
      treat, big fan, a big fan, happy with, very happy with, growing on me fast, tip top, top notch, first
      class, amen to that, good shout, great shout, wow, whoa, woah, oh wow, yay, woohoo, yippee, hooray,
      hurrah, whoop, bravo, you know me well, know my taste, i am down for that, count me in, oh my god yes,
      omg yes, fascinating, gripping, riveting, engrossing, entertaining, delighted, admire, a winner, a
      delight, a joy, a pleasure, a treasure, a treat, a real treat, remarkable, timeless, talented, genius,
      a genius, elegant, inventive, creative, imaginative, heartfelt, heartwarming, touching, poignant,
      polished, stylish, class, quality, hooked, i am sold, standout, stand out, hilarious, thankful,
      grateful, blessed, makes me feel good, makes me feel better, feels so good, feels right, really
      something, has me smiling, smiling, singing along, tapping my foot, toe tapping, nodding along, in my
      head in a good way, ftw, hits like a truck, on repeat, happy days, wonderfully, beautifully,
      perfectly, beautiful choice, joy, brings me joy, a keeper, keeper, right vibe, best ever
    `,
  ],
  [
    0.6,
    `
      nice, cool, sweet, neat, groovy tune, good one, great one, nice one, good choice, good pick, good
      call, nice pick, nice choice, good taste, well done, good job, great job, nice job, good stuff, great
      stuff, catchy, pleased, enjoyable, fun song, so fun, such fun, is fun, was fun, great fun,
      delicious, tasty, hits hard, moves me, touches me, speaks to me, refreshing, a gem, such a gem,
      favourite, favorite, classy, clever, brings back memories, good memories, great memories, takes me
      back, growing on me, grows on me, grew on me, digging this, digging it, digging these, dig it, dig
      this, dig that, jamming to this, vibing, vibing with it, vibing to this, vibe with this, vibe with it,
      can vibe, feeling good about, agree, you got it, that is the one, this is the one, that is the stuff,
      that is the spirit, sounds like a plan, cheers, i appreciate, appreciate it, appreciated, you are the
      best, is lovely, worth it, smashing, smart, a hero, my hero
    `,
  ],
  [
    0.45,
    `
      yes please, oh yes, oh yeah, ooh yes, ooh yeah, yes yes, sounds good, sounds nice, works for me, why
      yes, with pleasure, gladly, by all means, absolutely yes, not half bad, decent, solid, but i do, but i
      did, pleasant, better, would like that, would love to, am game, i am in, all right then yes, fair
      play, i approve, approve, approved, do not stop, cute, likeable, likable, comforting, soothing, more
      of this, more of that, more of these, better than, an improvement, improvement, improving, promising,
      not bad this, pretty neat, funny, a bit of fun, welcome, glad of, intriguing, tuneful, melodic, get
      used to this, get used to it, again again
    `,
  ],
  [
    0.32,
    `
      yes, yeah, yep, yup, yea, yah, ya, aye, yass, yas, sure, sure thing, definitely, certainly, of course,
      absolutely, totally, indeed, exactly, precisely, affirmative, agreed, correct, that is right,
      correctly, is right, right on, true, accurate, you bet, for sure, go ahead, go for it, let us do it,
      let us go, let us hear it, do it, why not, can not complain, no complaints, would not say no, would
      not mind that, would not mind it, would not mind this, would not mind hearing, sounds like the one,
      the song i wanted, that works, it works, this works, will do nicely, i would like that, bingo, i
      accept, accepted, sounds fine, good enough, good with that, cool with that, fine by me, fine with me,
      works, no problem, uh huh, mm hmm, mhm, mmhm, yes it is, keep it, keep playing, keep going, i will
      take it, that is it, not wrong, roger
    `,
  ],
  [
    0.2,
    `
      thank you, thanks, thank you so much, many thanks
    `,
  ],
  [
    -0.2,
    `
      skip, skip it, skip this, skip that, pass
    `,
  ],
  [
    0.16,
    `
      okay, alright, all right, okay then, fine, that will do, it will do, this will do, will do, fair
      enough, not a problem, could be worse, bearable, listenable, passable, tolerable, okay
      yes, fair
    `,
  ],
  [
    0.05,
    `
      i guess so, i suppose so, i guess, i suppose, if you say so, if you like, it is okay, it is fine, it
      is alright, it is all right, is okay, is alright, so so, does the job, have heard worse, heard worse,
      nothing wrong with, okay i guess, fine i guess, sure i guess, alright i guess, not terrible, not
      awful, not horrible, not the worst, interesting, that is different
    `,
  ],
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
    -0.32,
    `
      no, nope, nah, naw, nay, no thanks, no thank you, negative, i will pass, hard to say yes, meh, bleh,
      mid, is mid, average, mediocre, bland, forgettable, generic, repetitive, dated, cheesy, corny, too
      long, too loud, too slow, too fast, too heavy, too soft, too much for me, could be better, have heard
      better, heard better, nothing special, not special, so what, prefer not, rather not, would rather not,
      not really, not quite, not exactly, not necessarily, i think not, incorrect, wrong, not right, not
      correct, not true, false, invalid, not it, not that, not that one, not this one, not this, not for me,
      not my favourite, not my favorite, not the best, disagree, decline, refuse, reject, stop it, oh dear,
      oops, tolerable at best, yeah no, yeah whatever, yawn, sigh, off the mark, not again, enough already,
      move on, never mind that, mistake, mistakes, mistaken, wrongly, incorrectly, misunderstood, misheard,
      mixed up, messed up, error, weird, odd, strange, bizarre, confusing, derivative, predictable,
      formulaic, samey, same old, sloppy, flat, tinny, muddy, harsh, shrill, drags, drags on, drags a bit,
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

/** Words whose denial says more, or less, than the rule would have it. */
const DENIABLE: readonly (readonly [valence: number, denied: number, phrases: string])[] = [
  [
    0.6,
    -0.6,
    `
      good
    `,
  ],
  [
    0.5,
    -0.65,
    `
      my thing, my kind of thing, my style, my taste, my cup of tea, my vibe, my speed, my bag
    `,
  ],
  [
    0.75,
    -0.65,
    `
      feeling it, feeling this, feeling that, feeling these, feeling this one, feel it, feel this one
    `,
  ],
  [
    0.55,
    -0.6,
    `
      into it, into this, into that, into these, into them, a fan, much of a fan, a huge fan, keen, keen on
      it
    `,
  ],
  [
    0.5,
    -0.6,
    `
      doing it for me, does it for me, do it for me, working for me, clicking, interested, what i asked for,
      what i wanted, what i want, what i meant, what i requested, what i needed, what i was looking for,
      what i had in mind, what i said, what i just said
    `,
  ],
  [
    0.3,
    -0.35,
    `
      exciting, special, original, memorable
    `,
  ],
  [
    0.3,
    -0.12,
    `
      am happy, are happy, happy to, was happy, glad
    `,
  ],
  [
    0.3,
    -0.45,
    `
      the right, right response, right answer, right command, right one, right song
    `,
  ],
  [
    0,
    -0.5,
    `
      interested in
    `,
  ],
  [
    0.5,
    -0.5,
    `
      convinced, impressed, satisfied, helpful, useful, acceptable, suitable, appropriate, a fan of this, sold
    `,
  ],
];

/** Feelings about whatever is their object: full about what plays, less about a kind of music (see `
      sentiment.ts
    `). */
const TASTES: readonly (readonly [valence: number, denied: number, phrases: string])[] = [
  [
    1.15,
    -0.35,
    `
      love, loved, loving, loves, adore, adored, am crazy about, am mad about, am wild about
    `,
  ],
  [
    0.75,
    -0.5,
    `
      enjoy, enjoyed, enjoying, am a fan of, am a big fan of, am a huge fan of
    `,
  ],
  [
    0.5,
    -0.65,
    `
      like, liked, liking, appreciate, am into, am really into, into, am so into, fond of, am fond of, keen
      on, a fan of, a big fan of, a huge fan of, much of a fan of, the biggest fan of
    `,
  ],
  [
    -0.75,
    0.12,
    `
      dislike, disliked, am sick of, am tired of, am bored of
    `,
  ],
  [
    -1.1,
    0.12,
    `
      hate, hated, hating, hates, despise, loathe, detest, can not stand, can not bear, can not take, could
      not stand
    `,
  ],
];

/** Phrases that hold a word of feeling and feel nothing: the longest match wins. */
const PLAIN = `
      love song, love songs, feel good, feelgood, good old days, good old, good mood, bad mood, good
      morning, good evening, good night, good day, good afternoon, best of, greatest hits, a great deal, a
      good deal, great big, so good album, something like, sounds like, sound like, songs like, music like,
      more like, just like, looks like, feels like, feel like, bit like, i would like, would like to, would
      like some, would love some, cool down, cool jazz, break up, not only, not just, no wait, no doubt, no
      matter, no idea, no problem at all, no one, no longer, not sure, not so sure, not too sure, for sure
      yet, know for sure, yes or no, yes or a no, a yes or, am sure, be sure, make sure, are you sure, do it
      again, go ahead and, do not mind, would not mind, nice mood, no more, no vocals, no lyrics, is that
      right, right now, all right now, better known, lesser known, well known, true love, sweet soul, bad
      boy, bad boys, bad guy, sure of it, like i said, fine tune, boogie, cool off, sick day, fire up, nice
      and slow, nice and, good to go, better not, pass on, next to, oh well, hard rock, smooth jazz, loving
      memory, rather than, slow jam, the best of, for my liking, to my liking, house party, no particular,
      thanks anyway, that is all, will be all, is all, love life, about love, make love, making love, love
      making, in love, falling in love, first love, crap shoot, hate to, would hate to
    `;

export const FEELINGS = feelings();
export const TASTE = taste();

function feelings(): Phrases<Feeling> {
  const table = new Phrases<Feeling>().add(PLAIN, { valence: 0 });
  for (const [valence, denied, phrases] of DENIABLE) table.add(phrases, { valence, denied });
  for (const [valence, phrases] of VALENCES) table.add(phrases, { valence });
  return table;
}

function taste(): Phrases<Feeling> {
  const table = new Phrases<Feeling>();
  for (const [valence, denied, phrases] of TASTES) table.add(phrases, { valence, denied });
  return table;
}
