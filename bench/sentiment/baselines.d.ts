/** What we use of two baselines that ship no types. */
declare module 'sentiment' {
  export default class Sentiment {
    analyze(phrase: string): { readonly score: number; readonly comparative: number };
  }
}

declare module 'vader-sentiment' {
  export const SentimentIntensityAnalyzer: {
    polarity_scores(input: string): { readonly compound: number };
  };
}
