/** One utterance after another, from the customer's mouth to the device's reaction. */
import type { ResponseEnvelope } from 'ask-sdk-model';
import type { Said } from '../envelopes.ts';
import { type Echo, Unanswered } from './echo.ts';
import { asAlexaHears } from './heard.ts';
import type { Command } from './now-playing.ts';
import type { Panel } from './panel/panel.ts';
import type { Player } from './player.ts';
import type { Light } from './ring.ts';
import { spokenOf, textOf } from './ssml.ts';
import type { Transcript } from './transcript.ts';
import type { Voice } from './voice.ts';

export interface ConversationParts {
  readonly echo: Echo;
  readonly player: Player;
  readonly voice: Voice;
  readonly transcript: Transcript;
  readonly panel: Panel;
  /** What the device is busy with; undefined when it waits or plays. */
  show(light: Light | undefined): void;
  /** Segue has asked, and has stopped talking. */
  yourTurn(): void;
}

export class Conversation {
  private readonly parts: ConversationParts;
  /** Utterances and buttons wait for each other, like people do. */
  private turns: Promise<void> = Promise.resolve();

  constructor(parts: ConversationParts) {
    this.parts = parts;
  }

  /** Typed, tapped or spoken: it interrupts what the device says and plays. */
  say(text: string): void {
    this.parts.voice.stop();
    this.inTurn(() => {
      const { echo, player } = this.parts;
      const situation = { inSession: echo.inSession, hasPlayer: player.stream !== undefined };
      return this.converse(asAlexaHears(text, situation), text.trim());
    });
  }

  press(command: Command): void {
    this.inTurn(async () => {
      const { echo, player } = this.parts;
      const at = player.state;
      if (!at) return;
      const { response } = await echo.remote(command, at);
      await player.release(response.directives);
    });
  }

  /** Begins anew once the utterance that is under way has had its answer: an answer must not reopen what was closed. */
  startOver(clear: () => void): void {
    this.parts.voice.stop();
    this.inTurn(async () => {
      this.parts.echo.hangUp('USER_INITIATED');
      this.parts.player.reset();
      this.parts.transcript.clear();
      this.parts.panel.clear();
      this.parts.show(undefined);
      clear();
    });
  }

  /** Nobody spoke after all: music that made room goes on, unless Segue still waits for an answer. */
  letGo(): void {
    this.inTurn(async () => {
      if (!this.parts.echo.inSession) await this.parts.player.release();
    });
  }

  private async converse(said: Said, text: string): Promise<void> {
    const { echo, player, panel, transcript, show } = this.parts;
    player.hold();
    transcript.add('you', text);
    if (said.type === 'SessionEndedRequest') {
      echo.hangUp('USER_INITIATED');
      transcript.note('You left the conversation.');
      show(undefined);
      return player.release();
    }
    show('thinking');
    const answer = await echo.say(said);
    void panel.follow(answer);
    await this.react(answer);
  }

  /** Speech first, then what it leads to. Music that was only interrupted goes on when the talk is over. */
  private async react({ response }: ResponseEnvelope): Promise<void> {
    const { echo, player, voice, transcript, show, yourTurn } = this.parts;
    const { outputSpeech, card, directives } = response;
    const spoken = outputSpeech?.type === 'SSML' ? spokenOf(outputSpeech.ssml) : [];
    if (spoken.length > 0) {
      const { title = '', content = '' } = card?.type === 'Simple' ? card : {};
      transcript.add('segue', textOf(spoken), card ? { title, text: content } : undefined);
      show('speaking');
      await voice.speak(spoken);
    }
    show(undefined);
    if (!echo.inSession) return player.release(directives);
    await player.apply(directives);
    yourTurn();
  }

  /** Whatever goes wrong ends as one line the customer can read: the page lives on. */
  private inTurn(step: () => Promise<void>): void {
    const { transcript, player, show, echo } = this.parts;
    this.turns = this.turns.then(step).catch((error: unknown) => {
      transcript.trouble(error instanceof Error ? error.message : String(error));
      show('trouble');
      if (!(error instanceof Unanswered)) console.error(error);
      return echo.inSession ? undefined : player.release();
    });
  }
}
