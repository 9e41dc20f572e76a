/** The few DOM helpers the page needs. Text is always a text node: nothing a customer or a catalogue says is markup. */

export type Child = Node | string | number | undefined | false;
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return dressed(document.createElement(tag), attributes, children);
}

export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return dressed(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

/** @throws Error when the page's markup and its script have come apart. */
export function byId<Type extends HTMLElement>(id: string, type: new () => Type): Type {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`index.html has no ${type.name} #${id}`);
  return found;
}

/** A share as a bar. It only repeats a number that stands beside it, so it is hidden from screen readers. */
export function bar(share: number): HTMLElement {
  const fill = el('span', { class: 'bar-fill' });
  fill.style.setProperty('--share', String(Math.min(Math.max(share, 0), 1)));
  return el('span', { class: 'bar', 'aria-hidden': 'true' }, fill);
}

function dressed<Type extends Element>(
  element: Type,
  attributes: Attributes,
  children: readonly Child[],
): Type {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value));
  for (const child of children)
    if (child !== undefined && child !== false)
      element.append(typeof child === 'number' ? String(child) : child);
  return element;
}
