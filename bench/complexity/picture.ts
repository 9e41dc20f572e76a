/** The experiment as one page that needs nothing but itself: accuracy against every measure, and the table. */
import * as Plot from '@observablehq/plot';
import { beside, figure, html, type Markup, type Section, table } from '../../cli/report/markup.ts';
import { page } from '../../cli/report/page.ts';
import { COLOR, picture, valueAxis } from '../../cli/report/pictures/canvas.ts';
import { fixed, signed } from '../../cli/report/words.ts';
import type { Result } from './experiment.ts';
import type { Level, Reading } from './levels.ts';
import { accuracyOf, correlationsOf, deviationOf, rowsOf } from './print.ts';

export interface Told {
  readonly reading: Reading;
  /** What was removed, in a sentence. */
  readonly sentence: string;
  readonly result: Result;
  readonly levels: readonly Level[];
}

export function complexityPage(told: readonly Told[]): string {
  return page({
    title: 'Accuracy against complexity',
    head: html`<header class="verdict"><h1>Complexity</h1>
<p class="lead">How well a linear text classifier understands published utterances, at levels of complexity. After McKenna et al. (Interspeech 2020).</p></header>`,
    sections: told.map(section),
  });
}

function section({ reading, sentence, result, levels }: Told): Section {
  const [columns, ...rows] = rowsOf(result, levels);
  const pictures = correlationsOf(result).map(({ measure, pearson, spearman }) =>
    figure(
      scatter(result, measure),
      `${measure}: Pearson ${signed(pearson, 2)}, Spearman ${signed(spearman, 2)} over ${fixed(levels.length, 0)} levels.`,
    ),
  );
  return {
    id: reading,
    title: sentence,
    content: html`${beside(...pictures)}${table({ caption: 'By level, means over seeds', columns: columns!, rows })}`,
  };
}

function scatter({ levels }: Result, measure: string): Markup {
  const points = levels.map((level) => ({
    x: level.measures.get(measure)!,
    y: accuracyOf(level),
    sd: deviationOf(level),
  }));
  return picture(`Accuracy against ${measure}`, {
    height: 240,
    marginLeft: 50,
    marginTop: 26,
    marginBottom: 46,
    x: { label: null, nice: true },
    y: { label: null, nice: true },
    marks: [
      Plot.gridY({ ticks: 4, stroke: COLOR.line, strokeOpacity: 1 }),
      valueAxis(measure, 4, (value) => value.toLocaleString('en-US')),
      Plot.axisY({ ticks: 4, tickSize: 0, tickPadding: 6, label: 'accuracy', labelArrow: 'none' }),
      Plot.linearRegressionY(points, { x: 'x', y: 'y', stroke: COLOR.soft, strokeDasharray: '4 3', ci: 0 }),
      Plot.ruleX(points, {
        x: 'x',
        y1: ({ y, sd }) => y - sd,
        y2: ({ y, sd }) => y + sd,
        stroke: COLOR.soft,
      }),
      Plot.dot(points, { x: 'x', y: 'y', r: 4.5, fill: COLOR.challenger, stroke: COLOR.paper }),
    ],
  });
}
