/** The document around the sections. */
import { html, Markup, type Section } from './markup.ts';
import { STYLE } from './style.ts';

export interface Page {
  readonly title: string;
  readonly head: Markup;
  readonly sections: readonly Section[];
}

export function page({ title, head, sections }: Page): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
${head}<nav aria-label="Contents"><ol>
${sections.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>\n`)}</ol></nav>
<main>
${sections.map(
  ({ id, title: name, content }) => html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${name}</h2>
${content}
</section>
`,
)}</main>
</body>
</html>
`.text;
}
