/** Decisions as Vowpal Wabbit's text for `--cb_explore_adf`: a shared line, a line a candidate, a blank line. */
import { COLUMNS, CONTEXT_WIDTH, encode, WIDTH } from '../../policy/features.ts';
import type { LoggedDecision } from './logged.ts';

export function vwExample({ record, useful }: LoggedDecision): string {
  const { context, candidates, chosen, propensity } = record;
  const rows = encode(context, candidates);
  const lines = candidates.map((_, index) => {
    const label = index === chosen ? `0:${useful === 1 ? -1 : 0}:${propensity} ` : '';
    const at = index * WIDTH;
    return `${label}|p${featuresOf('p', rows, at, CONTEXT_WIDTH, WIDTH)} |x${featuresOf('x', rows, at, CONTEXT_WIDTH, WIDTH)}`;
  });
  return `shared |c${featuresOf('c', rows, 0, 0, CONTEXT_WIDTH)}\n${lines.join('\n')}\n\n`;
}

/** ` name:value` of each feature that is not 0; the value 1 goes without saying. */
function featuresOf(namespace: string, rows: Float32Array, offset: number, from: number, to: number): string {
  let text = '';
  for (let column = from; column < to; column++) {
    const value = rows[offset + column]!;
    if (COLUMNS[column]!.namespace !== namespace || value === 0) continue;
    text +=
      value === 1 ? ` ${COLUMNS[column]!.name}` : ` ${COLUMNS[column]!.name}:${Number(value.toPrecision(7))}`;
  }
  return text;
}
