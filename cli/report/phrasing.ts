/** The review page of phrases: everything the skill says, as one page for a phone, for paper and for reading aloud. */
import { TONES, type Tone } from '../../lambda/dialogue/tone.ts';
import { LOCALES, type ReviewedPhrase } from '../phrasing.ts';
import { html, type Markup, type Section, table } from './markup.ts';
import { page } from './page.ts';

/** Phrases by what their keys begin with, in the order of a conversation. */
const GROUPS: readonly (readonly [title: string, id: string, keys: RegExp])[] = [
  ['Before a prompt', 'before', /^(welcome|ack\.|misheard|apology|relaxed)/],
  ['Questions', 'questions', /^(open|either-or|request|clarify|recover)/],
  ['Suggestions and samples', 'suggestions', /^(suggest|artist|sample)/],
  ['Stations', 'stations', /^(offer|play$|play\.)/],
  ['After silence', 'silence', /^reprompt/],
  ['Around the conversation', 'around', /^(tell|help|stop|player|failed)/],
];

const ABOUT: Readonly<Record<Tone, string>> = {
  plain: 'nothing special; what every tone without wordings of its own says',
  sorry: 'it goes badly: apologises once, offers less, says how to answer',
  bright: 'it goes well: short, and every other time excited',
  brief: 'they are in a hurry: as few words as can be',
};

export function phrasingHtml(phrases: readonly ReviewedPhrase[]): string {
  const count = phrases.reduce((sum, { examples }) => sum + examples.length, 0);
  const tones = TONES.map((tone) => html`<div><dt>${tone}</dt><dd>${ABOUT[tone]}</dd></div>\n`);
  const head = html`<header class="verdict"><h1 class="kind">Everything Segue says</h1>
<p class="lead">${String(phrases.length)} phrases in ${String(count)} wordings, filled with examples. Read them aloud.</p>
<dl class="facts">${tones}</dl></header>
`;
  return page({
    title: 'Everything Segue says',
    head,
    sections: GROUPS.map((group) => section(phrases, group)),
  });
}

function section(phrases: readonly ReviewedPhrase[], [title, id, keys]: (typeof GROUPS)[number]): Section {
  const content = phrases.filter(({ key }) => keys.test(key)).map(phraseTable);
  return { id, title, content: html`${content}` };
}

function phraseTable({ key, when, examples }: ReviewedPhrase): Markup {
  const marked = examples.filter(({ ssml }) => new Set(Object.values(ssml)).size > 1);
  const spoken = LOCALES.flatMap((locale) =>
    marked
      .slice(0, 1)
      .map(({ ssml }) => html`<p><small>${locale}: <code>${ssml[locale]!}</code></small></p>\n`),
  );
  return html`<h3>${key}</h3>
${table({
  caption: when,
  columns: ['Tone', { words: 'Wording' }],
  rows: TONES.filter((tone) => examples.some((example) => example.tone === tone)).map((tone) => [
    tone,
    html`${examples.filter((example) => example.tone === tone).map(({ filled }) => html`${filled}<br>`)}`,
  ]),
})}${spoken}`;
}
