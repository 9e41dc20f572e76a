/** The card of what plays: the track's facts, its sketch as a piano roll that fills, and the remote's buttons. */
import { currentId, queueFrom } from '../../lambda/alexa/queue.ts';
import type { Track } from '../../lambda/catalog/track.ts';
import { seedOf } from '../../policy/random.ts';
import { byId, svg } from './dom.ts';
import type { Player, Stream } from './player.ts';
import type { Sketch } from './sketch.ts';

export type Command =
  | 'PreviousCommandIssued'
  | 'PauseCommandIssued'
  | 'PlayCommandIssued'
  | 'NextCommandIssued';

export class NowPlaying {
  private readonly card = byId('now-playing', HTMLElement);
  private readonly title = byId('np-title', HTMLElement);
  private readonly artist = byId('np-artist', HTMLElement);
  private readonly album = byId('np-album', HTMLElement);
  private readonly facts = byId('np-facts', HTMLElement);
  private readonly place = byId('np-place', HTMLElement);
  private readonly time = byId('np-time', HTMLElement);
  private readonly progress = byId('np-progress', HTMLElement);
  private readonly roll = byId('np-roll', HTMLElement);
  private readonly previous = byId('np-previous', HTMLButtonElement);
  private readonly toggle = byId('np-toggle', HTMLButtonElement);
  private readonly next = byId('np-next', HTMLButtonElement);
  private shown = '';

  constructor(press: (command: Command) => void) {
    this.previous.addEventListener('click', () => press('PreviousCommandIssued'));
    this.next.addEventListener('click', () => press('NextCommandIssued'));
    this.toggle.addEventListener('click', () =>
      press(this.card.dataset.activity === 'playing' ? 'PauseCommandIssued' : 'PlayCommandIssued'),
    );
  }

  /** A new track: everything about it that does not move. */
  introduce(stream: Stream, track: Track | undefined, sketch: Sketch): void {
    this.shown = stream.token;
    this.title.textContent = track?.title ?? stream.title;
    this.artist.textContent = track?.artist ?? stream.artist;
    this.album.textContent = [track?.album, track?.year, track?.genres[0]].filter(Boolean).join(' · ');
    const made = [`${sketch.tempo} bpm`, sketch.mode, energyWords(track)].filter(Boolean).join(', ');
    this.facts.textContent = `a sketch, not the recording: ${made}`;
    this.card.style.setProperty('--hue', String(seedOf(track?.id ?? stream.title) % 360));
    this.roll.replaceChildren(pianoRoll(sketch, 'roll-bed'), pianoRoll(sketch, 'roll-done'));
  }

  /** What moves. */
  update(player: Player): void {
    const { stream, activity } = player;
    this.card.hidden = !stream;
    if (!stream || stream.token !== this.shown) return;
    const seconds = Math.floor(player.offsetMs / 1_000);
    const all = Math.floor(player.durationMs / 1_000);
    this.card.dataset.activity = activity;
    this.time.textContent = `${clock(seconds)} / ${clock(all)}`;
    this.progress.setAttribute('aria-valuenow', String(seconds));
    this.progress.setAttribute('aria-valuemax', String(all));
    this.progress.setAttribute('aria-valuetext', `${seconds} of ${all} seconds`);
    this.progress.style.setProperty('--share', String(player.offsetMs / Math.max(player.durationMs, 1)));
    const playing = activity === 'playing';
    this.toggle.setAttribute('aria-label', playing ? 'Pause' : 'Resume');
    const queue = queueFrom(stream.token);
    this.place.textContent = queue ? `${queue.i + 1} of ${queue.q.length}` : '';
    this.previous.disabled = !queue || (queue.i === 0 && !queue.loop);
    this.next.disabled = !queue || (queue.i === queue.q.length - 1 && !queue.loop);
  }
}

/** The id of the track a stream stands for; undefined when the token is not Segue's. */
export function trackIdOf(stream: Stream): string | undefined {
  const queue = queueFrom(stream.token);
  return queue && currentId(queue);
}

/** Tune above, bass below, drums as ticks at the bottom: the notes that sound, where they sound. */
function pianoRoll({ notes, durationMs }: Sketch, name: string): SVGElement {
  const pitched = notes.filter(({ part }) => part === 'lead' || part === 'chord' || part === 'bass');
  const low = Math.min(...pitched.map(({ pitch }) => pitch));
  const high = Math.max(...pitched.map(({ pitch }) => pitch));
  const x = (seconds: number) => ((seconds * 1_000_000) / durationMs).toFixed(2);
  const bars = notes.flatMap((note) => {
    if (note.part === 'hat') return [];
    const drum = note.part === 'kick' || note.part === 'snare';
    const y = drum
      ? note.part === 'kick'
        ? 96
        : 91
      : 4 + ((high - note.pitch) / Math.max(high - low, 1)) * 78;
    return [
      svg('rect', {
        class: `roll-${note.part}`,
        x: x(note.at),
        y: y.toFixed(1),
        width: x(drum ? 0.06 : note.length * 0.92),
        height: drum ? 3 : 4,
        rx: 1,
      }),
    ];
  });
  return svg('svg', { class: name, viewBox: '0 0 1000 100', preserveAspectRatio: 'none' }, ...bars);
}

function energyWords(track: Track | undefined): string {
  return track?.energy === undefined ? '' : `energy ${Math.round(track.energy * 100)} %`;
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
