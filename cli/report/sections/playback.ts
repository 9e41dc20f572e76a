/** Which kinds of prompt lead to playback, and to the other rewards: what was seen, and what the prompt itself did. */

import { LEAST_EFFECTIVE_ROWS } from '../../../policy/estimate/refusal.ts';
import { REWARDS } from '../../../policy/learn/rewards.ts';
import type { LearningReport } from '../content.ts';
import { figure, html, type Markup, note, type Section, table, twoLines } from '../markup.ts';
import { intervalsPicture } from '../pictures/intervals.ts';
import { between, counted, fixed, level, listed, ofHundred, signed, whole } from '../words.ts';

type Row = LearningReport['estimates']['afterPrompts'][number];
type Measured = NonNullable<Row['rewards']['playback']['after']>;

const SHOWN = 15;
const FEW = 'too few';

export function playback({ estimates }: LearningReport): Section {
  const all = estimates.afterPrompts;
  const rows = all.slice(0, SHOWN);
  const confidence = level(estimates.usefulness.settings.alpha);
  return {
    id: 'playback',
    title: 'What leads to playback',
    content: html`<p>Over all decisions of the log that were drawn at random, two answers to two questions:</p>
<dl class="words">
<dt>After it</dt><dd>What was seen where the prompt was asked: the mean of the conversations’ ends. It is no effect. Offers are asked late, of people who stayed; what followed is theirs as much as the offer’s.</dd>
<dt>Gain</dt><dd>What the prompt itself does: the mean had it been asked wherever it was possible, minus what the log had in the same decisions. Each asked one is weighted by how rarely its kind was to be drawn there. Situations differ from prompt to prompt, so compare gains, not levels.</dd>
</dl>
${rows.length === 0 ? note('No prompt was drawn at random.') : shown(rows, all.length, confidence)}`,
  };
}

function shown(rows: readonly Row[], total: number, confidence: string): Markup {
  const gainOf = ({ rewards }: Row) => rewards.playback.gain;
  const known = rows.flatMap((row) => (gainOf(row) ? [{ prompt: row.prompt, gain: gainOf(row)! }] : []));
  const best = known
    .filter(({ gain }) => gain.interval[0] > 0)
    .toSorted((a, b) => b.gain.value - a.gain.value);
  const worst = known
    .filter(({ gain }) => gain.interval[1] < 0)
    .toSorted((a, b) => a.gain.value - b.gain.value);
  const few = rows.filter((row) => !gainOf(row)).map(({ prompt }) => prompt);
  const said = (list: typeof known) =>
    listed(list.slice(0, 4).map(({ prompt, gain }) => `${prompt} (${signed(gain.value, 3)})`));
  const left = total - rows.length;
  return html`${figure(
    intervalsPicture({
      title: 'Playback gained by each kind of prompt, asked wherever possible',
      rows: rows.map((row) => ({
        label: row.prompt,
        value: gainOf(row)?.value,
        interval: gainOf(row)?.interval,
      })),
      axis: '← less playback · more →',
    }),
    `Shown to lead to playback more than what the log asked in the same decisions: ${said(best)}. Less: ${said(worst)}. Too few to say: ${listed(few)}. ● gain; line: ${confidence} interval. With this many, one in twenty misses by chance alone.`,
  )}
${table({
  caption: `Playback by kind of prompt, ${confidence}`,
  columns: ['Prompt', 'Asked', 'After it', 'Gain'],
  rows: rows.map((row) => [
    row.prompt,
    twoLines(whole(row.asked), `of ${whole(row.possible)}`),
    measured(row.rewards.playback.after),
    gain(gainOf(row)),
  ]),
})}
<p>“Of” counts the decisions in which it was possible. A gain needs ${String(LEAST_EFFECTIVE_ROWS)} effective decisions of its own, a mean ten conversations.${left > 0 ? ` ${counted(left, 'rarer kind')} of prompt more ${left === 1 ? 'is' : 'are'} in report.json.` : ''}</p>
<h3>All rewards after each prompt</h3>
${byReward(
  rows,
  `Mean reward where it was asked, in hundredths, ${confidence}`,
  ({ after }) => after,
  ofHundred,
)}
<h3>All rewards: what the prompt gains</h3>
${byReward(
  rows,
  `Had it been asked wherever possible, minus the log, in hundredths, ${confidence}`,
  ({ gain: of }) => of,
  (value) => signed(100 * value, 1),
)}`;
}

function byReward(
  rows: readonly Row[],
  caption: string,
  of: (after: Row['rewards']['playback']) => Measured | null,
  written: (value: number) => string,
): Markup {
  return table({
    caption,
    columns: ['Prompt', ...REWARDS.map((name) => SHORT[name])],
    rows: rows.map((row) => [
      row.prompt.replace(':', BREAK),
      ...REWARDS.map((name) => {
        const found = of(row.rewards[name]);
        return found
          ? twoLines(written(found.value), `±${ofHundred((found.interval[1] - found.interval[0]) / 2)}`)
          : FEW;
      }),
    ]),
  });
}

/** A name may go on in the next line after its colon. */
const BREAK = ':\u200b';

/** Six columns fit a phone if their names do. */
const SHORT: Readonly<Record<(typeof REWARDS)[number], string>> = {
  usefulness: 'Useful',
  playback: 'Play\u00adback',
  seconds: 'Sec\u00adonds',
  turns: 'Turns',
  satisfaction: 'Satis\u00adfac\u00adtion',
};

function measured(found: Measured | null): string | Markup {
  return found
    ? twoLines(fixed(found.value, 3), `${fixed(found.interval[0], 3)} … ${fixed(found.interval[1], 3)}`)
    : FEW;
}

function gain(found: Measured | null): string | Markup {
  return found ? twoLines(signed(found.value, 3), between(found.interval, 3)) : FEW;
}
