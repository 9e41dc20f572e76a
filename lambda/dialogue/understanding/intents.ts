/**
 * The same acts from an Alexa intent. The intent says what kind of act it is; slots are read by the grammar that reads
 * free text, so that "the eighties" means the same typed, recognised or resolved.
 */
import type { Act, MeaningRepresentation } from '../../../policy/meaning.ts';
import type { Attribute } from '../../../policy/vocabulary.ts';
import type { PendingPrompt } from '../prompt.ts';
import type { Lexicon, NameMatch } from './lexicon.ts';
import { normalise } from './normalise.ts';
import { question } from './questions.ts';
import { slotValues } from './slots.ts';
import type { SpokenIntent, SpokenSlot } from './spoken.ts';
import { understand } from './understand.ts';

/** Intents that are one act whatever their slots say. */
const PLAIN: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['AMAZON.YesIntent', { act: 'affirm' }],
  ['AMAZON.NoIntent', { act: 'deny' }],
  ['AMAZON.HelpIntent', { act: 'help' }],
  ['AMAZON.StopIntent', { act: 'stop' }],
  ['AMAZON.CancelIntent', { act: 'stop' }],
  ['AMAZON.NavigateHomeIntent', { act: 'stop' }],
  ['AMAZON.PauseIntent', { act: 'stop' }],
  ['AMAZON.ResumeIntent', { act: 'play' }],
  ['AMAZON.ShuffleOnIntent', { act: 'play' }],
  ['AMAZON.ShuffleOffIntent', { act: 'play' }],
  ['AMAZON.LoopOnIntent', { act: 'play' }],
  ['AMAZON.LoopOffIntent', { act: 'play' }],
  ['AMAZON.NextIntent', { act: 'alternatives' }],
  ['AMAZON.PreviousIntent', { act: 'back' }],
  ['AMAZON.RepeatIntent', { act: 'repeat' }],
  ['AMAZON.StartOverIntent', { act: 'start-over' }],
  ['AMAZON.MoreIntent', { act: 'alternatives' }],
  ['AMAZON.FallbackIntent', { act: 'out-of-domain' }],
  ['BackIntent', { act: 'back' }],
]);

/** Recognised speech without entity resolution's blessing is less sure than with it. */
const CERTAIN = 0.95;
const HEARD_ONLY = 0.85;

export function understandIntent(
  intent: SpokenIntent,
  pending: PendingPrompt | undefined,
  lexicon: Lexicon,
): MeaningRepresentation {
  const plain = PLAIN.get(intent.name);
  if (plain) return { acts: [plain], confidence: plain.act === 'out-of-domain' ? 0.8 : 1 };
  const slots = intent.slots.filter(({ heard, resolved }) => heard.trim() !== '' || resolved.length > 0);
  switch (intent.name) {
    case 'FindMusicIntent':
    case 'InformIntent':
      return { acts: informs(slots, 'like', lexicon), confidence: confidenceOf(slots) };
    case 'RejectAttributeIntent':
      return orFreeText(informs(slots, 'dislike', lexicon), slots, pending, lexicon);
    case 'AlternativesIntent':
      return { acts: [{ act: 'alternatives' }, ...informs(slots, 'like', lexicon)], confidence: CERTAIN };
    case 'PlayIntent':
      return { acts: [...informs(slots, 'like', lexicon), { act: 'play' }], confidence: CERTAIN };
    case 'DontCareIntent':
      return { acts: [dontCare(slots)], confidence: CERTAIN };
    case 'MoreLikeIntent':
      return { acts: [moreLike(slots, lexicon)], confidence: confidenceOf(slots) };
    case 'CritiqueIntent':
      return critique(slots, pending, lexicon);
    case 'AskAboutIntent':
      return { acts: [askAbout(slots)], confidence: CERTAIN };
    default:
      return freeText(slots, pending, lexicon);
  }
}

function informs(
  slots: readonly SpokenSlot[],
  polarity: 'like' | 'dislike',
  lexicon: Lexicon,
): readonly Act[] {
  const acts = new Map<string, Act>();
  for (const slot of slots) {
    for (const value of slotValues(slot, lexicon)) {
      const act: Act = { act: 'inform', polarity, ...value };
      acts.set(JSON.stringify(act), act);
    }
  }
  return [...acts.values()];
}

/** An intent whose slots say nothing anyone can use still has words: they are read as if typed. */
function orFreeText(
  acts: readonly Act[],
  slots: readonly SpokenSlot[],
  pending: PendingPrompt | undefined,
  lexicon: Lexicon,
): MeaningRepresentation {
  return acts.length > 0 ? { acts, confidence: confidenceOf(slots) } : freeText(slots, pending, lexicon);
}

function freeText(
  slots: readonly SpokenSlot[],
  pending: PendingPrompt | undefined,
  lexicon: Lexicon,
): MeaningRepresentation {
  return understand(slots.map(({ heard }) => heard).join(' '), pending, lexicon);
}

function critique(
  slots: readonly SpokenSlot[],
  pending: PendingPrompt | undefined,
  lexicon: Lexicon,
): MeaningRepresentation {
  const words = slots.map(({ heard, resolved }) => resolved[0] ?? heard).join(' ');
  // The carrier ("something {change}", "make it {change}") keeps the words that make a change of a bare adjective.
  for (const text of [words, `more ${words}`]) {
    const { acts, confidence } = understand(text, pending, lexicon);
    if (acts.some(({ act }) => act === 'critique')) return { acts, confidence };
  }
  return understand(words, pending, lexicon);
}

function moreLike(slots: readonly SpokenSlot[], lexicon: Lexicon): Act {
  for (const slot of slots) {
    const kind = kindOf(slot.name);
    if (!kind) continue;
    // What the model resolved to is the name as Alexa says it ("R. E. M."); the catalogue spells it its own way.
    const name = lexicon.names.find(slot.resolved[0] ?? slot.heard, [kind], 1)[0]?.name;
    if (name && kind === 'artist') return { act: 'more-like', artist: name };
    if (name && kind === 'track') return { act: 'more-like', track: name };
  }
  return { act: 'more-like' };
}

function kindOf(slot: string): NameMatch['kind'] | undefined {
  return (['artist', 'track', 'album'] as const).find((kind) => slot.startsWith(kind));
}

const ASKED: ReadonlyMap<string, Attribute> = new Map(
  Object.entries<Attribute>({
    artist: 'artist',
    band: 'artist',
    singer: 'artist',
    who: 'artist',
    song: 'track',
    track: 'track',
    title: 'track',
    name: 'track',
    album: 'album',
    record: 'album',
    year: 'era',
    era: 'era',
    decade: 'era',
    when: 'era',
    old: 'era',
    genre: 'genre',
    style: 'genre',
    kind: 'genre',
    mood: 'mood',
    tempo: 'tempo',
    fast: 'tempo',
  }),
);

function askAbout(slots: readonly SpokenSlot[]): Act {
  const words = slots.map(({ heard, resolved }) => resolved[0] ?? heard).join(' ');
  const utterance = normalise(words);
  const read = question(utterance.words);
  if (read) return read;
  const attribute = utterance.words.map(({ text }) => ASKED.get(text)).find((found) => found !== undefined);
  return attribute ? { act: 'ask-about', attribute } : { act: 'ask-about' };
}

function dontCare(slots: readonly SpokenSlot[]): Act {
  const words = normalise(slots.map(({ heard, resolved }) => resolved[0] ?? heard).join(' ')).words;
  const attribute = words
    .map(({ text }) => ASKED.get(text.replace(/s$/, '')))
    .find((found) => found !== undefined);
  return attribute ? { act: 'dont-care', attribute } : { act: 'dont-care' };
}

function confidenceOf(slots: readonly SpokenSlot[]): number {
  return slots.every(({ resolved }) => resolved.length > 0) ? CERTAIN : HEARD_ONLY;
}
