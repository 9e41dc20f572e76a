/** How often each prompt is asked, before and after. */
import type { LearningReport } from '../content.ts';
import { beside, figure, html, note, type Section, table } from '../markup.ts';
import { PAIR_KEY, pairsPicture } from '../pictures/pairs.ts';
import { listed, percent, roundPercent } from '../words.ts';

type Share = LearningReport['estimates']['prompts'][number];

const SHOWN = 15;

export function prompts({ estimates }: LearningReport): Section {
  const { flips, prompts: shares } = estimates;
  const ranked = shares.toSorted((a, b) => most(b) - most(a));
  const others = ranked.slice(SHOWN);
  const rows =
    others.length === 0
      ? ranked
      : [
          ...ranked.slice(0, SHOWN),
          {
            prompt: `${others.length} others`,
            incumbent: others.reduce((sum, { incumbent }) => sum + incumbent, 0),
            challenger: others.reduce((sum, { challenger }) => sum + challenger, 0),
          },
        ];
  const byChange = shares.toSorted((a, b) => change(b) - change(a));
  const more = byChange.filter((share) => change(share) > 0).slice(0, 3);
  const fewer = byChange
    .filter((share) => change(share) < 0)
    .slice(-3)
    .reverse();
  return {
    id: 'prompts',
    title: 'What changes',
    content: html`<p>In the same situations the two choose differently in ${percent(flips.changed)} of decisions. A prompt is its kind and what it is about: <em>either-or:energy</em> asks to choose between two energies, <em>offer</em> proposes a station.</p>
${
  rows.length === 0
    ? note('No share of any prompt is on record.')
    : beside(
        figure(
          pairsPicture({
            title: 'Share of decisions in which each prompt is asked, before and after',
            rows: rows.map(({ prompt, ...shares }) => ({ label: prompt, ...shares })),
            axis: 'share of decisions',
            tick: roundPercent,
            fromZero: true,
          }),
          `Asked more: ${listed(more.map(moved))}. Asked less: ${listed(fewer.map(moved))}. ${PAIR_KEY}`,
        ),
        table({
          caption: 'Share of decisions by prompt',
          columns: ['Prompt', 'Incumbent', 'Challenger'],
          rows: rows.map(({ prompt, incumbent, challenger }) => [
            prompt,
            percent(incumbent),
            percent(challenger),
          ]),
        }),
      )
}`,
  };
}

function most({ incumbent, challenger }: Share): number {
  return Math.max(incumbent, challenger);
}

function change({ incumbent, challenger }: Share): number {
  return challenger - incumbent;
}

function moved({ prompt, incumbent, challenger }: Share): string {
  return `${prompt} (${percent(incumbent)} → ${percent(challenger)})`;
}
