/** The rollout page: shows what the journal says, and follows it. It moves nothing; the terminal does. */

import { DEFAULT_RULES } from '../../policy/rollout/rules.ts';
import { AT_FIRST } from '../../policy/rollout/state.ts';
import { byId, el } from './dom.ts';
import type { RolloutAnswer } from './rollout/answer.ts';
import { armsTable } from './rollout/arms.ts';
import { Following } from './rollout/following.ts';
import { guardrails } from './rollout/guardrails.ts';
import { Journal } from './rollout/journal.ts';
import { keepingPlace, keepingRows } from './rollout/place.ts';
import { mismatched, sampleRatio } from './rollout/ratio.ts';
import { BOUND, LOOK_COLUMNS, lookRows, sequencePictures } from './rollout/sequences.ts';
import { stageSteps } from './rollout/stages.ts';
import { badgeOf, headline, lookNote, reasonList, whyHeading } from './rollout/standing.ts';
import { type Story, storyOf } from './rollout/story.ts';
import { scrolledTable } from './rollout/table.ts';

const part = (id: string) => byId(id, HTMLElement);
const journal = new Journal();
const looked = scrolledTable('Every look in numbers', LOOK_COLUMNS);

/**
 * What can have the focus, or is scrolled by itself, is made once and stays: only what is in it is replaced,
 * and only when the journal has changed.
 */
function show({ history, reasons }: RolloutAnswer): void {
  const story = storyOf(history);
  const { mark, text, tone } = badgeOf(story?.state ?? AT_FIRST, story?.last);
  const badge = part('state');
  badge.replaceChildren(el('span', { 'aria-hidden': 'true' }, `${mark} `), text);
  badge.className = `state state-${tone}`;
  say('headline', headline(story));
  document.title = `${mark} ${text} – Segue rollout`;
  part('start').hidden = story !== undefined && story.state.status === 'running';
  say('start-heading', story ? 'Try another policy' : 'Try a policy on some listeners');
  for (const id of ['why', 'stages', 'journal']) part(id).hidden = story === undefined;
  for (const id of ['arms', 'sequences', 'beside'])
    part(id).hidden = story === undefined || story.looks.length === 0;
  if (story) showStory(story, reasons);
  journal.show(history);
}

function showStory(story: Story, reasons: readonly string[]): void {
  const { last, looks } = story;
  say('why-heading', whyHeading(last));
  part('reasons').replaceChildren(...reasonList(reasons));
  part('look-note').replaceChildren(...lookNote(story));
  part('steps').replaceChildren(...stageSteps(story));
  const latest = looks.at(-1);
  if (!latest) return;
  part('arms-table').replaceChildren(armsTable(latest, story));
  part('ratio-words').replaceChildren(...sampleRatio(latest.look));
  const disbelief = mismatched(latest.look) ? '✕ The sample ratio is off: none of this can be believed.' : '';
  say('disbelief', disbelief);
  part('pictures').replaceChildren(...sequencePictures(story));
  keepingRows(looked.region, () => looked.rows.replaceChildren(...lookRows(looks)));
}

/** Words that are read out when they change are touched only when they do. */
function say(id: string, words: string): void {
  const place = part(id);
  if (place.textContent !== words) place.textContent = words;
}

part('guardrails').replaceChildren(...guardrails(DEFAULT_RULES));
part('looks').append(looked.region);
part('steps-taken').append(journal.region);
part('bound').textContent = BOUND;
await new Following({
  changed: (answer) => keepingPlace(document.querySelectorAll('.card'), () => show(answer)),
  reached: () => say('trouble', ''),
  lost: (reason) =>
    say(
      'trouble',
      `Out of reach (${reason}): what is shown may be old. Is npm start still running? It is asked again every few seconds.`,
    ),
}).ask();
