/** Plays sketches with WebAudio. Without it, or without a sound card, the music is silent but time still passes. */
import type { Note, Sketch } from './sketch.ts';

export class Synth {
  private readonly volume: () => number;
  private context: AudioContext | undefined;
  private master: GainNode | undefined;
  private sounding: GainNode | undefined;

  /** @param volume 0 when the device is muted. */
  constructor(volume: () => number) {
    this.volume = volume;
  }

  /** Begins a sketch somewhere; what sounded before ends. */
  play(sketch: Sketch, fromMs: number): void {
    this.stop();
    const context = this.wake();
    if (!context || !this.master) return;
    const bus = new GainNode(context, { gain: 1 });
    bus.connect(this.master);
    this.sounding = bus;
    const begin = context.currentTime + 0.06 - fromMs / 1_000;
    for (const note of sketch.notes)
      if (note.at * 1_000 >= fromMs) sound(context, bus, note, begin + note.at, sketch.softness);
  }

  stop(): void {
    const { context, sounding } = this;
    this.sounding = undefined;
    if (!context || !sounding) return;
    // A short fade: cutting a wave off clicks.
    sounding.gain.setTargetAtTime(0, context.currentTime, 0.03);
    setTimeout(() => sounding.disconnect(), 250);
  }

  volumeChanged(): void {
    if (this.context) this.master?.gain.setTargetAtTime(this.volume(), this.context.currentTime, 0.02);
  }

  /** Browsers let a page sound only after a gesture; by the time anything plays there was one. */
  private wake(): AudioContext | undefined {
    if (!this.context && 'AudioContext' in globalThis) {
      const context = new AudioContext();
      this.context = context;
      this.master = new GainNode(context, { gain: this.volume() });
      const tamed = new DynamicsCompressorNode(context, { threshold: -16, ratio: 4 });
      const room = new ConvolverNode(context, { buffer: roomOf(context) });
      const wet = new GainNode(context, { gain: 0.22 });
      this.master.connect(tamed).connect(context.destination);
      this.master.connect(room).connect(wet).connect(tamed);
    }
    // A refused resume leaves it silent, which is all there is to do about it.
    this.context?.resume().catch(() => {});
    return this.context;
  }
}

function sound(context: AudioContext, out: AudioNode, note: Note, at: number, softness: number): void {
  const { part, level } = note;
  if (part === 'kick') kick(context, out, at, level);
  else if (part === 'snare')
    noise(context, out, at, 0.16, level * 0.5, { type: 'bandpass', frequency: 1_900, Q: 0.7 });
  else if (part === 'hat') noise(context, out, at, 0.05, level * 0.4, { type: 'highpass', frequency: 7_500 });
  else tone(context, out, part, note, at, softness);
}

/** Plucked and round when acoustic, held and bright when electric. */
function tone(
  context: AudioContext,
  out: AudioNode,
  part: 'chord' | 'bass' | 'lead',
  note: Note,
  at: number,
  softness: number,
): void {
  const soft = softness > 0.55;
  const wave: OscillatorType = part === 'bass' ? 'triangle' : soft ? 'triangle' : 'sawtooth';
  const frequency = 440 * 2 ** ((note.pitch - 69) / 12);
  const loudness = { chord: 0.09, bass: 0.34, lead: 0.15 }[part];
  const peak = note.level * loudness * (wave === 'sawtooth' ? 0.7 : 1.2);
  const attack = part === 'chord' && !soft ? 0.04 : 0.008;
  const end = at + note.length;
  const envelope = new GainNode(context, { gain: 0 });
  envelope.gain.setValueAtTime(0, at);
  envelope.gain.linearRampToValueAtTime(peak, at + attack);
  envelope.gain.setTargetAtTime(soft ? 0 : peak * 0.6, at + attack, soft ? 0.35 : 0.2);
  envelope.gain.setTargetAtTime(0, end, 0.08);
  const filter = new BiquadFilterNode(context, {
    type: 'lowpass',
    frequency: part === 'bass' ? 600 : 900 + (1 - softness) * 2_600,
    Q: 0.6,
  });
  filter.connect(envelope).connect(out);
  // Two voices a hair apart sound like an instrument; one sounds like a dial tone.
  for (const detune of part === 'bass' ? [0] : [-5, 5]) {
    const voice = new OscillatorNode(context, { type: wave, frequency, detune });
    voice.connect(filter);
    voice.start(at);
    voice.stop(end + 0.6);
  }
}

function kick(context: AudioContext, out: AudioNode, at: number, level: number): void {
  const drum = new OscillatorNode(context, { type: 'sine', frequency: 120 });
  drum.frequency.setValueAtTime(120, at);
  drum.frequency.exponentialRampToValueAtTime(42, at + 0.12);
  const envelope = new GainNode(context, { gain: 0 });
  envelope.gain.setValueAtTime(level * 0.6, at);
  envelope.gain.exponentialRampToValueAtTime(0.001, at + 0.26);
  drum.connect(envelope).connect(out);
  drum.start(at);
  drum.stop(at + 0.3);
}

function noise(
  context: AudioContext,
  out: AudioNode,
  at: number,
  length: number,
  level: number,
  band: BiquadFilterOptions,
): void {
  const source = new AudioBufferSourceNode(context, { buffer: hiss(context) });
  const envelope = new GainNode(context, { gain: 0 });
  envelope.gain.setValueAtTime(level, at);
  envelope.gain.exponentialRampToValueAtTime(0.001, at + length);
  source.connect(new BiquadFilterNode(context, band)).connect(envelope).connect(out);
  source.start(at);
  source.stop(at + length);
}

const hisses = new WeakMap<AudioContext, AudioBuffer>();

function hiss(context: AudioContext): AudioBuffer {
  const known = hisses.get(context);
  if (known) return known;
  const made = noiseBuffer(context, 0.5, () => 1);
  hisses.set(context, made);
  return made;
}

/** The echo of a small room: noise that dies away. */
function roomOf(context: AudioContext): AudioBuffer {
  return noiseBuffer(context, 1.4, (share) => (1 - share) ** 3);
}

function noiseBuffer(
  context: AudioContext,
  seconds: number,
  loudness: (share: number) => number,
): AudioBuffer {
  const length = Math.round(context.sampleRate * seconds);
  const buffer = new AudioBuffer({ length, sampleRate: context.sampleRate, numberOfChannels: 2 });
  for (const channel of [0, 1]) {
    const samples = buffer.getChannelData(channel);
    for (let i = 0; i < length; i++) samples[i] = (Math.random() * 2 - 1) * loudness(i / length);
  }
  return buffer;
}
