/** `report.html`: whatever a cycle found, one page that stands alone and says so in words. */
import { parseHTML } from 'linkedom';
import { REWARDS } from '../../policy/learn/rewards.ts';
import {
  held,
  hostile,
  minimal,
  promoted,
  refused,
  rendered,
  rewardedBy,
} from '../support/learning-report.ts';

const HOSTILE = `<script>alert("x")</script><img src=x onerror='alert(1)'>&amp;`;
const SECTIONS = [
  'Criteria',
  'Improvement',
  'Whole conversations',
  'Guardrails',
  'Other rewards',
  'What changes',
  'What leads to playback',
  'Where it wins and loses',
  'Support and weights',
  'Audits',
  'Learners and features',
  'The data',
  'Notes',
];
const REPORTS = {
  promote: promoted(),
  hold: held(),
  refuse: refused(),
  minimal: minimal(),
  hostile: hostile(HOSTILE),
  playback: rewardedBy('playback'),
  seconds: rewardedBy('seconds'),
  turns: rewardedBy('turns'),
  satisfaction: rewardedBy('satisfaction'),
};
type Name = keyof typeof REPORTS;
const NAMES = Object.keys(REPORTS) as Name[];

let pages: Readonly<Record<Name, string>>;
let seconds: number;

beforeAll(() => {
  const all = rendered(NAMES.map((name) => REPORTS[name]));
  pages = Object.fromEntries(NAMES.map((name, i) => [name, all.pages[i]!])) as typeof pages;
  seconds = all.seconds;
});

const read = (name: Name) => parseHTML(pages[name]).document;
const textOf = (name: Name) => read(name).body.textContent.replace(/\s+/g, ' ');

test.each(NAMES)('%s: every section in its place, headings in order', (name) => {
  const document = read(name);
  expect([...document.querySelectorAll('h2')].map((title) => title.textContent)).toEqual(SECTIONS);
  expect(document.querySelectorAll('h1')).toHaveLength(1);
  const levels = [...document.querySelectorAll('h1, h2, h3')].map(({ tagName }) => Number(tagName[1]));
  for (const [i, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
  const links = [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href')!.slice(1));
  for (const id of links) expect(document.getElementById(id)?.tagName).toBe('SECTION');
  expect(links).toHaveLength(SECTIONS.length);
});

test.each(NAMES)('%s: what is missing is a word', (name) => {
  expect(textOf(name)).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
  expect(pages[name]).not.toMatch(/[="(,\s](NaN|undefined|Infinity)[",)\s]/);
});

test.each(NAMES)('%s: needs nothing but itself, and no script', (name) => {
  const document = read(name);
  expect(pages[name].replaceAll('http-equiv', '').replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
    /https?:|\burl\(|@import/,
  );
  expect([...document.querySelectorAll('script, img, iframe, link:not([href="data:,"])')]).toEqual([]);
  for (const element of document.querySelectorAll('*'))
    expect([...element.attributes].map((attribute) => attribute.name)).not.toContainEqual(
      expect.stringMatching(/^on/),
    );
  expect(Buffer.byteLength(pages[name])).toBeLessThan(400_000);
});

test.each(NAMES)('%s: pictures have a name and a sentence, tables a caption and scopes', (name) => {
  const document = read(name);
  for (const figure of document.querySelectorAll('figure')) {
    const svg = figure.querySelector('svg')!;
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.firstElementChild!.tagName.toLowerCase()).toBe('title');
    expect(svg.firstElementChild!.textContent).not.toBe('');
    expect(figure.querySelector('figcaption')!.textContent).toMatch(/\w.*\./);
  }
  for (const table of document.querySelectorAll('table')) {
    expect(table.querySelector('caption')!.textContent).not.toBe('');
    expect([...table.querySelectorAll('th:not([scope])')]).toEqual([]);
    const width = table.querySelectorAll('thead th').length;
    for (const row of table.querySelectorAll('tbody tr')) expect(row.children).toHaveLength(width);
  }
});

test('promote: what was decided, by how much, and every criterion', () => {
  const document = read('promote');
  expect(document.querySelector('h1')!.textContent).toContain('Promote');
  expect(document.querySelector('.lead')!.textContent).toMatch(
    /21\.4 of 100 prompts.*17\.0.*at least 2\.4 of 100/,
  );
  expect(document.querySelectorAll('.criteria .passed')).toHaveLength(3);
  const text = textOf('promote');
  expect(text).toContain('trees-05143e9b');
  expect(text).toContain('5 January 2026 to 8 February 2026');
  expect(text).toMatch(
    /25 % of decisions spoiled at random: the estimate falls from 22\.2 to 19\.3.*: noticed/,
  );
  expect(text).toContain('another decision is recorded for this turn of the conversation');
  expect(document.querySelectorAll('figure').length).toBeGreaterThanOrEqual(12);
});

test.each(REWARDS.filter((name) => name !== 'usefulness'))(
  '%s: named where it was gated, and nothing is called useful that is not',
  (name) => {
    const document = read(name);
    const lead = document.querySelector('.lead')!.textContent;
    expect(lead).toContain(`a mean reward (${name}) of 0.214 where the incumbent has 0.170`);
    expect(lead).toContain('at least 0.024');
    expect(document.querySelector('.facts')!.textContent).toContain(name);
    const text = textOf(name);
    expect(text).toContain(`The reward of a prompt is ${name}, from 0 to 1`);
    expect(text).not.toMatch(/useful prompt|prompts? would (have been|be) useful|what is useful/);
    expect(document.querySelector('#rewards tbody strong')!.closest('tr')!.textContent).toContain(
      `${name} ← gated`,
    );
  },
);

test('what leads to playback: asked, seen, gained, and too few where it is too few', () => {
  const section = read('promote').querySelector('#playback')!;
  const [first, last] = [...section.querySelectorAll('tbody')].map(
    (body) => [...body.children].at(0)!.textContent,
  );
  expect(first).toMatch(/either-or:attribute-0.*4,000.*0\.400.*\+0\.080/s);
  expect(last).toMatch(/40\.0.*±4\.0/s);
  expect(section.textContent).toContain('5 rarer kinds of prompt more are in report.json');
});

test('hold: says to keep the incumbent, and marks what failed in words', () => {
  const document = read('hold');
  expect(document.querySelector('.lead')!.textContent).toMatch(/^Keep the incumbent/);
  expect(document.querySelector('.criteria .failed')!.textContent).toMatch(/Improvement\s+not met/);
});

test('refused: reasons stand where figures would', () => {
  const text = textOf('refuse');
  expect(text).toContain('This log cannot tell');
  expect(text.match(/the weights leave 12\.0 effective rows of 900/gi)!.length).toBeGreaterThanOrEqual(4);
  expect(text).toContain('no, they were not');
});

test('names from a log stay names', () => {
  expect(pages.hostile).not.toMatch(/<script|<img/);
  expect(read('hostile').querySelector('.facts')!.textContent).toContain(HOSTILE);
  const caption = [...read('hostile').querySelectorAll('tbody th')].map((cell) => cell.textContent);
  expect(caption).toContain(HOSTILE);
});

test('is drawn in a moment', () => {
  expect(seconds / NAMES.length).toBeLessThan(2);
});
