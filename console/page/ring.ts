/** The light ring and the line beneath it: the same fact twice, once for those who do not know the colours. */

export type Light = 'idle' | 'listening' | 'thinking' | 'speaking' | 'playing' | 'trouble';

const WORDS: Readonly<Record<Light, string>> = {
  idle: 'Asleep. Say or type “Alexa, open Segue”.',
  listening: 'Your turn. Segue is listening.',
  thinking: 'Thinking…',
  speaking: 'Speaking. Esc makes it quiet.',
  playing: 'Playing. Talk over it any time.',
  trouble: 'Something went wrong.',
};

export function showLight(device: HTMLElement, status: HTMLElement, light: Light, tempo: number): void {
  device.dataset.light = light;
  device.style.setProperty('--beat', `${(60 / tempo).toFixed(3)}s`);
  if (status.textContent !== WORDS[light]) status.textContent = WORDS[light];
}
