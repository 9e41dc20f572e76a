/** Arms on listeners → lines of a table. */
import type { Listen } from '../../lambda/listener/listening.ts';
import type { Arm } from './arms.ts';
import { best, type Figure, figureOf, ndcg, recall } from './metrics.ts';

/** What is asked: somebody's known artists, those held out, and which items may be answered. */
export interface Question {
  readonly known: readonly Listen[];
  readonly held: readonly number[];
}

export interface Result {
  readonly recall: Figure;
  readonly ndcg: Figure;
  /** Milliseconds a listener. */
  readonly took: number;
}

export function resultOf(
  arm: Arm,
  questions: readonly Question[],
  among?: (item: number) => boolean,
): Result {
  const start = performance.now();
  const scoresOf = arm.scores(questions.map(({ known }) => known));
  const recalls: number[] = [];
  const gains: number[] = [];
  for (const [place, { known, held }] of questions.entries()) {
    const scores = scoresOf(place);
    for (const { item } of known) scores[item] = Number.NEGATIVE_INFINITY;
    if (among)
      for (let item = 0; item < scores.length; item++)
        if (!among(item)) scores[item] = Number.NEGATIVE_INFINITY;
    const found = best(scores);
    recalls.push(recall(found, held));
    gains.push(ndcg(found, held));
  }
  const took = (performance.now() - start) / questions.length;
  return { recall: figureOf(recalls), ndcg: figureOf(gains), took };
}

export function printTable(
  title: string,
  arms: readonly Arm[],
  questions: readonly Question[],
  among?: (item: number) => boolean,
): void {
  console.log(`\n${title} (${questions.length} listeners)`);
  console.log(`${''.padEnd(34)}recall@20          NDCG@20            ms/listener`);
  for (const arm of arms) {
    const { recall, ndcg, took } = resultOf(arm, questions, among);
    console.log(`${arm.name.padEnd(34)}${shown(recall)}   ${shown(ndcg)}   ${took.toFixed(2).padStart(6)}`);
  }
}

export function shown({ mean, error }: Figure): string {
  return `${mean.toFixed(4)} ± ${error.toFixed(4)}`;
}
