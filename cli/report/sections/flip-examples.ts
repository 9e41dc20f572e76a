/** Useful prompts that the challenger would take away, one by one: where more of them are lost than won. */
import type { SegmentFlips } from '../../../policy/learn/flips.ts';
import { html, type Markup, NOTHING, table, twoLines } from '../markup.ts';
import { listed, percent, whole } from '../words.ts';

/** Ids are long: enough of one to find it by. */
const ID = 10;

export function flipExamples(segments: readonly SegmentFlips[]): Markup {
  // Counterfactual reports alone have examples; graded rewards have nothing that was useful.
  const losing = segments.filter((segment) => segment.examples !== undefined);
  if (losing.length === 0) return NOTHING;
  return html`<h3>Useful prompts taken away</h3>
<p>More is lost than won in ${listed(losing.map(({ segment, negative, positive }) => `“${segment}” (${percent(negative)} against ${percent(positive)})`))}. Logged examples: the incumbent’s prompt was asked and was useful; the challenger would have asked another. Whether that one would have been useful too, nobody knows. Whole ids are in <em>report.json</em>.</p>
${losing.map(({ segment, examples }) =>
  table({
    caption: `Taken away in “${segment}”`,
    // Three columns are what a phone has room for.
    columns: ['What was known', { words: 'Useful, taken away' }, { words: 'In its place' }],
    rows: (examples ?? []).map(({ conversation, turn, situation, lost, given }) => [
      twoLines(
        situation.join('; '),
        `${conversation.length > ID + 1 ? `${conversation.slice(0, ID)}…` : conversation}, prompt ${whole(turn)}`,
      ),
      lost,
      given === lost ? `another ${given}` : given,
    ]),
    empty: `“${segment}”: the log shows none; the incumbent’s useful prompts were not among those asked there.`,
  }),
)}`;
}
