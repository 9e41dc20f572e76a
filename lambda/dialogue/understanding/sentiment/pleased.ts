/** What pleased customers say of music and of us, down to the plain yes and the mere acceptance. */

export const PLEASED: readonly (readonly [valence: number, phrases: string])[] = [
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
      favourite, favorite, classy, clever, brings back memories, good memories, great memories, growing on me, grows on me, grew on me, digging this, digging it, digging these, dig it, dig
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
      play, i approve, approve, approved, do not stop, cute, likeable, likable, more
      of this, more of that, more of these, better than, an improvement, improvement, improving, promising,
      not bad this, pretty neat, a bit of fun, welcome, glad of, intriguing, tuneful, get
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
];
