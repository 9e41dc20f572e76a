/** Tests of counts that may be looked at any number of times: Bayes factors, whose inverse is an always-valid p-value (Ville). */
import jstat from 'jstat';

/** DynamoDB, where looks are kept, knows no number nearer to 0 than this; and nobody can be surer. */
const LEAST_P = 1e-100;

function pOf(logFactor: number): number {
  return Math.min(1, Math.max(LEAST_P, Math.exp(-logFactor)));
}

/** ln B(a, b). */
function logBeta(a: number, b: number): number {
  return jstat.gammaln(a) + jstat.gammaln(b) - jstat.gammaln(a + b);
}

/**
 * Whether listeners came to the challenger's arm as they were assigned to it (sample-ratio mismatch): the sequential
 * multinomial test of Lindon & Malek (2022), a mixture of shares around the expected one.
 *
 * @param expected share, in (0, 1).
 * @returns an always-valid p-value.
 */
export function sampleRatioP(challenger: number, incumbent: number, expected: number): number {
  const [a, b] = [CONCENTRATION * expected, CONCENTRATION * (1 - expected)];
  const logFactor =
    logBeta(a + challenger, b + incumbent) -
    logBeta(a, b) -
    challenger * Math.log(expected) -
    incumbent * Math.log(1 - expected);
  return pOf(logFactor);
}

/** How far off a broken assignment is expected to be: as far as the share among a hundred listeners strays by chance. */
const CONCENTRATION = 100;

/**
 * Whether something happens more often than it may: a mixture over all rates (Beta(½, ½)) against the largest allowed.
 *
 * @returns an always-valid p-value of "at most `allowed`"; 1 while the rate seen is not above it.
 */
export function exceedsP(happened: number, times: number, allowed: number): number {
  if (times === 0 || happened / times <= allowed) return 1;
  const logFactor =
    logBeta(happened + 0.5, times - happened + 0.5) -
    logBeta(0.5, 0.5) -
    happened * Math.log(allowed) -
    (times - happened) * Math.log(1 - allowed);
  return pOf(logFactor);
}
