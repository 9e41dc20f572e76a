/** The page: builds the parts of the device and ties them to what one can press, type and see. */
import type { Directive } from 'ask-sdk-model';
import type { PlayerState } from '../envelopes.ts';
import { Conversation } from './conversation.ts';
import { byId, el } from './dom.ts';
import { Echo } from './echo.ts';
import { Microphone } from './microphone.ts';
import { NowPlaying, trackIdOf } from './now-playing.ts';
import { Panel } from './panel/panel.ts';
import { Player, type Sound, type Stream } from './player.ts';
import { remember, remembered } from './remembered.ts';
import { type Light, showLight } from './ring.ts';
import { sketchOf } from './sketch.ts';
import { Synth } from './synth.ts';
import { trackOf } from './tracks.ts';
import { Transcript } from './transcript.ts';
import { Voice } from './voice.ts';

const SUGGESTIONS = [
  'help me find music',
  'something mellow from the seventies',
  'anything but country',
  'surprise me',
  'yes',
  'no',
];

const words = byId('words', HTMLInputElement);
const open = byId('open', HTMLButtonElement);
const mute = byId('mute', HTMLButtonElement);
const mic = byId('mic', HTMLButtonElement);
const device = byId('device', HTMLElement);
const status = byId('status', HTMLElement);
const transcript = new Transcript(byId('transcript', HTMLElement));
const panel = new Panel();

let muted = remembered('muted') === 'yes';
let busy: Light | undefined;
let tempo = 60;
/** A customer who talks wants to go on talking: the microphone opens again after the answer. */
let byVoice = false;

const settings = await settingsOfTheServer();
const voice = new Voice(() => muted);
const synth = new Synth(() => (muted ? 0 : 0.9));
const player = new Player({ load: loadSketch, tell: tellSkill, changed: showPlayer });
const echo = new Echo(settings.skillId, () => player.state);
const microphone = new Microphone({
  partly: (text) => {
    words.value = text;
  },
  heard: (text) => say(text, true),
  nothing: () => conversation.letGo(),
  failed: (reason) => {
    transcript.trouble(`Listening did not work: ${reason}. Typing always does.`);
    conversation.letGo();
  },
  changed: showDevice,
});
const conversation = new Conversation({
  echo,
  player,
  voice,
  transcript,
  panel,
  show: (light) => {
    busy = light;
    showDevice();
  },
  yourTurn: () => {
    if (byVoice) microphone.start();
  },
});
const nowPlaying = new NowPlaying((command) => conversation.press(command));

function say(text: string, spoken = false): void {
  byVoice = spoken;
  microphone.abort();
  words.value = '';
  conversation.say(text);
}

function talk(): void {
  if (!microphone.possible) words.focus();
  else if (microphone.listening) microphone.stop();
  else {
    voice.stop();
    player.hold();
    microphone.start();
  }
}

function quiet(): void {
  byVoice = false;
  voice.stop();
  if (!microphone.listening) return;
  microphone.abort();
  conversation.letGo();
}

function startOver(): void {
  quiet();
  conversation.startOver(() => {
    welcome();
    open.focus();
  });
}

async function loadSketch(stream: Stream): Promise<Sound> {
  const id = trackIdOf(stream);
  const track = id === undefined ? undefined : await trackOf(id);
  const sketch = sketchOf(track ?? { id: id ?? stream.title, genres: [] });
  nowPlaying.introduce(stream, track, sketch);
  tempo = sketch.tempo;
  return {
    durationMs: sketch.durationMs,
    start: (fromMs) => synth.play(sketch, fromMs),
    stop: () => synth.stop(),
  };
}

/** An event that cannot be delivered is told to the customer; the music does not stop for it. */
async function tellSkill(event: string, at: PlayerState): Promise<readonly Directive[]> {
  try {
    const { response } = await echo.playback(event, at);
    void panel.refresh();
    return response.directives ?? [];
  } catch (error) {
    transcript.trouble(error instanceof Error ? error.message : String(error));
    return [];
  }
}

function showDevice(): void {
  const waiting = echo.inSession || microphone.listening ? 'listening' : 'idle';
  showLight(device, status, busy ?? (player.activity === 'playing' ? 'playing' : waiting), tempo);
  mic.setAttribute('aria-pressed', String(microphone.listening));
  // The field takes over the focus the button would lose.
  if (echo.inSession && document.activeElement === open) words.focus();
  open.hidden = echo.inSession;
}

function showPlayer(): void {
  nowPlaying.update(player);
  showDevice();
}

function showMuted(): void {
  mute.setAttribute('aria-pressed', String(muted));
  if (muted) voice.stop();
  synth.volumeChanged();
}

function welcome(): void {
  transcript.welcome(
    'What would you like to hear?',
    'Say it in your own words, or open Segue and let it ask. A few answers later a station plays.',
  );
}

async function settingsOfTheServer(): Promise<{ readonly skillId: string; readonly tracks: number }> {
  try {
    const response = await fetch('/api/settings');
    return await response.json();
  } catch {
    transcript.trouble('Segue is out of reach. Is `npm start` still running? Then load this page again.');
    return { skillId: '', tracks: 0 };
  }
}

byId('suggestions', HTMLElement).append(
  ...SUGGESTIONS.map((text) => {
    const button = el('button', { type: 'button' }, text);
    button.addEventListener('click', () => say(text));
    return el('li', {}, button);
  }),
);
byId('form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  if (words.value.trim()) say(words.value);
});
open.addEventListener('click', () => say('Alexa, open Segue'));
byId('start-over', HTMLButtonElement).addEventListener('click', startOver);
mute.addEventListener('click', () => {
  muted = !muted;
  remember('muted', muted ? 'yes' : 'no');
  showMuted();
});
mic.hidden = !microphone.possible;
mic.addEventListener('click', talk);
byId('talk-key', HTMLElement).textContent = microphone.possible ? 'talks' : 'goes to the words';
byId('catalogue', HTMLElement).textContent = `in ${settings.tracks.toLocaleString('en')} recordings`;
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') quiet();
  // By place on the keyboard: with Alt some systems type a letter of their own.
  if (!event.altKey || event.code !== 'KeyT') return;
  event.preventDefault();
  talk();
});
// Closing the page in the middle of a conversation abandons it, and the log should know.
window.addEventListener('pagehide', () => echo.hangUp('EXCEEDED_MAX_REPROMPTS'));
// A page that comes back from the browser's memory finds its session gone.
window.addEventListener('pageshow', showDevice);

showMuted();
welcome();
showDevice();
