/**
 * linkedom's window. Its types speak of the browser's, which are not among ours; but GrowthBook's types declare a Window
 * without a document, so what was left open has to be said.
 */
interface Window {
  readonly document: Document;
}
