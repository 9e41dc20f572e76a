/** What is wrong with the phrases, as whoever writes them would want to be told; empty when nothing is. Pure. */
import { TONES } from '../tone.ts';
import { fill, slotsIn } from './fill.ts';
import { isWordedIn, PHRASES, type Phrase, type PhraseKey } from './wording.ts';

/** As long as one listens to a question without forgetting how it began. */
export const LONGEST = 160;

export function phraseProblems(phrases: Readonly<Record<string, Phrase>> = PHRASES): readonly string[] {
  return Object.entries(phrases).flatMap(([key, phrase]) =>
    problemsOf(phrase).map((problem) => `${key}: ${problem}`),
  );
}

function problemsOf(phrase: Phrase): readonly string[] {
  const { when, slots = {}, plain } = phrase;
  const known: readonly string[] = [...TONES, 'when', 'slots'];
  const wordings = TONES.flatMap((tone) => (phrase[tone] ?? []).map((wording) => ({ tone, wording })));
  const texts = wordings.map(({ wording }) => wording);
  const used = new Set(texts.flatMap(slotsIn));
  return [
    ...Object.keys(phrase)
      .filter((name) => !known.includes(name))
      .map((name) => `"${name}" is not a tone (${TONES.join(', ')})`),
    ...(when ? [] : ['nobody says when it is said']),
    ...(plain?.length ? [] : ['no plain wording']),
    ...TONES.filter((tone) => phrase[tone]?.length === 0).map((tone) => `${tone} is empty`),
    ...texts.filter((text, i) => texts.indexOf(text) !== i).map((text) => `twice: "${text}"`),
    ...Object.keys(slots)
      .filter((slot) => !used.has(slot))
      .map((slot) => `{${slot}} is in no wording`),
    ...wordings.flatMap(({ tone, wording }) =>
      faultsOf(wording, slots).map((fault) => `${tone}, "${wording}": ${fault}`),
    ),
  ];
}

function faultsOf(wording: string, slots: Readonly<Record<string, string>>): readonly string[] {
  const unknown = slotsIn(wording).filter((slot) => !Object.hasOwn(slots, slot));
  if (unknown.length > 0) return unknown.map((slot) => `nobody fills {${slot}}`);
  const filled = fill(wording, slots);
  return [
    ...(filled.length <= LONGEST ? [] : [`${filled.length} characters, more than ${LONGEST}`]),
    ...(/[.!?]["”]?$/.test(filled) ? [] : ['ends without a full stop']),
    ...(/^[A-Z]/.test(filled) ? [] : ['begins without a capital']),
    ...(/\s{2}|^\s|\s$/.test(wording) ? ['spaces too many'] : []),
    ...(/[<>&*_#]/.test(wording) ? ['signs that nobody can say'] : []),
  ];
}

/** One wording as it would be said, with example values. */
export interface Example {
  readonly tone: (typeof TONES)[number];
  readonly wording: string;
  readonly filled: string;
}

export function examplesOf(key: PhraseKey): readonly Example[] {
  const phrase = PHRASES[key]!;
  return TONES.filter((tone) => isWordedIn(key, tone)).flatMap((tone) =>
    phrase[tone]!.map((wording) => ({ tone, wording, filled: fill(wording, phrase.slots ?? {}) })),
  );
}
