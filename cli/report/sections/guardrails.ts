/** What must not get worse: people who leave, and prompts they have to sit through. */
import type { Deviation } from '../../../policy/learn/estimate.ts';
import type { LearningReport } from '../content.ts';
import { figure, html, type Markup, note, type Section, table, twoLines } from '../markup.ts';
import { intervalsPicture } from '../pictures/intervals.ts';
import { between, fromTo, known, level, signed } from '../words.ts';

const MEANING: Readonly<
  Record<Deviation['name'], { readonly what: string; readonly worse: string; readonly better: string }>
> = {
  leaving: {
    what: 'Share of conversations left without music',
    worse: 'more leave →',
    better: '← fewer leave',
  },
  'turns to go': { what: 'Prompts still to come', worse: 'longer →', better: '← shorter' },
};

export function guardrails({ estimates, gate }: LearningReport): Section {
  const { deviations, usefulness } = estimates;
  const verdicts = new Map(gate.criteria.map(({ name, passed }) => [name, passed ? '✓ met' : '✗ not met']));
  return {
    id: 'guardrails',
    title: 'Guardrails',
    content: html`<p>What follows if <em>one</em> prompt is the new policy’s and the rest of the conversation is as it was logged (by <em>snips</em>).</p>
<div class="beside">${deviations.map(drawn)}</div>
${table({
  caption: `Guardrails, with ${level(usefulness.settings.alpha)} intervals`,
  columns: ['Guardrail', 'Incumbent → challenger', 'Difference', { words: 'Limit' }],
  rows: deviations.map(({ name, incumbent, challenger, difference, interval }) => [
    name,
    fromTo(incumbent, challenger, 3),
    known(difference) ? twoLines(signed(difference, 3), between(interval, 3)) : 'none',
    verdicts.get(name) ?? 'not judged',
  ]),
  empty: 'No guardrail was estimated.',
})}
<p>Budgets are named in the criteria above. A guardrail is hit when harm beyond its budget is shown, not when harm cannot be ruled out: a wide interval that reaches into harm is a reason to look again, and is not hidden here.</p>`,
  };
}

function drawn({ name, incumbent, challenger, difference, interval }: Deviation): Markup {
  const meaning = MEANING[name];
  if (!known(difference) || !interval)
    return note(`${meaning.what}: not estimated, the log supports too little.`);
  return figure(
    intervalsPicture({
      title: `${meaning.what}, challenger minus incumbent`,
      rows: [{ label: name, value: difference, interval }],
      axis: `${meaning.better} · ${meaning.worse}`,
    }),
    `${meaning.what}: ${fromTo(incumbent, challenger, 3)}, a difference of ${signed(difference, 3)} (${between(interval, 3)}); ${
      interval[1] < 0
        ? 'shown to fall'
        : interval[0] > 0
          ? 'shown to rise'
          : 'zero lies within, so no change is shown'
    }.`,
  );
}
