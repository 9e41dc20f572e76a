import { randomFrom } from '../../random.ts';
import { BoostedContests } from '../congruent/boosted.ts';
import { binned } from './bundles.ts';
import { checkExamples, type Examples } from './examples.ts';
import { fillGradients, GradientScale } from './gradients.ts';
import { Grower, type Grown } from './grow.ts';
import { areaUnderCurve, logLoss, type Scored } from './loss.ts';
import type { Tree, TreeModel } from './model.ts';
import { drawColumns, drawRows, holdOut } from './sample.ts';
import { completeSettings, type TreeSettings } from './settings.ts';

/**
 * Gradient-boosted trees for a reward of 0 to 1: second-order boosting of the logistic loss (Friedman 2001; Chen &
 * Guestrin 2016) on histograms (Ke et al. 2017), stopped by whole conversations that were held out.
 *
 * The same examples, settings and seed give the same model. Sums are exact (`gradients.ts`), so with `rowShare` 1
 * neither the order of the rows matters, nor whether a row of whole weight n is written n times. With a smaller
 * share, rows are drawn by their place, and both matter as much as another seed would.
 *
 * @throws RangeError when the examples or the settings cannot be learned from.
 */
export function trainTrees(
  examples: Examples,
  settings: Partial<TreeSettings> = {},
  progress: (trees: number, loss: number) => void = () => {},
): TreeModel {
  const complete = completeSettings(settings);
  checkExamples(examples);
  const { labels, weights, rows, contests } = examples;
  const random = randomFrom(complete.seed);
  const { training, heldOut } = holdOut(examples, complete.heldOut, random);
  const bins = binned(examples, training, complete.bins);
  const kept = contests ? new BoostedContests(contests, heldOut) : undefined;
  const scale = new GradientScale(totalWeight(training, weights) + (kept?.weight ?? 0));
  const grower = new Grower(bins, rows, complete, scale.unit);

  const base = baseLogit(training, examples, scale);
  const logits = new Float64Array(rows).fill(base);
  const gradients = new Float64Array(rows);
  const hessians = new Float64Array(rows);
  const count = Math.max(1, Math.round(complete.rowShare * training.length));
  const sampled = new Int32Array(count);
  const others = new Int32Array(training.length - count + heldOut.length);

  const scored: Scored = { rows: heldOut, labels, weights, logits };
  const heldOutWeight = totalWeight(heldOut, weights);
  // Stopped by everything that was asked for: what keeps the incumbent's prompts costs a little of the likelihood.
  const lossNow = () => logLoss(scored) + (kept?.heldOutLoss(logits, heldOutWeight) ?? 0);
  const baseLogLoss = lossNow();
  let best = { trees: 0, loss: baseLogLoss, logits: logits.slice() };
  const grown: Grown[] = [];
  while (grown.length < complete.mostTrees && grown.length - best.trees < complete.patience) {
    drawRows(training, count, random, sampled, others);
    others.set(heldOut, training.length - count);
    const columns = drawColumns(bins.columns, complete.columnShare, random);
    fillGradients(sampled, labels, weights, logits, scale, gradients, hessians);
    kept?.addGradients(logits, scale, gradients, hessians);
    grown.push(grower.grow({ sampled, others, gradients, hessians, columns }, logits));
    const loss = lossNow();
    if (loss < best.loss) {
      best.logits.set(logits);
      best = { trees: grown.length, loss, logits: best.logits };
    }
    progress(grown.length, loss);
  }

  return {
    ...named(examples.columns, grown.slice(0, best.trees)),
    base,
    trained: {
      rows: training.length,
      heldOutRows: heldOut.length,
      trees: best.trees,
      logLoss: best.loss,
      baseLogLoss,
      auc: areaUnderCurve({ ...scored, logits: best.logits }),
    },
  };
}

function totalWeight(rows: Int32Array, weights: Float32Array | undefined): number {
  return weights ? rows.reduce((sum, row) => sum + weights[row]!, 0) : rows.length;
}

/** The log-odds of the mean label, which is kept off 0 and 1: the held-out rows may know better. */
function baseLogit(training: Int32Array, { labels, weights }: Examples, scale: GradientScale): number {
  let ones = 0;
  let all = 0;
  for (const row of training) {
    const weight = weights ? weights[row]! : 1;
    ones += scale.whole(labels[row]!, weight);
    all += scale.whole(1, weight);
  }
  const rate = Math.max(1e-6, Math.min(1 - 1e-6, ones / all));
  return Number(Math.log(rate / (1 - rate)).toPrecision(6));
}

/** Drops the columns that are never asked about and counts what the others gained. */
function named(
  columns: readonly string[],
  grown: readonly Grown[],
): Pick<TreeModel, 'columns' | 'trees' | 'importance'> {
  const gains = columns.map(() => 0);
  for (const [place, gain] of grown.flatMap((one) => one.gains)) gains[place]! += gain;
  const used = [...columns.keys()].filter((place) => gains[place]! > 0);
  const total = used.reduce((sum, place) => sum + gains[place]!, 0);
  const placeOf = new Map(used.map((place, i) => [place, i]));
  const renumbered = ({ tree }: Grown): Tree => ({
    ...tree,
    feature: tree.feature.map((place) => placeOf.get(place) ?? -1),
  });
  return {
    columns: used.map((place) => columns[place]!),
    trees: grown.map(renumbered),
    importance: Object.fromEntries(used.map((place) => [columns[place]!, gains[place]! / total])),
  };
}
