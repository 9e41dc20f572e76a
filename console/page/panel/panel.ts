/** "What Segue thinks": follows one conversation through the session it carries and the records it leaves. */
import type { ResponseEnvelope } from 'ask-sdk-model';
import { queueFrom } from '../../../lambda/alexa/queue.ts';
import type { DialogueState } from '../../../lambda/dialogue/state.ts';
import type { Tone } from '../../../lambda/dialogue/tone.ts';
import type { DecisionRecord, LogRecord } from '../../../policy/record.ts';
import { byId, el } from '../dom.ts';
import { trackOf } from '../tracks.ts';
import { candidates } from './candidates.ts';
import { empathy } from './empathy.ts';
import { known } from './known.ts';
import { written } from './record.ts';
import { understood } from './understood.ts';
import { type Names, trackIdsIn, trackIdsInStation } from './words.ts';

export class Panel {
  private readonly turn = byId('panel-turn', HTMLElement);
  private readonly sections = {
    understood: byId('panel-understood', HTMLElement),
    known: byId('panel-known', HTMLElement),
    empathy: byId('panel-empathy', HTMLElement),
    candidates: byId('panel-candidates', HTMLElement),
    record: byId('panel-record', HTMLElement),
  };
  private conversationId: string | undefined;
  private state: DialogueState | undefined;
  /** By turn. The log keeps what a tone was made of, not the tone: it is in the session. */
  private readonly tones: Map<number, Tone> = new Map();
  /** The session is open, so the state is what Segue knows now. */
  private live = false;
  /** Refreshes may overtake each other: only the newest is shown. */
  private asked = 0;

  /** An answer came: whose conversation it was is in its session, or in the queue it started. */
  async follow(answer: ResponseEnvelope): Promise<void> {
    const state = stateOf(answer);
    const id = state?.conversationId ?? conversationOf(answer) ?? this.conversationId;
    // The session ends with the conversation; what it knew last is still worth reading.
    if (state || id !== this.conversationId) this.state = state;
    if (id !== this.conversationId) this.tones.clear();
    if (state) this.tones.set(state.turn, state.manner.tone);
    this.conversationId = id;
    this.live = state !== undefined;
    await this.refresh();
  }

  /** Reads the log again: an event may have added to it. */
  async refresh(): Promise<void> {
    if (!this.conversationId) return;
    const turn = ++this.asked;
    try {
      const records = await recordsOf(this.conversationId);
      const names = await namesFor(records, this.state);
      if (turn === this.asked) this.show(records, names);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.sections.record.replaceChildren(
        el('p', { class: 'trouble' }, `The log could not be read: ${reason}`),
      );
    }
  }

  clear(): void {
    this.asked += 1;
    this.conversationId = undefined;
    this.state = undefined;
    this.tones.clear();
    this.live = false;
    this.show([], new Map());
  }

  private show(records: readonly LogRecord[], names: Names): void {
    const decision = records.findLast((record): record is DecisionRecord => record.type === 'decision');
    this.turn.textContent = decision ? `turn ${decision.turn}` : 'asleep';
    this.sections.understood.replaceChildren(
      ...understood(records, this.live ? this.state : undefined, names),
    );
    this.sections.known.replaceChildren(...known(records, this.state, names));
    this.sections.empathy.replaceChildren(...empathy(records, this.tones));
    this.sections.candidates.replaceChildren(...candidates(decision, names));
    this.sections.record.replaceChildren(...written(records, names));
  }
}

function stateOf(answer: ResponseEnvelope): DialogueState | undefined {
  return answer.sessionAttributes?.segue as DialogueState | undefined;
}

function conversationOf({ response }: ResponseEnvelope): string | undefined {
  for (const directive of response.directives ?? [])
    if (directive.type === 'AudioPlayer.Play') return queueFrom(directive.audioItem?.stream?.token ?? '')?.c;
  return undefined;
}

async function recordsOf(conversationId: string): Promise<readonly LogRecord[]> {
  const response = await fetch(`/api/conversation/${encodeURIComponent(conversationId)}`);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return (await response.json()) as readonly LogRecord[];
}

async function namesFor(records: readonly LogRecord[], state: DialogueState | undefined): Promise<Names> {
  const decision = records.findLast((record): record is DecisionRecord => record.type === 'decision');
  const ids = new Set([
    ...(decision?.candidates.flatMap(trackIdsIn) ?? []),
    ...(state?.anchors.map(({ track }) => track) ?? []),
    ...records.flatMap((record) => {
      if (record.type !== 'outcome') return [];
      const liked = record.elicited?.filter(({ attribute }) => attribute === 'track') ?? [];
      return [...liked.map(({ value }) => value), ...trackIdsInStation(record.played?.station ?? '')];
    }),
  ]);
  const tracks = await Promise.all([...ids].map(trackOf));
  return new Map(tracks.flatMap((track) => (track ? [[track.id, `${track.title} – ${track.artist}`]] : [])));
}
