/** What reached us of what the customer said, in whatever form, and its meaning. */
import type { MeaningRepresentation } from '../../../policy/meaning.ts';
import type { PendingPrompt } from '../prompt.ts';
import { understandIntent } from './intents.ts';
import type { Lexicon } from './lexicon.ts';
import { felt } from './sentiment/felt.ts';
import { reconciled } from './sentiment/reconciled.ts';
import type { SpokenIntent } from './spoken.ts';
import { understand } from './understand.ts';

/** What reached us of what the customer said. */
export type Utterance =
  /** The skill was opened; nothing was said yet. */
  | { readonly kind: 'opening' }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'intent'; readonly intent: SpokenIntent }
  /** Understood elsewhere: simulated listeners speak in acts. */
  | { readonly kind: 'meaning'; readonly meaning: MeaningRepresentation };

const NOTHING_SAID: MeaningRepresentation = { acts: [], confidence: 1 };

export function meaningOf(
  utterance: Utterance,
  pending: PendingPrompt | undefined,
  lexicon: Lexicon,
): MeaningRepresentation {
  switch (utterance.kind) {
    case 'opening':
      return NOTHING_SAID;
    case 'words':
      return read(understand(utterance.text, pending, lexicon), utterance.text, pending);
    case 'intent':
      return read(understandIntent(utterance.intent, pending, lexicon), wordsOf(utterance.intent), pending);
    case 'meaning':
      return utterance.meaning;
  }
}

/** What was said, how it was said, and what the two come to. */
function read(
  meaning: MeaningRepresentation,
  text: string,
  pending: PendingPrompt | undefined,
): MeaningRepresentation {
  return reconciled(felt(meaning, text), text, pending);
}

/** An intent with a slot for anything said holds the words; of any other only what it means is known. */
function wordsOf({ slots }: SpokenIntent): string {
  return slots
    .filter(({ name }) => name === 'query')
    .map(({ heard }) => heard)
    .join(' ');
}
