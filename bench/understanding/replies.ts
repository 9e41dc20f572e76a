/** Replies: is a short answer or command understood as the act it is? */
import type { Act } from '../../policy/meaning.ts';
import { HALVES, type Half, inHalf, type Labelled, listMistake } from './data.ts';
import { halvesLine } from './score.ts';
import type { Subject } from './subject.ts';

const REPLIES: readonly (readonly [
  label: string,
  intents: readonly string[],
  act: Act['act'],
  counted: boolean,
])[] = [
  ['yes', ['yes', 'general_affirm'], 'affirm', true],
  ['no', ['no', 'general_negate'], 'deny', true],
  ["don't care", ['general_dontcare'], 'dont-care', true],
  ['repeat', ['repeat', 'general_repeat'], 'repeat', true],
  ['stop', ['general_commandstop'], 'stop', true],
  ['maybe (information)', ['maybe'], 'dont-care', false],
  ['cancel (information)', ['cancel'], 'stop', false],
  ['goodbye (information)', ['goodbye'], 'stop', false],
  ['next song (information)', ['next_song'], 'alternatives', false],
  ['what song (information)', ['what_song'], 'ask-about', false],
  ['what can I ask (information)', ['what_can_i_ask_you'], 'help', false],
];

export function measureReplies(music: readonly Labelled[], subject: Subject): void {
  console.log(`\n${halvesLine('replies', (half) => half)}`);
  const overall = new Map<Half, { right: number; of: number }>(
    HALVES.map((half) => [half, { right: 0, of: 0 }]),
  );
  for (const [label, intents, act, counted] of REPLIES) {
    const replies = music.filter(({ intent }) => intents.includes(intent));
    const line = halvesLine(label, (half) => {
      const of = inHalf(half, replies);
      const right = of.filter(({ text }) => {
        const said = subject.acts(text).map((one) => one.act);
        const ok = said.includes(act);
        if (!ok) listMistake('replies', half, `${label}: ${text.trim()}   ${said}`);
        return ok;
      });
      if (counted) {
        overall.get(half)!.right += right.length;
        overall.get(half)!.of += of.length;
      }
      return `${(right.length / of.length).toFixed(3)} of ${of.length}`;
    });
    console.log(line);
  }
  const accuracy = (half: Half) => (overall.get(half)!.right / overall.get(half)!.of).toFixed(3);
  console.log(halvesLine('yes, no, don’t care, repeat, stop', accuracy));
}
