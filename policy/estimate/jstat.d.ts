/** The functions of jstat that we use; it ships no types. */
declare module 'jstat' {
  const jstat: {
    readonly normal: {
      cdf(x: number, mean: number, deviation: number): number;
    };
    readonly studentt: { inv(p: number, degrees: number): number };
    readonly chisquare: { cdf(x: number, degrees: number): number };
    gammaln(x: number): number;
  };
  export default jstat;
}
