/** How listeners answer questions about values, with the fallibility of people. */
import type { PendingPrompt } from '../../lambda/dialogue/prompt.ts';
import type { Attribute } from '../../policy/vocabulary.ts';
import { agrees, valuesOf } from '../target.ts';
import { WANTED, type Wanted } from '../world.ts';
import { type Answer, fruitful, fruitless, inform, type Mind, untold, volunteered, wantOf } from './mind.ts';

/** "Do you have anything in mind?": the question that asks for most and is answered least. */
export function answerOpen(mind: Mind, able: number): Answer {
  const want = untold(mind);
  if (!want) return fruitless({ act: 'deny' });
  if (mind.able.happens(able)) return fruitful(inform(want), ...volunteered(mind, want.attribute));
  // "Err, I don't know", "no", or something that is not an answer.
  const shrug = mind.chance.share();
  return fruitless({ act: shrug < 0.6 ? 'dont-care' : shrug < 0.8 ? 'deny' : 'out-of-domain' });
}

/** "Which decade?" */
export function answerRequest(mind: Mind, attribute: Attribute): Answer {
  const want = wantOf(mind, attribute);
  if (want && able(mind, mind.world.answers.request, want.attribute))
    return fruitful(inform(want), ...volunteered(mind, attribute));
  // Some name something only because they were asked.
  if (!want && mind.chance.happens(mind.world.bias) && isWanted(attribute)) {
    const [value] = valuesOf(mind.target.seed, attribute);
    if (value !== undefined) return fruitful(inform({ attribute, value }));
  }
  return instead(mind, attribute);
}

/** "Something laid back? Or more upbeat?" */
export function answerEitherOr(mind: Mind, { attribute, values }: PendingPrompt): Answer {
  if (attribute === undefined) return fruitless({ act: 'dont-care' });
  const want = wantOf(mind, attribute);
  const named = values.find((value) => agrees(attribute, value, mind.target));
  if (named !== undefined)
    return able(mind, mind.world.answers.eitherOr, attribute)
      ? fruitful(inform({ attribute, value: named }), ...volunteered(mind, attribute))
      : fruitless({ act: 'dont-care' });
  // Asked to choose, some choose, and rather what was said first.
  if (mind.chance.happens(mind.world.bias))
    return fruitful(inform({ attribute, value: mind.chance.happens(0.6) ? values[0]! : values.at(-1)! }));
  if (!want) return instead(mind, attribute);
  return mind.chance.happens(mind.world.volunteering) ? fruitful(inform(want)) : fruitless({ act: 'deny' });
}

/** "May I suggest some alternative rock? Or perhaps electronic music?" */
export function answerSuggestion(mind: Mind, { attribute, values }: PendingPrompt): Answer {
  if (attribute === undefined) return fruitless({ act: 'dont-care' });
  const want = wantOf(mind, attribute);
  const taken = (value: string): Answer =>
    values.length === 1
      ? fruitful({ act: 'affirm' }, ...volunteered(mind, attribute))
      : fruitful(inform({ attribute, value }), ...volunteered(mind, attribute));
  const named = values.find((value) => agrees(attribute, value, mind.target));
  if (named !== undefined)
    return able(mind, mind.world.answers.suggest, attribute) ? taken(named) : fruitless({ act: 'dont-care' });
  if (mind.chance.happens(mind.world.bias)) return taken(values[0]!);
  if (want)
    return mind.chance.happens(mind.world.volunteering)
      ? fruitful({ act: 'deny' }, inform(want))
      : fruitless({ act: 'deny' });
  // No wish about this: what they have in mind may happen to be it, and then "why not".
  const has = isWanted(attribute) ? valuesOf(mind.target.seed, attribute) : [];
  const happens = values.find((value) => has.includes(value));
  if (happens !== undefined && mind.chance.happens(0.5)) return taken(happens);
  return mind.chance.happens(0.5) ? fruitless({ act: 'deny' }) : instead(mind, attribute);
}

/** "Did you say jazz?" */
export function answerClarify(mind: Mind, { attribute, values }: PendingPrompt): Answer {
  const want = wantOf(mind, attribute);
  if (want?.value === values[0]) return fruitful({ act: 'affirm' });
  return want && mind.chance.happens(0.5)
    ? fruitful({ act: 'deny' }, inform(want))
    : fruitless({ act: 'deny' });
}

/** "It doesn't matter", at best with what matters instead. */
function instead(mind: Mind, attribute: Attribute): Answer {
  const more = volunteered(mind, attribute);
  return { acts: [{ act: 'dont-care', attribute }, ...more], fruitless: more.length === 0 };
}

function able({ world, able }: Mind, answerable: number, attribute: Attribute): boolean {
  return able.happens(answerable * (isWanted(attribute) ? world.answers.ease[attribute] : 1));
}

function isWanted(attribute: Attribute): attribute is Wanted {
  return (WANTED as readonly string[]).includes(attribute);
}
