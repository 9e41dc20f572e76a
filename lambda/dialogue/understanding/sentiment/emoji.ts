/** Typed replies may be pictures. A few, by what they feel; any other says nothing. */
const FEELS: ReadonlyMap<string, number> = new Map([
  ...[...'😍🥰🤩😻💯🔥'].map((sign) => [sign, 1] as const),
  ...[...'❤💖💜💙🙌👏🎉🤘'].map((sign) => [sign, 0.8] as const),
  ...[...'👍😀😃😄😁😊🙂😎💃🕺'].map((sign) => [sign, 0.5] as const),
  ...[...'😐😕🙁😴🥱🙄'].map((sign) => [sign, -0.4] as const),
  ...[...'👎😞😒😖'].map((sign) => [sign, -0.6] as const),
  ...[...'😡🤮🤢😠💩'].map((sign) => [sign, -1] as const),
]);
const ANY = /\p{Extended_Pictographic}/u;
/** A row of them is one picture, said louder by nothing. */
const MOST = 1.2;

export function pictured(text: string): number {
  if (!ANY.test(text)) return 0;
  let total = 0;
  for (const sign of text.slice(0, 1_000)) total += FEELS.get(sign) ?? 0;
  return Math.max(-MOST, Math.min(MOST, total));
}
