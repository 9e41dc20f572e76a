/**
 * A simulated listener: someone who wants something and answers what is asked, until music plays or patience ends.
 * They know their own wishes and the prompt that waits for an answer, and nothing of the policy or the dialogue state.
 */
import type { MusicIndex } from '../lambda/catalog/music-index.ts';
import type { PendingPrompt } from '../lambda/dialogue/prompt.ts';
import { promptId, promptKey } from '../policy/candidate.ts';
import type { Act, MeaningRepresentation } from '../policy/meaning.ts';
import type { Attribute } from '../policy/vocabulary.ts';
import { feelingOf } from './answers/feeling.ts';
import { type Answer, fruitful, inform, type Mind, untold, volunteered } from './answers/mind.ts';
import { answerArtist, answerOffer, answerSample } from './answers/music.ts';
import {
  answerClarify,
  answerEitherOr,
  answerOpen,
  answerRequest,
  answerSuggestion,
} from './answers/questions.ts';
import { Chance } from './chance.ts';
import { heard } from './hearing.ts';
import type { Person, Population } from './population.ts';
import type { Target } from './target.ts';
import type { World } from './world.ts';

export type Reaction =
  | {
      readonly kind: 'says';
      readonly meaning: MeaningRepresentation;
      readonly said: readonly Act[];
      /** −1…1: how they say it. */
      readonly feeling: number;
    }
  /** Without a word: only the timer will notice. */
  | { readonly kind: 'leaves' };

const STOP: MeaningRepresentation = { acts: [{ act: 'stop' }], confidence: 0.97 };

export class SimulatedListener {
  readonly person: Person;
  readonly screen: boolean;
  private readonly population: Population;
  private readonly world: World;
  private readonly music: MusicIndex;
  private readonly name: string;
  /** How much annoyance they will bear; one draw a person a day, so that policies meet the same patience. */
  private readonly patience: number;
  private readonly goesSilently: boolean;
  private wanted: Target;
  private told = new Set<Attribute>();
  private annoyance = 0;
  private fruitless = 0;
  private answers = 0;
  private readonly times = new Map<string, number>();

  constructor(population: Population, seed: number, conversation: number) {
    this.population = population;
    this.world = population.world;
    this.music = population.music;
    this.name = `${seed}#${conversation}`;
    this.person = population.person(conversation);
    const day = new Chance(this.name, 'day');
    const { explorers, explorersPatience, silence } = this.world.patience;
    const factor = day.happens(explorers) ? explorersPatience : 1;
    this.patience = day.exponential() * factor;
    this.goesSilently = day.happens(silence);
    this.screen = day.happens(0.3);
    this.wanted = population.target(this.person, new Chance(this.name, 'target'));
  }

  /** What they want at this moment: minds change. */
  get target(): Target {
    return this.wanted;
  }

  /** Some begin with a request, before anything is asked. */
  opening(): MeaningRepresentation | undefined {
    const chance = new Chance(this.name, 'opening');
    if (!chance.happens(this.world.initiative.opening)) return undefined;
    const mind = this.mind('opening', 'opening');
    const want = untold(mind);
    return want && this.say(fruitful(inform(want), ...volunteered(mind, want.attribute)), [], chance).meaning;
  }

  react(pending: PendingPrompt): Reaction {
    const { patience, initiative, mindChange } = this.world;
    this.answers += 1;
    this.annoyance +=
      patience.impatience + patience.growth * this.answers + patience.fruitless * this.fruitless;
    if (this.annoyance > this.patience)
      return this.goesSilently
        ? { kind: 'leaves' }
        : { kind: 'says', meaning: STOP, said: STOP.acts, feeling: 0 };

    const whim = new Chance(this.name, 'whim', this.answers);
    if (whim.happens(mindChange)) return this.changeMind(whim);
    if (whim.happens(initiative.asides)) {
      const act = whim.pick(['repeat', 'help', 'ask-about'] as const);
      return this.say({ acts: [{ act }], fruitless: false }, [], whim);
    }
    if (this.told.size > 0 && pending.kind !== 'offer' && whim.happens(initiative.play))
      return this.say(fruitful({ act: 'play' }), [], whim);

    const id = promptId(pending);
    const nth = (this.times.get(id) ?? 0) + 1;
    this.times.set(id, nth);
    const mind = this.mind(promptKey(pending), `${id}#${nth}`);
    return this.say(answerTo(pending, mind), pending.values, new Chance(this.name, 'hearing', id, nth));
  }

  private mind(question: string, asked: string): Mind {
    return {
      world: this.world,
      music: this.music,
      target: this.wanted,
      told: this.told,
      able: new Chance(this.name, 'able', question),
      chance: new Chance(this.name, 'answer', asked),
    };
  }

  private say(answer: Answer, named: readonly string[], chance: Chance): Extract<Reaction, { kind: 'says' }> {
    for (const act of answer.acts) if (act.act === 'inform') this.told.add(act.attribute);
    const understood = heard(answer.acts, named, this.world, this.music, chance);
    const lost = understood.acts.some(({ act }) => act === 'out-of-domain');
    const feeling = feelingOf(answer, this.fruitless, new Chance(this.name, 'feeling', this.answers));
    this.fruitless = answer.fruitless || lost ? this.fruitless + 1 : 0;
    const meaning = lost || feeling === 0 ? understood : { ...understood, sentiment: feeling };
    return { kind: 'says', meaning, said: answer.acts, feeling };
  }

  /** "Actually, …": another target, and the first word about it. */
  private changeMind(chance: Chance): Reaction {
    this.wanted = this.population.target(this.person, chance);
    this.told = new Set();
    const mind = this.mind('whim', `whim#${this.answers}`);
    const want = untold(mind);
    const acts = want ? [inform(want), ...volunteered(mind, want.attribute)] : [];
    return this.say(fruitful(...acts), [], chance);
  }
}

function answerTo(pending: PendingPrompt, mind: Mind): Answer {
  switch (pending.kind) {
    case 'open':
      return answerOpen(mind, mind.world.answers.open);
    case 'recover':
      return answerOpen(mind, mind.world.answers.recover);
    case 'request':
      return answerRequest(mind, pending.attribute!);
    case 'either-or':
      return answerEitherOr(mind, pending);
    case 'suggest':
      return answerSuggestion(mind, pending);
    case 'clarify':
      return answerClarify(mind, pending);
    case 'artist':
      return answerArtist(mind, pending);
    case 'sample':
      return answerSample(mind, pending);
    case 'offer':
      return answerOffer(mind, pending);
  }
}
