/** DynamoDB's own arithmetic: names and strings in UTF-8, numbers two digits a byte, lists and maps 3 bytes and one a member. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export function bytesOf(item: Readonly<Record<string, AttributeValue>>): number {
  return sum(Object.entries(item).map(([name, value]) => Buffer.byteLength(name) + valueBytes(value)));
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined)
    return Math.ceil(value.N.replace(/^-|\.|^0\.0*/g, '').length / 2) + 1 + (value.N.startsWith('-') ? 1 : 0);
  if (value.L !== undefined) return 3 + sum(value.L.map((member) => valueBytes(member) + 1));
  if (value.M !== undefined)
    return (
      3 +
      sum(Object.entries(value.M).map(([name, member]) => Buffer.byteLength(name) + valueBytes(member) + 1))
    );
  return 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
