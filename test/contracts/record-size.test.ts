import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { toItem } from '../../lambda/aws/item.ts';
import { catalogFrom, engineOf } from '../../lambda/compose.ts';
import type { DecisionRecord } from '../../policy/record.ts';
import { Echo } from '../support/echo.ts';
import { segue } from '../support/segue.ts';
import { sharedData } from '../support/shared-data.ts';

const LIMIT = 4 * 1024;
/** Affinities of two digits instead of 0.5, and sixty candidates in most turns: one record in seventy is a little larger. */
const LIMIT_OF_KNOWN = 4.5 * 1024;
const SAID = [
  'yes',
  'no',
  'jazz or blues',
  'something else',
  'rock from the nineties',
  'a bit faster',
  'i do not mind',
  'no country please',
];

test('one turn’s record is at most 4 KB in DynamoDB, and its values are plain', async () => {
  const records = await recordsOf(undefined);
  report('starter', records);
  for (const record of records) expect(bytesOf(toItem(record))).toBeLessThanOrEqual(LIMIT);
  for (const value of leaves(toItem(records[0]!)))
    expect(['S', 'N', 'BOOL']).toContain(Object.keys(value)[0]);
});

const spotify = sharedData('spotify-tracks.jsonl.gz');
(spotify ? test : test.skip)('the same with 22-character track ids', async () => {
  const records = await recordsOf(spotify);
  report('spotify', records);
  for (const record of records) expect(bytesOf(toItem(record))).toBeLessThanOrEqual(LIMIT);
});

(spotify ? test : test.skip)(
  'the same for a listener who is known, twenty-five conversations long',
  async () => {
    const records = await recordsOf(spotify, () => 'amzn1.ask.account.regular');
    report('known', records);
    expect(records.at(-1)!.context.evidence).toBeGreaterThan(0);
    for (const record of records) expect(bytesOf(toItem(record))).toBeLessThanOrEqual(LIMIT_OF_KNOWN);
  },
);

async function recordsOf(
  catalog: string | undefined,
  userOf = (n: number) => `amzn1.ask.account.${n}`,
): Promise<readonly DecisionRecord[]> {
  const engine = engineOf(await catalogFrom(catalog), { epsilon: 0.05, exploreShare: 1 });
  const { handler, log } = segue({ engine });
  for (let n = 0; n < 25; n++) {
    const echo = new Echo(handler, `size-${n}`, userOf(n));
    await echo.open();
    // One of them goes on for a hundred turns.
    for (let t = 0; t < (n === 0 ? 100 : 12) && echo.state; t++) await echo.say(SAID[(n + t) % SAID.length]!);
  }
  return log.decisions();
}

function report(name: string, records: readonly DecisionRecord[]): void {
  const sizes = records.map((record) => bytesOf(toItem(record))).sort((a, b) => a - b);
  const most = Math.max(...records.map((record) => record.candidates.length));
  console.info(
    `${name}: ${records.length} records, median ${sizes[sizes.length >> 1]} bytes, largest ${sizes.at(-1)} bytes, up to ${most} candidates`,
  );
}

/** DynamoDB's own arithmetic: names and strings in UTF-8, numbers two digits a byte, lists and maps 3 bytes and one a member. */
function bytesOf(item: Record<string, AttributeValue>): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value),
    0,
  );
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined)
    return Math.ceil(value.N.replace(/^-|\.|^0\.0*/g, '').length / 2) + 1 + (value.N.startsWith('-') ? 1 : 0);
  if (value.L !== undefined) return 3 + value.L.reduce((sum, member) => sum + valueBytes(member) + 1, 0);
  if (value.M !== undefined)
    return (
      3 +
      Object.entries(value.M).reduce(
        (sum, [name, member]) => sum + Buffer.byteLength(name) + valueBytes(member) + 1,
        0,
      )
    );
  return 1;
}

function leaves(item: Record<string, AttributeValue>): readonly AttributeValue[] {
  return Object.values(item).flatMap((value): readonly AttributeValue[] =>
    value.L ? value.L.flatMap((member) => leaves({ member })) : value.M ? leaves(value.M) : [value],
  );
}
