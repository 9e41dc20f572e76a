/**
 * Keeps what somebody reads where it is while something above it grows. Browsers anchor scrolling too, but to an element
 * of their choice, which here may be one that is being replaced; so they are told to leave it (`overflow-anchor`).
 */

/** The page: what has the focus stays where it is, or else the first card that begins in the window. */
export function keepingPlace(cards: Iterable<Element>, change: () => void): void {
  const { activeElement } = document;
  const focused = activeElement && activeElement !== document.body && inWindow(activeElement);
  const kept = focused ? activeElement : [...cards].find(inWindow);
  const before = kept && topOf(kept);
  change();
  // At the top one wants to see what is new there.
  if (kept && before !== undefined && window.scrollY > 0) window.scrollBy(0, topOf(kept) - before);
}

/** A region that scrolls by itself, to which rows come on top. */
export function keepingRows(region: Element, change: () => void): void {
  const { scrollTop, scrollHeight } = region;
  change();
  if (scrollTop > 0) region.scrollTop = scrollTop + region.scrollHeight - scrollHeight;
}

function inWindow(element: Element): boolean {
  const top = topOf(element);
  return top >= 0 && top < window.innerHeight;
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
