/** The conversation as one can read it: a log, so that screen readers announce what is added. */
import { el } from './dom.ts';

export type Speaker = 'you' | 'segue';

const NAMES = { you: 'You', segue: 'Segue' } as const;

export class Transcript {
  private readonly log: HTMLElement;

  constructor(log: HTMLElement) {
    this.log = log;
    // What scrolls must be reachable by keyboard; not every browser sees to that itself.
    log.tabIndex = 0;
    // The card of what plays takes room from the log: the last words stay in view.
    new ResizeObserver(() => this.toTheEnd()).observe(log);
  }

  add(speaker: Speaker, text: string, card?: { readonly title: string; readonly text: string }): void {
    this.log.querySelector('.welcome')?.remove();
    this.append(
      el(
        'div',
        { class: `line line-${speaker}` },
        el('span', { class: 'speaker' }, NAMES[speaker]),
        el('p', { class: 'bubble' }, text),
        card && el('p', { class: 'card' }, el('strong', {}, card.title), el('span', {}, card.text)),
      ),
    );
  }

  /** Before anything was said. */
  welcome(title: string, text: string): void {
    this.append(el('div', { class: 'welcome' }, el('strong', {}, title), el('p', {}, text)));
  }

  /** What happened, rather than what was said. */
  note(text: string): void {
    this.append(el('p', { class: 'note' }, text));
  }

  trouble(text: string): void {
    this.append(el('p', { class: 'trouble' }, el('strong', {}, 'Sorry. '), text));
  }

  clear(): void {
    this.log.replaceChildren();
  }

  private append(line: HTMLElement): void {
    this.log.append(line);
    this.toTheEnd();
  }

  /** On a phone the page itself may have to scroll, too: the last words are what one waits for. */
  private toTheEnd(): void {
    this.log.scrollTop = this.log.scrollHeight;
    this.log.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }
}
