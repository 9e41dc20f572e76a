/**
 * The same conversations in words: what a listener means is worded, sent as Alexa would send it, and understood by the
 * skill itself. What the world says of mishearing happens before the words: a mistaken value is said as it was heard.
 */
import { type SkillHandler, skillHandler } from '../../lambda/alexa/skill.ts';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { NameIndex } from '../../lambda/catalog/names.ts';
import { MOODS } from '../../lambda/catalog/track.ts';
import type { PendingPrompt } from '../../lambda/dialogue/prompt.ts';
import { meaningOf } from '../../lambda/dialogue/understanding/utterance.ts';
import type { Engine } from '../../lambda/ports.ts';
import type { Act } from '../../policy/meaning.ts';
import type { LogRecord } from '../../policy/record.ts';
import { Chance } from '../chance.ts';
import { Clock } from '../clock.ts';
import { LONGEST, type Setting } from '../conversation.ts';
import { type ConversationResult, resultOf, silent } from '../ending.ts';
import { SimulatedListener } from '../listener.ts';
import { type Heard, listening } from '../playback.ts';
import { pseudonym } from '../pseudonym.ts';
import { agree } from '../text/agreement.ts';
import { wordsFor } from '../text/words.ts';
import { CollectedLog } from './collected-log.ts';
import { Device, SKILL_ID } from './device.ts';
import { KnownListener } from './known-listener.ts';

export interface Uttered {
  readonly words: string;
  /** What it answers; absent for an opening. */
  readonly asked?: PendingPrompt;
  readonly meant: readonly Act[];
  readonly understood: readonly Act[];
  /** Whether the two are the same. */
  readonly right: boolean;
}

export interface ConversedInWords {
  readonly records: readonly LogRecord[];
  readonly result: ConversationResult;
  readonly uttered: readonly Uttered[];
}

export class TextConversations {
  private readonly setting: Setting;
  private readonly engine: Engine;
  private readonly log = new CollectedLog();
  private readonly memory = new KnownListener();
  private readonly handler: SkillHandler;

  constructor(setting: Setting) {
    const { engine, alwaysDraws } = setting;
    const { music, exploration } = engine;
    const tracks = music.best(music.everything, music.size);
    this.setting = setting;
    this.engine = {
      ...engine,
      lexicon: { names: new NameIndex(tracks), genres: genreTree, moods: MOODS },
      // The skill itself draws the stratum; a policy that consists in drawing has only one.
      exploration: { ...exploration, exploreShare: alwaysDraws ? 1 : exploration.exploreShare },
    };
    this.handler = skillHandler({
      engine: this.engine,
      log: this.log,
      memory: this.memory,
      spill: this.log,
      pseudonym,
      address: ({ id }) => `https://audio.segue.example/${encodeURIComponent(id)}.mp3`,
      skillId: SKILL_ID,
    });
  }

  async converse(n: number): Promise<ConversedInWords> {
    const { population, seed, tastes } = this.setting;
    const listener = new SimulatedListener(population, seed, n);
    this.memory.knows(tastes?.of(listener.person) ?? '');
    const clock = new Clock(n);
    const uttered: Uttered[] = [];
    const device = new Device(this.handler, {
      session: `conversation#${seed}#${n}`,
      user: `listener#${seed}#${listener.person.id}`,
      request: (count) => `request#${seed}#${n}#${count}`,
      screen: listener.screen,
    });
    const speak = (acts: readonly Act[], nth: number, feeling = 0) => {
      const said = this.uttered({ acts, feeling }, device.pending, new Chance(seed, n, 'words', nth));
      uttered.push(said);
      return { type: 'words', text: said.words } as const;
    };

    const opening = listener.opening();
    let said = opening ? speak(opening.acts, 0) : ({ type: 'LaunchRequest' } as const);
    for (let exchange = 1; exchange <= LONGEST; exchange++) {
      clock.hear(await device.exchange(said, clock.now()));
      const { pending } = device;
      if (!pending) break;
      const reaction = listener.react(pending);
      if (reaction.kind === 'leaves') break;
      clock.speak(reaction.meaning);
      said = speak(reaction.meaning.acts, exchange, reaction.feeling);
    }
    const talked = this.log.taken();
    const records = [...talked, ...silent(talked)];
    const queue = this.queueOf(records.at(-1));
    const heard = await played(device, listening(queue, listener.target, population.world), clock);
    return {
      records: [...records, ...this.log.taken()],
      result: resultOf(records, queue, heard, listener, population.world),
      uttered,
    };
  }

  /** Understood here once more, since the log does not keep every utterance. */
  private uttered(
    { acts: meant, feeling }: { readonly acts: readonly Act[]; readonly feeling: number },
    pending: PendingPrompt | undefined,
    chance: Chance,
  ): Uttered {
    const words = wordsFor(meant, pending?.kind, chance, feeling);
    const slots = [{ name: 'query', heard: words, resolved: [] }];
    const intent = { name: 'FreeTextIntent', slots };
    const understood = meaningOf({ kind: 'intent', intent }, pending, this.engine.lexicon).acts;
    const right = agree(meant, understood, pending);
    return { words, ...(pending ? { asked: pending } : {}), meant, understood, right };
  }

  private queueOf(last: LogRecord | undefined) {
    const ids = last?.type === 'outcome' ? (last.played?.tracks ?? []) : [];
    return ids.map((id) => this.engine.music.byId(id)!);
  }
}

/** The station as the device plays it: heard out, or skipped by asking for the next. @returns how far it got. */
async function played(device: Device, heard: readonly Heard[], clock: Clock): Promise<readonly Heard[]> {
  for (const [place, { ms, finished }] of heard.entries()) {
    clock.wait(ms);
    const playing = device.playing!;
    let next: string | undefined;
    if (finished) {
      next = await device.playback('PlaybackNearlyFinished', ms, clock.now());
      await device.playback('PlaybackFinished', ms, clock.now());
    } else if (place < heard.length - 1) {
      await device.exchange({ type: 'intent', name: 'AMAZON.NextIntent' }, clock.now());
      next = device.playing === playing ? undefined : device.playing;
      device.plays(playing);
      await device.playback('PlaybackStopped', ms, clock.now());
    } else await device.playback('PlaybackStopped', ms, clock.now());
    // A long station does not fit the token that carries it: it ends where the token does.
    if (next === undefined) return heard.slice(0, place + 1);
    device.plays(next);
  }
  return heard;
}
