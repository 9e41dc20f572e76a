/**
 * The device's audio player: one stream that plays, one lined up behind it, and the events a real Echo sends about
 * them. What sounds is a sketch; how long it has sounded is told by the clock, so it also "plays" without a sound card.
 */
import type { Directive, interfaces } from 'ask-sdk-model';
import type { PlayerState } from '../envelopes.ts';

type PlayDirective = interfaces.audioplayer.PlayDirective;

export interface Sound {
  readonly durationMs: number;
  start(fromMs: number): void;
  stop(): void;
}

export interface Stream {
  readonly token: string;
  readonly title: string;
  readonly artist: string;
}

/** `held` while the customer talks: the device goes on by itself when the talk is over. */
export type Activity = 'idle' | 'playing' | 'held' | 'paused' | 'finished';

export interface PlayerPorts {
  load(stream: Stream): Promise<Sound>;
  /** Tells the skill; resolves to the directives of its answer, none when it could not be reached. */
  tell(event: string, at: PlayerState): Promise<readonly Directive[]>;
  changed(): void;
}

const TICK_MS = 200;
/** When a device is ready to fetch the next stream, as a share of the one that plays. */
const NEARLY = 0.6;

export class Player {
  activity: Activity = 'idle';
  stream: Stream | undefined;
  private sound: Sound | undefined;
  private next: Stream | undefined;
  /** Where the stream was when it last started or stopped, and the clock's time then. */
  private offset = 0;
  private since = 0;
  private nearly = false;
  private talking = false;
  /** Raised by every start and stop, so that a slow load cannot start what was meanwhile replaced or stopped. */
  private generation = 0;
  private timer: ReturnType<typeof setInterval> | undefined;
  /** Events go out one after another, as they happened. */
  private told: Promise<unknown> = Promise.resolve();
  private readonly ports: PlayerPorts;

  constructor(ports: PlayerPorts) {
    this.ports = ports;
  }

  get offsetMs(): number {
    const played = this.activity === 'playing' ? performance.now() - this.since : 0;
    return Math.min(Math.round(this.offset + played), this.durationMs);
  }

  get durationMs(): number {
    return this.sound?.durationMs ?? 0;
  }

  /** What `context.AudioPlayer` says. */
  get state(): PlayerState | undefined {
    if (!this.stream) return undefined;
    const playerActivity =
      this.activity === 'playing' ? 'PLAYING' : this.activity === 'finished' ? 'FINISHED' : 'PAUSED';
    return { token: this.stream.token, offsetInMilliseconds: this.offsetMs, playerActivity };
  }

  async apply(directives: readonly Directive[] = []): Promise<void> {
    for (const directive of directives) {
      if (directive.type === 'AudioPlayer.Play') await this.applyPlay(directive);
      if (directive.type === 'AudioPlayer.Stop') this.halt('paused');
      if (directive.type === 'AudioPlayer.ClearQueue') {
        this.next = undefined;
        if (directive.clearBehavior === 'CLEAR_ALL') this.halt('paused');
      }
    }
    this.ports.changed();
  }

  /** The customer begins to talk: the music makes room. */
  hold(): void {
    this.talking = true;
    this.halt('held');
  }

  /** The talk is over. What it led to comes first; music it left alone goes on. */
  async release(directives: readonly Directive[] = []): Promise<void> {
    this.talking = false;
    await this.apply(directives);
    if (this.activity === 'held' && this.stream) await this.start(this.stream, this.offset);
  }

  /** Unplugged: for starting over. */
  reset(): void {
    this.halt('paused');
    this.generation += 1;
    this.activity = 'idle';
    this.stream = undefined;
    this.next = undefined;
    this.ports.changed();
  }

  private async applyPlay(directive: PlayDirective): Promise<void> {
    const source = directive.audioItem?.stream;
    if (!source) return;
    const { title = '', subtitle = '' } = directive.audioItem?.metadata ?? {};
    const stream = { token: source.token, title, artist: subtitle };
    if (directive.playBehavior === 'REPLACE_ALL') {
      this.halt('paused');
      this.next = undefined;
      return this.start(stream, source.offsetInMilliseconds);
    }
    // Lined up behind a stream that is not here any more: the customer skipped meanwhile.
    if (directive.playBehavior === 'ENQUEUE' && source.expectedPreviousToken !== this.stream?.token) return;
    if (this.activity === 'finished') return this.start(stream, 0);
    this.next = stream;
  }

  private async start(stream: Stream, offsetMs: number): Promise<void> {
    const generation = ++this.generation;
    const sound = await this.ports.load(stream);
    if (generation !== this.generation) return;
    this.stream = stream;
    this.sound = sound;
    // A stream that was over begins again.
    this.offset = offsetMs < sound.durationMs ? offsetMs : 0;
    this.nearly = false;
    if (this.talking) {
      this.activity = 'held';
      return this.ports.changed();
    }
    sound.start(this.offset);
    this.since = performance.now();
    this.activity = 'playing';
    this.timer = setInterval(() => this.tick(), TICK_MS);
    this.report('PlaybackStarted');
    this.ports.changed();
  }

  private halt(activity: 'held' | 'paused'): void {
    if (activity === 'paused') this.generation += 1;
    if (this.activity === 'held') this.activity = activity;
    if (this.activity !== 'playing') return;
    this.silence();
    this.activity = activity;
    this.report('PlaybackStopped');
    this.ports.changed();
  }

  private tick(): void {
    if (!this.nearly && this.offsetMs >= this.durationMs * NEARLY) {
      this.nearly = true;
      this.report('PlaybackNearlyFinished');
    }
    if (this.offsetMs >= this.durationMs) this.finish();
    else this.ports.changed();
  }

  private finish(): void {
    this.silence();
    this.activity = 'finished';
    this.report('PlaybackFinished');
    const { next } = this;
    this.next = undefined;
    this.ports.changed();
    if (next) void this.start(next, 0);
  }

  private silence(): void {
    this.offset = this.offsetMs;
    clearInterval(this.timer);
    this.sound?.stop();
  }

  private report(event: string): void {
    const at = this.state;
    if (!at) return;
    const telling = this.told.then(() => this.ports.tell(event, at));
    this.told = telling.then((directives) => this.apply(directives));
  }
}
