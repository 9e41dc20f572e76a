/**
 * Records as DynamoDB items: numbers, strings and lists that any tool can read. Candidates are stored by column
 * (one list of prompts, one of gains, …), which is what keeps a turn with sixty of them under 4 KB.
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { type Candidate, promptFromId, promptId } from '../../policy/candidate.ts';
import type { DecisionRecord, LogRecord, OutcomeRecord } from '../../policy/record.ts';

export type Item = Record<string, AttributeValue>;

/** Names of the table's keys and of its index by listener. */
export const KEYS = { partition: 'conversationId', sort: 'entry', listenerIndex: 'by-listener' } as const;

const RETENTION_DAYS = 400;

/** Seconds since 1970, as the table's TTL wants them, of something last true at a time in milliseconds. */
export function expiryOf(at: number): number {
  return Math.floor(at / 1000) + RETENTION_DAYS * 86_400;
}

/**
 * What is known of a listener lies in the same table, so that one index and one TTL serve both, and so do the steps of
 * rollouts; neither is a record of the log.
 */
export const LISTENER_TYPE = 'listener';
export const ROLLOUT_TYPE = 'rollout';

export function isRecord(item: Item): boolean {
  return item.type?.S !== LISTENER_TYPE && item.type?.S !== ROLLOUT_TYPE;
}

/** `0003#decision`, `0005#outcome#played`: in the order things happened, and the same for the same fact. */
export function entryOf(record: LogRecord): string {
  const turn = String(record.turn).padStart(4, '0');
  if (record.type === 'decision') return `${turn}#decision`;
  const { playback } = record;
  return `${turn}#outcome#${record.outcome}${playback ? `#${playback.event}#${playback.index}` : ''}`;
}

export function toItem(record: LogRecord): Item {
  const { listener, ...rest } = record.type === 'decision' ? decisionColumns(record) : record;
  return marshall(
    {
      [KEYS.sort]: entryOf(record),
      ...rest,
      // The index is sparse: an item without a listener is not in it.
      ...(listener ? { listener } : {}),
      expires: expiryOf(Date.parse(record.at)),
    },
    { removeUndefinedValues: true },
  );
}

/** @throws TypeError when the item is not a record of the log. */
export function fromItem(item: Item): LogRecord {
  const { [KEYS.sort]: _, expires: __, ...plain } = unmarshall(item);
  const head = { ...plain, listener: plain.listener ?? '' };
  if (plain.type === 'outcome') return head as unknown as OutcomeRecord;
  if (plain.type !== 'decision') throw new TypeError(`not a record of the log: type ${String(plain.type)}`);
  return { ...head, candidates: candidatesOf(plain.candidates) } as unknown as DecisionRecord;
}

interface Columns {
  readonly prompt: readonly string[];
  readonly gain: readonly number[];
  readonly fit: readonly number[];
  readonly popularity: readonly number[];
  /** Absent in items of feature version 1. */
  readonly affinity?: readonly number[];
  readonly asked: readonly number[];
}

function decisionColumns({ candidates, ...record }: DecisionRecord) {
  const column = (name: keyof Candidate['numbers']) => candidates.map(({ numbers }) => numbers[name]);
  const columns: Columns = {
    prompt: candidates.map(promptId),
    gain: column('gain'),
    fit: column('fit'),
    popularity: column('popularity'),
    affinity: column('affinity'),
    asked: column('asked'),
  };
  return { ...record, candidates: columns };
}

function candidatesOf(columns: Columns): readonly Candidate[] {
  return columns.prompt.map((id, index) => {
    const prompt = promptFromId(id);
    if (!prompt) throw new TypeError(`not a prompt: ${id}`);
    const at = (column: readonly number[]) => column[index] ?? 0;
    const { gain, fit, popularity, affinity, asked } = columns;
    return {
      ...prompt,
      numbers: {
        gain: at(gain),
        fit: at(fit),
        popularity: at(popularity),
        ...(affinity ? { affinity: at(affinity) } : {}),
        asked: at(asked),
      } as Candidate['numbers'],
    };
  });
}
