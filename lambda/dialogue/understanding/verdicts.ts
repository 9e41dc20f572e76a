/**
 * Yes and no, said in any of their ways: judgements of what the skill said or did ("that's right", "you got it
 * wrong", "not what I asked for"). Every word must belong to that small world; the polarity is composed, so that
 * "you are not wrong" is a yes and "I don't think that's right" a no.
 */
import type { Act } from '../../../policy/meaning.ts';
import { ROLES, type Role } from './families/verdict-roles.ts';
import { FOREIGN } from './foreign.ts';
import type { Word } from './normalise.ts';
import { COURTESY, NOUNS, VERBS } from './words.ts';

const WH = new Set(['what', 'who', 'when', 'where', 'which', 'how', 'why']);
/** "I did not get that" has not heard; "that is not what I said" and "you did not get that" have. */
const UNHEARD = new Set(['i', 'did', 'do', 'not', 'could', 'sorry', 'can']);

/** "That's what I wanted" says yes; "I am looking for some songs" says what is wanted. */
const RECOGNISING = new Set([
  'that',
  'this',
  'it',
  'exactly',
  'just',
  'what',
  'you',
  'these',
  'those',
  'precisely',
  'which',
]);

export interface Verdict {
  readonly act: Act;
  /** The words leave no other reading. */
  readonly sure: boolean;
  /** It calls something right or wrong, or denies having said it: not even a wish to hear it again. */
  readonly judges: boolean;
}

/** Words that are about music, or about something else altogether, are no strangers to overlook. */
const MUSICAL = [FOREIGN, NOUNS, VERBS];

export function verdict(words: readonly Word[]): Verdict | undefined {
  // "Never mind" gives up; it denies nothing.
  if (words.some(({ text }, i) => text === 'mind' && words[i - 1]?.text === 'never')) return undefined;
  const roles: Role[] = [];
  let strangers = 0;
  for (let at = 0; at < words.length; ) {
    const found = ROLES.longest(words, at);
    const courtesy = COURTESY.longest(words, at);
    if (!found && !courtesy) {
      if (MUSICAL.some((table) => table.has(words[at]!.text))) return undefined;
      strangers += 1;
      at += 1;
      continue;
    }
    if (found && found.to >= (courtesy?.to ?? 0)) roles.push(found.meaning);
    at = Math.max(found?.to ?? 0, courtesy?.to ?? 0);
  }
  const has = (role: Role) => roles.includes(role);
  // Talk of "the command" or "your answer" is about the skill, whatever a word or two in it mean.
  if (strangers > (has('meta') && words.length > 3 ? 2 : 0)) return undefined;
  const judged = has('right') || has('wrong') || has('good') || has('bad') || has('got');
  const polarity = compose(roles, RECOGNISING.has(words[0]!.text));
  if (polarity === 0) {
    if (!has('consent')) return undefined;
    return { act: { act: has('not') ? 'deny' : 'affirm' }, sure: true, judges: false };
  }
  // "Is that right?" asks; only a denial inside ("are you sure? I don't think that's right") answers.
  // "Stop right there" is no agreement.
  if (polarity > 0 && words.some(({ text }) => text === 'stop')) return undefined;
  const opener = words[0]!.text;
  const asks =
    roles[0] === 'question' || (WH.has(opener) && words[1]?.text !== 'you' && words[1]?.text !== 'i');
  if (polarity > 0 && asks && !has('yes') && !has('emphasis')) return undefined;
  const act: Act = polarity > 0 ? { act: 'affirm' } : { act: 'deny' };
  const disowns = has('not') && (has('meant') || has('said')) && !UNHEARD.has(opener);
  return {
    act,
    sure: judged || has('yes') || has('emphasis') || has('no') || has('meant'),
    judges: has('right') || has('wrong') || disowns,
  };
}

/** Above zero yes, below no. Negation flips the judgements after it, and alone before "what I said" it denies. */
function compose(roles: readonly Role[], recognises: boolean): number {
  let total = 0;
  let flip = 1;
  let negations = 0;
  let first = 0;
  for (const role of roles) {
    if (role === 'not') {
      flip = -flip;
      negations += 1;
    } else if (role === 'yes' || role === 'no') {
      total += role === 'yes' ? 2 * flip : -2;
      first ||= role === 'yes' ? 1 : -1;
    } else if (role === 'got') total += 0.5 * flip;
    else if (role === 'right' || role === 'good' || role === 'wrong' || role === 'bad') {
      total += (role === 'right' || role === 'good' ? 1 : -1) * flip;
      flip = 1;
    }
  }
  // "Not what I asked for", "I didn't say that": nothing is judged, yet what was done was not what was said.
  if (total === 0 && negations === 0 && roles.includes('meant')) return recognises ? 1 : 0;
  if (total === 0 && negations > 0)
    return (['meant', 'said', 'emphasis'] as const).some((role) => roles.includes(role)) ? -1 : 0;
  // "Definitely" alone agrees; "definitely a no" does not.
  if (total === 0 && first === 0 && roles.includes('emphasis')) return 1;
  return total || first;
}
