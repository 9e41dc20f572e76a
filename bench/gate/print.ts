import type { Rates } from './runs.ts';

const Z_95 = 1.959964;
const Z_90_ONE_SIDED = 1.281552;

/** Wilson's interval of a share, 95 %, in percent. */
export function share(count: number, of: number): string {
  const p = count / of;
  const z = Z_95 ** 2 / of;
  const middle = (p + z / 2) / (1 + z);
  const half = Math.sqrt(z * (p * (1 - p) + z / 4)) / (1 + z);
  const percent = (value: number) => (100 * Math.max(0, value)).toFixed(1);
  return `${percent(p)} % (${percent(middle - half)}–${percent(Math.min(1, middle + half))})`;
}

export const HEADING =
  'true difference   promoted (95 % interval)      hold    refused    ESS    estimated difference   lower bound   failed in, % of runs';

export function line({ wanted, runs, verdicts, failed, ...rates }: Rates): string {
  const percent = (count: number) => `${((100 * count) / runs).toFixed(1)} %`;
  const reasons = Object.entries(failed).sort((a, b) => b[1] - a[1]);
  return [
    signed(wanted).padStart(15),
    share(verdicts.promote, runs).padStart(27),
    percent(verdicts.hold).padStart(10),
    percent(verdicts.refuse).padStart(10),
    rates.effectiveSampleSize.toFixed(0).padStart(8),
    `${rates.difference.toFixed(4)} (${signed(rates.relative)})`.padStart(23),
    rates.lowerBound.toFixed(4).padStart(14),
    `   ${reasons.map(([name, count]) => `${name} ${((100 * count) / runs).toFixed(1)}`).join(', ')}`,
  ].join('');
}

/**
 * With which ESS the lower bound would be above 0 in nine of ten logs, if its distance and its scatter shrink as
 * 1/√ESS: an extrapolation from one size of log, to be checked at another.
 */
export function neededEss({ difference, lowerBound, scatter, effectiveSampleSize }: Rates): number {
  return effectiveSampleSize * ((difference - lowerBound + Z_90_ONE_SIDED * scatter) / difference) ** 2;
}

export function signed(share: number): string {
  const size = (100 * Math.abs(share)).toFixed(1);
  return `${size === '0.0' ? '' : share < 0 ? '−' : '+'}${size} %`;
}
