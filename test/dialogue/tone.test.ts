/** How Segue sounds: which tone follows from how it goes, and that apologies and cheers stay rare. */
import type { Feelings } from '../../lambda/dialogue/feelings.ts';
import { wordsOf } from '../../lambda/dialogue/reply.ts';
import { newConversation } from '../../lambda/dialogue/state.ts';
import { conductAtLast, conductOf, mannerAfter, shows, toneOf } from '../../lambda/dialogue/tone.ts';
import { turn } from '../../lambda/turn.ts';
import { simulated } from '../support/log-builder.ts';
import { starterEngine } from '../support/segue.ts';

const calm: Feelings = { last: 0, soFar: 0, understood: 1 };
const fresh = newConversation({
  conversationId: 'c',
  listener: 'l',
  stratum: 'exploit',
  catalogVersion: starterEngine.music.version,
});
const later = { ...fresh, turn: 3 };

test('the score sets the tone, and a tone stays a little longer than it takes to come', () => {
  const at = (closeness: number, before = 'plain' as const) =>
    toneOf({ closeness, feelings: calm, pace: 'steady' }, before);
  expect([0.3, 0.6, 0.8].map((closeness) => at(closeness))).toEqual(['sorry', 'plain', 'bright']);
  const hover = { closeness: 0.65, feelings: calm, pace: 'steady' } as const;
  expect(toneOf(hover, 'plain')).toBe('plain');
  expect(toneOf(hover, 'bright')).toBe('bright');
  expect(toneOf({ ...hover, closeness: 0.5 }, 'plain')).toBe('plain');
  expect(toneOf({ ...hover, closeness: 0.5 }, 'sorry')).toBe('sorry');
});

test('displeasure is owed an apology whatever we know; hurry comes before cheer; nobody is cheered out of a sorry', () => {
  const good = { closeness: 0.8, feelings: calm, pace: 'steady' } as const;
  expect(toneOf({ ...good, feelings: { ...calm, soFar: -0.5, last: -0.9 } }, 'bright')).toBe('sorry');
  expect(toneOf({ ...good, feelings: { ...calm, last: -0.8 } }, 'bright')).toBe('sorry');
  expect(toneOf({ ...good, pace: 'hurried' }, 'bright')).toBe('brief');
  expect(toneOf({ ...good, feelings: { ...calm, last: -0.1 } }, 'bright')).toBe('plain');
  expect(toneOf(good, 'sorry')).toBe('plain');
});

test('the first prompt is plain, however well we know the listener', () => {
  expect(conductOf(fresh, { closeness: 0.95, pace: 'steady' }).tone).toBe('plain');
  expect(conductOf(fresh, { closeness: 0.1, pace: 'hurried' }).tone).toBe('plain');
});

test('one apology in four prompts, save that one in passing does not use up the one that is due', () => {
  const bad = { closeness: 0.2, pace: 'steady' } as const;
  const sorry = (apologised: number, turn: number) =>
    conductOf({ ...later, turn, manner: { tone: 'sorry', apologised, cheered: 0 } }, bad).mayApologise;
  expect([1, 2, 3, 4, 5].map((turn) => sorry(1, turn))).toEqual([false, false, false, false, true]);
  const turned = { ...later, turn: 1, manner: { tone: 'plain', apologised: 1, cheered: 0 } } as const;
  expect(conductOf(turned, bad).mayApologise).toBe(true);
});

test('no cheer twice running, and none at somebody who shows no pleasure', () => {
  const good = { closeness: 0.9, pace: 'steady' } as const;
  const pleased = { ...later, feelings: { ...calm, last: 0.5 } };
  const cheered = (turn: number) => ({ ...pleased, manner: { ...later.manner, cheered: turn } });
  expect(conductOf(pleased, good).mayCheer).toBe(true);
  expect(conductOf(cheered(3), good).mayCheer).toBe(false);
  expect(conductOf(cheered(2), good).mayCheer).toBe(true);
  expect(conductOf(later, good)).toMatchObject({ tone: 'bright', mayCheer: false });
});

test('what was said decides what is remembered; who bore with us is thanked as music begins', () => {
  const conduct = conductOf(later, { closeness: 0.9, pace: 'steady' });
  const said = (emotion: 'excited' | 'disappointed') =>
    mannerAfter(later, conduct, [{ kind: 'say', text: 'Oh.', voice: { emotion, intensity: 'low' } }]);
  expect(said('excited')).toEqual({ tone: 'bright', apologised: 0, cheered: 4 });
  expect(said('disappointed')).toEqual({ tone: 'bright', apologised: 4, cheered: 0 });
  const bore = { ...later, manner: { ...later.manner, tone: 'sorry' as const } };
  expect(conductAtLast(bore, 'steady').tone).toBe('sorry');
  expect(conductAtLast(later, 'steady').tone).toBe('bright');
});

test('in whole conversations apologies and cheers are never twice running, and no reply has both', () => {
  const moods = { sorry: 0, cheered: 0, plain: 0 };
  for (const { replies } of simulated(150)) {
    let before = '';
    for (const { speech } of replies) {
      const sorry = shows(speech, 'disappointed');
      const cheered = shows(speech, 'excited');
      expect(sorry && cheered).toBe(false);
      if (cheered) expect(before).not.toBe('cheered');
      before = sorry ? 'sorry' : cheered ? 'cheered' : 'plain';
      moods[before as keyof typeof moods] += 1;
      // An apology is in a voice of its own, and only there.
      const plain = speech.filter((part) => part.kind !== 'say' || !shows([part], 'disappointed'));
      expect(wordsOf(plain)).not.toMatch(/\bsorry\b(?!, I found nothing)/i);
    }
  }
  expect(moods.plain).toBeGreaterThan(moods.cheered);
  expect(moods.cheered).toBeGreaterThan(20);
  expect(moods.sorry).toBeGreaterThan(20);
});

test('wishes that cannot be met together are told once', () => {
  const say = (state: typeof fresh, text: string) =>
    turn(
      {
        state,
        utterance: { kind: 'words', text },
        request: text,
        at: '2026-01-01T00:00:00Z',
        locale: 'en-US',
        screen: false,
      },
      starterEngine,
    );
  const first = say(fresh, 'opera from the two thousands with acoustic heavy metal for running');
  expect(first.decided!.context.relaxed).toBeGreaterThan(0);
  expect(wordsOf(first.reply.speech)).toMatch(/set aside|left out/);
  const second = say(first.state!, "I don't know");
  expect(second.decided!.context.relaxed).toBeGreaterThan(0);
  expect(wordsOf(second.reply.speech)).not.toMatch(/set aside|left out/);
});
