/** Whether the log is what it says, and whether the estimate would notice if the policy were worse. */
import type { LearningReport } from '../content.ts';
import { html, type Markup, note, type Section, table } from '../markup.ts';
import { type RewardWords, wordsOf } from '../reward-words.ts';
import { between, capital, fixed, known, percent, pValue, sentence, signed, whole } from '../words.ts';
import { propensityPicture, rewardPicture } from './calibrations.ts';

type Audit = LearningReport['estimates']['audit'];

export function audits({ estimates, dataset }: LearningReport): Section {
  const words = wordsOf(dataset.reward.name);
  const { audit } = estimates;
  return {
    id: 'audits',
    title: 'Audits',
    content: html`<h3>Propensities: were prompts drawn as often as the log says?</h3>
${propensities(audit)}
<h3>Drift: do the earlier and the later half tell the same story?</h3>
${drift(audit, words)}
<h3>Perturbation: would the estimate notice a worse policy?</h3>
${perturbation(audit, words)}
<h3>Reward: does what the model expects come?</h3>
${rewardPicture(audit.rewards, words.noun)}`,
  };
}

const KEYS = 8;

function propensities({ propensities: audit, buckets }: Audit): Markup {
  const { statistic, degrees, pValue: p, decisions, keys, worst } = audit;
  return html`<p>χ² = ${fixed(statistic, 1)} with ${whole(degrees)} degrees of freedom over ${whole(decisions)} decisions, ${pValue(p)}: ${
    p < 1e-4
      ? 'no, they were not'
      : p < 0.05
        ? 'unusual, but chance does this once in twenty logs'
        : 'as chance would have it'
  }. ${worst ? `Furthest off: ${worst.key}, drawn ${whole(worst.observed)} times where ${fixed(worst.expected, 1)} were expected (${signed(worst.z, 1)} standard deviations).` : 'Nothing could vary.'}</p>
${propensityPicture(buckets)}
${table({
  caption: `Prompts furthest from their logged probabilities${keys.length > KEYS ? ` (${KEYS} of ${keys.length})` : ''}`,
  columns: ['Prompt', 'Drawn', 'Expected', 'z'],
  rows: keys
    .slice(0, KEYS)
    .map(({ key, observed, expected, z }) => [key, whole(observed), fixed(expected, 1), signed(z, 1)]),
  empty: 'No prompt could be tested on its own.',
})}`;
}

function drift({ drift: found }: Audit, { noun }: RewardWords): Markup {
  if (!found) return note('Not tested: fewer than four conversations.');
  const { reward, mix, rows } = found;
  const moved = mix.keys.toSorted((a, b) => Math.abs(b.later - b.earlier) - Math.abs(a.later - a.earlier));
  return html`<p>${capital(noun)} was ${fixed(reward.earlier)} in the earlier half (${whole(rows[0])} decisions) and ${fixed(reward.later)} in the later (${whole(rows[1])}): a difference of ${signed(reward.difference)}, standard error ${fixed(reward.standardError)}, ${pValue(reward.pValue)}; ${tells(reward.pValue)}. The mix of prompts: χ² = ${fixed(mix.statistic, 1)} with ${whole(mix.degrees)} degrees of freedom, ${pValue(mix.pValue)}; ${tells(mix.pValue)}. A drifting mix is no fault by itself: a new policy version does that.</p>
${table({
  caption: `Prompts whose share moved most between the halves${moved.length > KEYS ? ` (${KEYS} of ${moved.length})` : ''}`,
  columns: ['Prompt', 'Earlier', 'Later', 'Points'],
  rows: moved
    .slice(0, KEYS)
    .map(({ key, earlier, later }) => [
      key,
      percent(earlier),
      percent(later),
      signed(100 * (later - earlier), 2),
    ]),
  empty: 'No prompt was asked often enough to compare.',
})}`;
}

function tells(p: number): string {
  return p < 0.01 ? 'more than chance explains' : p < 0.05 ? 'at the edge of chance' : 'no drift shown';
}

function perturbation(
  { perturbation: { before, after, difference, interval, noticed, refused } }: Audit,
  { moved }: RewardWords,
): Markup {
  if (!known(before) || !known(after))
    return note(`Not tested. ${refused ? sentence(refused.reason) : 'There was no estimate to spoil.'}`);
  return html`<p>${noticed ? '✓' : '✗'} 25 % of decisions spoiled at random: the estimate ${after < before ? 'falls' : 'does not fall, it goes'} ${moved(before, after)} (${signed(difference)}; ${between(interval)}): <strong>${noticed ? 'noticed' : 'not noticed'}</strong>. ${
    noticed
      ? 'The log can tell a worse policy from this one.'
      : 'Either the policy is no better than chance or the log cannot tell: no ground for a decision.'
  }</p>`;
}
