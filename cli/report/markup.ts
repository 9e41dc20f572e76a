/** HTML in which nothing from a log can become markup: every interpolated string is escaped unless it is `Markup` already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Child = string | Markup | readonly Markup[];

/** Numbers are not taken: how a figure is written, and what stands where there is none, is decided in `words.ts`. */
export function html(strings: TemplateStringsArray, ...children: readonly Child[]): Markup {
  return new Markup(
    strings.map((text, i) => `${text}${i < children.length ? written(children[i]!) : ''}`).join(''),
  );
}

export const NOTHING = new Markup('');

function written(child: Child): string {
  if (child instanceof Markup) return child.text;
  return typeof child === 'string' ? escaped(child) : child.map(({ text }) => text).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Markup;
}

export interface Table {
  readonly caption: string;
  /** The first column names the row; the others hold figures unless said to hold words. */
  readonly columns: readonly (string | { readonly words: string })[];
  readonly rows: readonly (readonly (string | Markup)[])[];
  /** Instead of an empty table. */
  readonly empty?: string;
}

/** Broken anywhere, so that a name without an end does not push the figures off a phone. */
const LONG_WORD = /\S{25}/;

export function table({ caption, columns, rows, empty }: Table): Markup {
  if (rows.length === 0) return note(empty ?? `${caption}: there is nothing to show.`);
  const kinds = columns.map((column, i) => (i === 0 || typeof column !== 'string' ? 'words' : 'figures'));
  const head = columns.map(
    (column, i) =>
      html`<th scope="col" class="${kinds[i]!}">${typeof column === 'string' ? column : column.words}</th>`,
  );
  const body = rows.map((cells) => {
    const [name, ...others] = cells;
    const row = others.map((cell, i) => html`<td class="${kinds[i + 1]!}">${cell}</td>`);
    const long = typeof name === 'string' && LONG_WORD.test(name) ? 'long' : 'words';
    return html`<tr><th scope="row" class="${long}">${name!}</th>${row}</tr>\n`;
  });
  return html`<div class="table" role="group" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>${body}</tbody>
</table></div>\n`;
}

/** A picture with the sentence that says the same. */
export function figure(picture: Markup, sentence: Child): Markup {
  return html`<figure>${picture}<figcaption>${sentence}</figcaption></figure>\n`;
}

/** A picture and the table it was drawn from: side by side where there is room. */
export function beside(...parts: readonly Markup[]): Markup {
  return html`<div class="beside">${parts}</div>\n`;
}

/** Something that is not there, and why. */
export function note(text: Child): Markup {
  return html`<p class="note">${text}</p>\n`;
}

/** Two lines in one cell, so that tables fit a phone. */
export function twoLines(first: string, second: string): Markup {
  return html`${first} <small>${second}</small>`;
}
