/**
 * Segments in the order in which a conversation meets them (`policy/learn/segments.ts`); data has them by first sight.
 * A name that is not known here comes last, so that a new segment is never lost.
 */
const ORDER: readonly string[] = [
  'first prompt',
  'prompts 2–3',
  'prompts 4–6',
  'prompt 7 and later',
  'nothing known',
  'one wish known',
  'two wishes known',
  'three and more wishes known',
  'going well',
  'after a fruitless answer',
  'after a misunderstanding',
];

export function inOrder<T extends { readonly segment: string }>(segments: readonly T[]): readonly T[] {
  return segments.toSorted((a, b) => placeOf(a.segment) - placeOf(b.segment));
}

function placeOf(segment: string): number {
  const place = ORDER.indexOf(segment);
  return place < 0 ? ORDER.length : place;
}
