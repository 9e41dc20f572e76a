/**
 * Replies: utterances about the conversation rather than the music. Each family has cues that carry it and padding
 * that may surround them; a clause is a reply only when every word is one or the other, so that "stop" is a reply
 * and "the bus stop" is not.
 */
import type { Act } from '../../../policy/meaning.ts';
import { FOREIGN } from './foreign.ts';
import type { Word } from './normalise.ts';
import type { Phrases } from './phrases.ts';
import { ADVERBS, ALONE, ATTRIBUTE_NOUNS, CLOSES, FAMILIES, type Family, SEEKS } from './reply-families.ts';
import { verdict } from './verdicts.ts';
import { COURTESY, NOUNS, VERBS } from './words.ts';

const MUSICAL = [FOREIGN, NOUNS, VERBS];

/** The act a clause of nothing but reply words performs. */
export function reply(words: readonly Word[]): Act | undefined {
  // "Uh-huh" is more than a hesitation and a "huh".
  const brief = words.length === 2 && /^(uh|mm|mhm|nuh)$/.test(words[0]!.text) ? verdict(words) : undefined;
  if (brief?.sure) return brief.act;
  const said = withoutCourtesy(words.filter(({ text }) => !ADVERBS.has(text)));
  if (said.length === 0) return verdict(words)?.act;
  const whole = ALONE.longest(said, 0);
  if (whole?.to === said.length) return whole.meaning;
  if (explains(CLOSES, words)) return CLOSES.act;
  const judged = verdict(said);
  const again = said.some(({ text }) => text === 'again' || text.startsWith('repeat'));
  // "Let's look for something else" asks for others; "I asked for something else" says that these are wrong.
  if (judged?.judges && (judged.act.act === 'deny' ? !explains(SEEKS, said) : !again)) return judged.act;
  for (const family of FAMILIES) {
    if (judged?.sure && !family.outweighs) return judged.act;
    const clause = family.bare ? words : said;
    if (!explains(family, clause) || !family.needs.every((list) => mentions(list, clause))) continue;
    if (family.act.act !== 'dont-care') return family.act;
    const attribute = said.map((_, i) => ATTRIBUTE_NOUNS.longest(said, i)?.meaning).find((found) => found);
    return attribute ? { act: 'dont-care', attribute } : family.act;
  }
  return judged?.act;
}

function explains({ act, cues, padding, tolerance }: Family, words: readonly Word[]): boolean {
  let cued = false;
  let strangers = 0;
  for (let at = 0; at < words.length; ) {
    const cue = cues.longest(words, at);
    const pad =
      padding.longest(words, at) ??
      COURTESY.longest(words, at) ??
      (act.act === 'dont-care' ? ATTRIBUTE_NOUNS.longest(words, at) : undefined);
    if (!cue && !pad) {
      strangers += 1;
      if (strangers > tolerance || words.length < 3 || MUSICAL.some((table) => table.has(words[at]!.text)))
        return false;
      at += 1;
      continue;
    }
    if (cue && cue.to >= (pad?.to ?? 0)) {
      cued = true;
      at = cue.to;
    } else at = pad!.to;
  }
  return cued;
}

function mentions(list: Phrases<true>, words: readonly Word[]): boolean {
  return words.some((_, at) => list.longest(words, at) !== undefined);
}

const CLOSINGS = new Set([
  'please',
  'thanks',
  'then',
  'now',
  'today',
  'tonight',
  'man',
  'dude',
  'sir',
  'alexa',
  'olly',
  'echo',
  'computer',
  'siri',
  'google',
  'buddy',
  'mate',
  'kindly',
  'too',
  'honestly',
]);

/** Without politeness at either end; all of it where nothing else is said ("okay", "maybe"). */
export function withoutCourtesy(words: readonly Word[]): readonly Word[] {
  let from = 0;
  while (from < words.length) {
    const courtesy = COURTESY.longest(words, from);
    if (!courtesy) break;
    from = courtesy.to;
  }
  let to = words.length;
  while (to > from && CLOSINGS.has(words[to - 1]!.text)) to -= 1;
  return to > from ? words.slice(from, to) : words;
}
