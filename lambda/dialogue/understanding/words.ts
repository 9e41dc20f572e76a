/** The small words of requests for music, as data: what each contributes besides a value. */
import { Phrases, phrasesOf } from './phrases.ts';

/** A set of words, written as a list. */
export const set = (words: string): ReadonlySet<string> =>
  new Set(words.split(',').map((word) => word.trim()));

/** Assistants' names and politeness: never part of what is asked. */
export const COURTESY = new Phrases<true>().add(
  `
    please, alexa, olly, echo, computer, siri, google, hey google, okay google, hey siri, hey alexa,
    cortana, bixby, segue, assistant, hey, hi, hello, hi there, hey there, thanks, thank you,
    thank you very much, thank you so much, thanks a lot, thanks so much, thanks very much,
    thank you a lot, thanks a bunch, thanks a million, many thanks, thanks again, thank you again, once again thanks,
    once again thank you, thanks once again, thank you once again, thanks anyway, sir, man, dude, buddy, mate, well, um, uh,
    uhh, uhm, umm, er, erm, hmm, hm, mm, ah, oh, ooh, wow, whoa, okay, alright, all right, so, like i said, you know,
    i mean, actually, honestly, just, really, maybe, perhaps, i think, i guess, i suppose, i would say,
    a touch, a tad, slightly, a smidge, a hair, a wee bit, a notch, a lot, way, even, a good deal, for me, kindly, then, right now, now, today, tonight, if you can, if you could, if possible,
    if you do not mind, would you mind, good morning, good evening, a little, a bit, a little bit,
    kind of, sort of, pretty, very, quite, rather, super, totally, truly, literally, kinda, somewhat,
    fairly, i wonder if you could, how about, what about, let me think, let me see, let us see,
    i do not know maybe, basically, probably, definitely, possibly, some kind of, some sort of, type of,
    kind, for a change, for once, at the moment, at this point, as well, too, also, for us, to me,
    to us, there, here
  `,
  true,
);

/** "Good morning" is no wish for a morning. */
export const GREETINGS = new Phrases<true>().add(
  'good morning, good afternoon, good evening, good day, morning alexa, have a good day, thank you, thank you very much, thank you so much',
  true,
);

/** Grammar without content. Free of charge when counting what was understood. */
export const FUNCTION_WORDS = new Phrases<true>().add(
  `
    a, an, the, some, any, all, this, that, these, those, it, its, them, they, their, i, me, my, mine,
    we, us, our, you, your, he, she, him, her, his, am, is, are, was, were, be, been, being, do, does,
    did, have, has, had, can, could, will, would, shall, should, may, might, must, to, of, in, on, at,
    by, for, from, with, into, onto, about, as, off, up, out, over, and, or, but, if, because, when,
    while, since, than, there, what, which, who, whose, whom, how, where, why, get, got, going, go,
    something, anything, some things, things, thing, stuff, one, ones, bit, lot, lots, bunch, of course,
    much, many, more, most, want, wants, wanted, wanting, like, would like, love, need, needs, feel,
    feeling, feels, in the mood, mood, make, makes, makes me, let, give, us, up for, looking, search,
    looking for, look for, look, keen, i feel like, prefer, preferably, fan, into, wish, hoping, hope,
    try, trying, help, only, ever, ready, time, always, good, nice, great, cool, best, awesome, amazing,
    excellent, favorite, favourite, decent, beautiful, lovely, type, vibe, vibes, feel, sound, sounds,
    sounding, style, with some, era, decade, decades, years, year, period, age, time period, says, say,
    said, meant, mean, instead, rather, other, different, another, new, old, random, every, each, else,
    each, both, either, full, whole, entire, 's, put, please, now, later, on, over there, think, find,
    show, recommend, suggest, get me, can i get, my day, day, night, sometimes, usually, especially,
    particularly, mostly, mainly, even, still, yet, already, around, about, approximately, roughly,
    circa, level, levels, bpm, beat, beats, background, mix, genre, genres, category, categories, heard,
    before, changed my mind, change my mind, everything, heard this before, heard it before,
    heard that before, hear it, know this one, know this song
  `,
  true,
);

/** Verbs that ask to hear something. `hear` words say music on their own, `fetch` words could fetch anything. */
export const VERBS = phrasesOf({
  hear: `
    play, plays, plya, hear, hearing, listen to, listening to, listen, play me, blast, crank up, crank,
    jam to, rock out to, stream, dance to, tune in to, tune into, queue up, cue up, turn on some,
    throw on, can we hear, let us hear, start playing, go ahead and play
  `,
  fetch: `
      playing, put on, shuffle, find, find me, give me, get me, show me, show, give, get, start,
      start up, turn on, put, pull up, bring up, look up, open, use, run, search, search for, look for,
      looking for, recommend, suggest, download, load, begin, launch, pick, choose, select, stick,
      go to, switch to, change to, add, include, insert, want, need, try, i will take, i will have,
      go for, go with, browse, locate, fetch, discover, explore, check out, turn up, get going,
      enjoy, prefer, love, like, adore, save, set, create, build, compile, generate, curate, throw in, throw on, toss in, toss on,
    mix in, sprinkle in, wrap up with, round off with, finish with, finish off with, start with, start off with,
    top off with, end with, make me, put together, come up with, keep it, keep, stay with, stick with, stick to
    `,
});

/** Nouns that say the talk is of music, with what they name. */
export const NOUNS = phrasesOf({
  music: `
      music, playlist, playlists, musics, tunes, jams, jam, sounds of, playlist music, audio, melodies, melody, musical,
      theme song, theme songs, discography, music video, station, radio station, music station, radio,
      concert music, a cappella, compilation, compilations, best of, mix, mixes, mixtape, releases,
      new releases, latest releases, jukebox, library, music library, collection, music collection,
      lyrics, chart, charts, billboard, top ten, top 10, instrument, instruments
    `,
  track: `
      song, songs, track, tracks, tune, single, singles, piece, pieces, movement, ballad, ballads,
      chant, chants, selections, selection, anthem, anthems, cover, covers, theme, themes, composition,
      compositions, remake, jingle, sound track, soundtrack, concerto, sonata, symphony, overture,
      suite, medley, record label
    `,
  album:
    'album, albums, record, records, lp, lps, ep, eps, extended play, cd, cds, vinyl, disc, discs, mixtape',
  artist: `
      artist, artists, band, bands, singer, singers, musician, musicians, group, groups, rapper,
      rappers, composer, composers, dj, djs, vocalist, vocalists, performer, performers, songwriter,
      pianist, guitarist, act, acts, orchestra, duo
    `,
});

/** Pieces of music in forms that are also genres: "a concerto by X" names an item, "some concertos" a kind of music. */
export const FORMS = set(
  `
    soundtrack, soundtracks, concerto, sonata, symphony, chant, ballad, anthem, theme, melody, tune,
    sound track, musical, instrumental, remix, overture, prelude, fugue, nocturne, cantata, mass,
    requiem, score, cover, lullaby, hymn, aria, suite, etude, vocal, album, mashup, duet
  `,
);

export const PLAYLISTS = set(
  'playlist, playlists, list, mix, queue, favorites, favourites, library, collection, folder',
);
export const POSSESSIVES = set(
  "my, our, your, his, her, their, 's, the, this, that, called, named, titled, entitled",
);

/** Where music is played from is no fact about it. */
export const SERVICES = new Phrases<true>().add(
  `
    spotify, youtube, you tube, youtube music, pandora, deezer, groove shark, grooveshark, iheart,
    iheart radio, iheartradio, i heart radio, i heart, last fm, lastfm, last.fm, netflix, vimeo, zvooq,
    slacker, slacker radio, itunes, i tunes, google music, google play, google play music, amazon music,
    amazon prime, prime music, amazon, apple music, tidal, soundcloud, sound cloud, napster, sirius xm,
    siriusxm, tune in, tunein, rhapsody, qobuz, jamendo, bandcamp, band camp, audible, hulu,
    the speakers, my speakers, the speaker, speakers, speaker, the stereo, my phone, the tv, bluetooth,
    the echo, sonos, my device
  `,
  true,
);

/** How results are ordered. Not an attribute of ours, except popularity, which has its own words. */
export const SORTS = new Phrases<true>().add(
  `
    newest, latest, last, most recent, recent, best, greatest, top, top five, top ten, top twenty,
    top fifty, top hundred, top 5, top 10, top 20, top 50, top 100, top rated, highest rated,
    highest rating, good, number one, first, favorite, favourite, finest, hottest, top three, top 3,
    the very best, second, third, fourth, fifth, current, next, random, classic, essential, top 40,
    top forty, ten, five, twenty, fifty, three, two, four, six, live, original, old fashioned, old,
    early, sort by, sorted by, rated, popularity, top fifteen, twenty five
  `,
  true,
);

export const FILING = set('add, added, adding, put, insert, include, stick');
export const BY = set('by, from, of, featuring, feat, ft, performed, sung, starring');
/** After these a name may start. */
export const LEFT_EDGES = set(
  `
    by, from, of, featuring, feat, ft, performed, sung, starring, to, the, a, an, some, any, me, more,
    and, or, like, called, titled, named, entitled, 's, for, with, all, only, us, not, no, but, except,
    love, hate, prefer, enjoy, than, is, it, into, on, hear, adore, similar, please, isn, are, mostly,
    especially, think, bit, old, new
  `,
);
/** Before these a name may end. */
export const RIGHT_EDGES = set(
  `
    by, from, featuring, feat, ft, performed, on, in, to, for, using, with, via, through, off, and, or,
    but, please, now, next, again, right, only, 's, onto, into, at, instead, too, today, tonight, loud,
    loudly, that, not, like, who, play, radio, as, maybe, type, style, similar, sort, something, alexa,
    olly, top, newest, latest, best, most, greatest, thanks, thank, while, until, first, playlist,
    stuff, fan, fans
  `,
);

/** What the tree's aliases mean beside a genre, and nothing like one in conversation: "new music" is recent, "chill" a level of energy, "sleep" an activity. */
export const NOT_GENRES = set(
  `
    new music, popular music, heavy music, old songs, light music, world, chill, chill music, acoustic,
    acoustic music, unplugged, sleep, sleep music, sleeping music, study, study music, focus music,
    relaxing, relaxing music, relaxation, relaxation music, meditation, meditation music, yoga,
    yoga music, vocal, traditional, live, score, son, alte, mass, club, instrumental, instrumentals,
    movie music, lied, aria, oud, cut, snap, jit, original, modern, title, tunes, light, party, spoken,
    pass, pan, cadence, bop, choir, choirs, spiritual, healing, romantic, boss, audiobook, audiobooks, audio book, audio books, romantic era,
    rain sounds
  `,
);

/** Genres whose names are everyday words: only beside music do they mean one. */
export const WEAK_GENRES = set(
  `
    house, country, garage, jungle, bass, rage, dance, club, remix, comedy, poetry, christmas,
    halloween, wedding, drone, noise, trap, drill, swing, folk, dream, space, industrial, urban,
    tropical, disney, spa, harp, piano, guitar, violin, cello, organ, flute, brass, drums, mexican,
    indian, turkish, african, persian, arabic, chinese, japanese, korean, russian, german, french,
    italian, spanish, thai, indonesian, cuban, latin, brazilian, asian, celtic, egyptian, christian,
    gospel, sacred, worship, praise, musical, musicals, soundtrack, audiobook, audiobooks, audio book,
    snap, bounce, freestyle, boogie, roots, break, breaks, mod, outsider, glitch, doom, sludge, grind,
    crust, punk, metal, rock, soul, standards, lounge, exotica, minimalist, baroque, renaissance,
    medieval, ballet, opera, musical theater, orchestra, symphony, concerto, hymns, salsa, chutney,
    conga, banda, sega, rai, oldies, anime, chanting, mantra, novelty, parody, poems, tango, samba,
    mambo, bolero, rumba, disco, reggae, calypso, plena, bomba, son, alternative, progressive,
    psychedelic, experimental, classical, romantic, electronic, ambient, hardcore, emo, grime, crunk,
    dub, electro, synth, ethnic, spirituals, carols, lullaby, lullabies, rave, juke, steppers, rara,
    benga, fuji, semba, kora, koto, tabla, sitar, raga, surf, goth, gothic, glam, beach, vocals, stoner,
    title, breakbeat, fusion, jam band, devotional, bengali, tamil, punjabi, telugu, hindi, malian,
    lebanese, kurdish, afghan, iraqi, moroccan, armenian, somali, nepali, pinoy
  `,
);
