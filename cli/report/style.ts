/**
 * The look: a book page with room around it, one blue and one brown (told apart by everybody), system fonts. Pictures take
 * their colours from the same variables, so dark and paper are redefinitions.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: #1c1b19; --soft: #5c5953; --line: #e3dfd7; --paper: #fdfcfa; --panel: #f5f2ec;
  --challenger: #0b5fa5; --incumbent: #8a4b08;
  --promote: #0a6b4b; --hold: #7a5200; --refuse: #a32020;
  --serif: Charter, 'Bitstream Charter', 'Sitka Text', Cambria, 'Noto Serif', Georgia, serif;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ink: #e9e6e0; --soft: #a8a49c; --line: #35332f; --paper: #161513; --panel: #1f1e1b;
    --challenger: #78b7f2; --incumbent: #e0a25a;
    --promote: #5fcf9f; --hold: #e5b95c; --refuse: #ff8f85;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 66rem; padding: 0 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 var(--serif); overflow-wrap: break-word; }
p, li, dd { max-width: 42rem; }
p { margin: 0 0 1rem; }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .2em; }
a:focus-visible, .table:focus-visible { outline: 2px solid var(--challenger); outline-offset: 3px; }
h2 { font-size: 1.6rem; line-height: 1.2; font-weight: 600; margin: 0 0 1.2rem; letter-spacing: -.01em; }
h3 { font-size: 1.15rem; line-height: 1.3; font-weight: 600; margin: 2.4rem 0 .8rem; }
section { padding-top: 3.5rem; }
small { font-size: .8125rem; color: var(--soft); }

.verdict { padding: 2.5rem 0 1rem; border-bottom: 1px solid var(--line); }
.verdict .kind { font: .8125rem/1.4 var(--sans); letter-spacing: .06em; text-transform: uppercase; color: var(--soft); margin: 0 0 .8rem; }
.verdict h1 { font-size: clamp(3rem, 14vw, 5.5rem); line-height: 1; font-weight: 600; letter-spacing: -.03em; margin: 0 0 1.4rem; }
.verdict .sign { font-family: var(--sans); font-weight: 400; font-size: .7em; }
.hold .sign { font-size: .5em; vertical-align: .15em; }
.promote h1 { color: var(--promote); } .hold h1 { color: var(--hold); } .refuse h1 { color: var(--refuse); }
.lead { font-size: 1.3rem; line-height: 1.45; max-width: 38rem; margin-bottom: 2rem; }
.facts { display: grid; gap: .9rem 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); margin: 0 0 1.5rem;
  font-family: var(--sans); font-size: .9375rem; line-height: 1.4; }
.facts dt { color: var(--soft); font-size: .8125rem; }
.facts dd { margin: 0; overflow-wrap: anywhere; }

nav { font-family: var(--sans); font-size: .875rem; border-bottom: 1px solid var(--line); padding: .9rem 0; }
nav ol { display: flex; flex-wrap: wrap; gap: .1rem 1.3rem; margin: 0; padding: 0; list-style: none; }
nav a { display: inline-block; padding: .3rem 0; }

.criteria { list-style: none; margin: 0; padding: 0; }
.criteria li { display: grid; grid-template-columns: 1.8rem 1fr; padding: .75rem 0; border-top: 1px solid var(--line); max-width: 48rem; }
.criteria p { margin: 0; max-width: none; }
.criteria .mark { font-family: var(--sans); font-weight: 700; color: var(--promote); }
.criteria .failed .mark, .criteria .failed .outcome { color: var(--refuse); }
.criteria .outcome { font: .8125rem/1 var(--sans); color: var(--soft); margin-left: .4rem; }
.criteria .failed { font-weight: 600; border-left: 4px solid var(--refuse); padding-left: .8rem; }
.note { border-left: 3px solid var(--soft); background: var(--panel); padding: .8rem 1rem; max-width: 48rem; }

.beside { display: grid; gap: 1.5rem 3.5rem; margin: 0 0 2rem; }
.beside > * { min-width: 0; margin-bottom: 0; }
@media (min-width: 56rem) { .beside { grid-template-columns: minmax(0, 26rem) minmax(0, 1fr); align-items: start; } }
figure { margin: 0 0 1rem; }
figure svg { display: block; width: 100%; max-width: 26rem; height: auto; font-family: var(--sans); }
svg text, svg tspan { white-space: pre; }
figcaption { font: .875rem/1.5 var(--sans); color: var(--soft); margin-top: .6rem; max-width: 26rem; }

.table { overflow-x: auto; margin: 0 0 1.5rem; max-width: 48rem; }
table { border-collapse: collapse; width: 100%; font: .875rem/1.35 var(--sans); font-variant-numeric: tabular-nums lining-nums; }
caption { text-align: left; color: var(--soft); padding-bottom: .5rem; }
th, td { padding: .4rem .5rem; border-top: 1px solid var(--line); vertical-align: top; text-align: left; }
th:first-child { padding-left: 0; } th:last-child, td:last-child { padding-right: 0; }
thead th { border-top: 0; border-bottom: 1.5px solid var(--ink); font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 400; overflow-wrap: normal; }
tbody th.long { overflow-wrap: anywhere; min-width: 7rem; }
.figures { text-align: right; }
td.figures { white-space: nowrap; }
td small, th small { display: block; }
.words dt { font-weight: 600; margin-top: .8rem; } .words dd { margin: 0; }

@media (max-width: 30rem) {
  table { font-size: .8125rem; } small { font-size: .75rem; }
  th, td { padding-inline: .25rem; }
  td.figures { white-space: normal; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --panel: #fff;
    --challenger: #0b4f8a; --incumbent: #6b3a06; --promote: #000; --hold: #000; --refuse: #000; }
  @page { margin: 16mm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.45; }
  nav { display: none; }
  section { padding-top: 1.6rem; }
  h2, h3 { break-after: avoid; }
  figure, tr, .criteria li, .note { break-inside: avoid; }
  .table { overflow: visible; } td.figures { white-space: normal; }
  .beside { grid-template-columns: minmax(0, 7.4cm) minmax(0, 1fr); gap: .5rem .8cm; margin-bottom: 1rem; align-items: start; }
  table, figcaption { font-size: 8.5pt; } small { font-size: 7.5pt; }
  .verdict { padding-top: 0; } .verdict h1 { font-size: 44pt; } .lead { font-size: 13pt; }
}
`;
