/** Does an affinity mean what it says? Artists somebody listened to against as many of other people's. */
import { trustIn } from '../../lambda/listener/calibration.ts';
import { dot, type Embedding } from '../../lambda/listener/embedding.ts';
import { tasteOf } from '../../lambda/listener/taste.ts';
import { randomFrom } from '../../policy/random.ts';
import type { ArtistCatalogue } from './arms.ts';
import type { Tested } from './protocol.ts';

interface Trained {
  readonly catalogue: ArtistCatalogue;
  readonly content: Embedding;
  readonly hybrid: Embedding;
}

/** The others' artists are drawn from what others listened to, so both kinds are equally popular. */
export function printCalibration({ catalogue, content, hybrid }: Trained, tested: readonly Tested[]): void {
  console.log(
    '\nCalibration: log-odds that it is one’s own, by trust × cosine, against equally popular artists',
  );
  for (const [name, embedding] of [
    ['content', content],
    ['hybrid', hybrid],
  ] as const) {
    const random = randomFrom(1);
    const rows: { readonly x: number; readonly own: boolean }[] = [];
    for (const { known, held } of tested) {
      const ordinal = (item: number) => catalogue.ordinals[item]!;
      const taste = tasteOf(
        known.map(({ item, count }) => ({ ordinal: ordinal(item), count })),
        embedding,
      );
      const trust = trustIn(taste.evidence);
      const add = (item: number, own: boolean) => {
        const vector = embedding.vectorOf(ordinal(item));
        if (vector.some((x) => x !== 0)) rows.push({ x: trust * dot(taste.vector, vector), own });
      };
      for (const item of held) {
        const other = tested[random.int(tested.length)]!;
        add(item, true);
        add(other.held[random.int(other.held.length)]!, false);
      }
    }
    const bins = [-1, -0.2, 0, 0.2, 0.4, 0.6, 1].slice(1).map((to, i, all) => {
      const from = i === 0 ? -1 : all[i - 1]!;
      const those = rows.filter(({ x }) => x > from && x <= to);
      return `≤ ${to}: ${(those.filter(({ own }) => own).length / those.length).toFixed(2)} of ${those.length}`;
    });
    const [intercept, gain] = lineOf(rows);
    console.log(
      `${name.padEnd(8)} gain ${gain.toFixed(2)}, indifferent at ${(-intercept / gain).toFixed(2)}; own by trust × cosine ${bins.join(', ')}`,
    );
  }
}

/** Logistic regression on x, by Newton's method: intercept and slope. */
function lineOf(
  rows: readonly { readonly x: number; readonly own: boolean }[],
): readonly [intercept: number, slope: number] {
  let [a, b] = [0, 1];
  for (let step = 0; step < 20; step++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 0, 0, 0];
    for (const { x, own } of rows) {
      const p = 1 / (1 + Math.exp(-(a + b * x)));
      const r = Number(own) - p;
      const w = p * (1 - p);
      ga += r;
      gb += r * x;
      haa += w;
      hab += w * x;
      hbb += w * x * x;
    }
    const det = haa * hbb - hab * hab;
    a += (hbb * ga - hab * gb) / det;
    b += (haa * gb - hab * ga) / det;
  }
  return [a, b];
}
