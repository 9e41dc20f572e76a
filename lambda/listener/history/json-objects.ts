/**
 * Finds the objects in a JSON array, in JSON lines, or one after another, as the text arrives. `JSON.parse` of the whole
 * would need all of a file in memory and lose all of it to one damaged byte; here an object is lost alone.
 */

/** A page of ListenBrainz's API holds a thousand listens in one object. */
const LONGEST = 1 << 24;

export class JsonObjects {
  private readonly each: (object: object | undefined) => void;
  /** Of the object being read; 0 between objects. */
  private depth = 0;
  private inString = false;
  private escaped = false;
  private text: string[] = [];
  private length = 0;
  private open = 0;
  private junk = false;

  /** @param each gets every object, and undefined for everything that is none. */
  constructor(each: (object: object | undefined) => void) {
    this.each = each;
  }

  write(chunk: string): void {
    let from = this.depth > 0 ? 0 : -1;
    for (let i = 0; i < chunk.length; i++) {
      const code = chunk.charCodeAt(i);
      if (this.depth === 0) {
        if (code !== OPEN) this.between(code);
        else {
          this.endJunk();
          this.depth = 1;
          from = i;
        }
      } else if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (code === BACKSLASH) this.escaped = true;
        else if (code === QUOTE) this.inString = false;
        else if (code === NEWLINE) {
          // No JSON string goes over a line: the object is damaged, and the next one begins after this.
          this.reset();
          this.each(undefined);
          from = -1;
        }
      } else if (code === QUOTE) this.inString = true;
      else if (code === OPEN) this.depth += 1;
      else if (code === CLOSE && --this.depth === 0) {
        this.text.push(chunk.slice(from, i + 1));
        const text = this.text.join('');
        this.reset();
        this.each(parsed(text));
        from = -1;
      }
    }
    if (from < 0) return;
    this.text.push(chunk.slice(from));
    this.length += chunk.length - from;
    if (this.length > LONGEST) {
      this.reset();
      this.each(undefined);
    }
  }

  /** @returns whether the text ended in an object, or in an array that was not closed. */
  end(): { readonly inObject: boolean; readonly cutOff: boolean } {
    this.endJunk();
    return { inObject: this.depth > 0, cutOff: this.depth > 0 || this.open > 0 };
  }

  /** Between objects only brackets, commas and blanks are in their place; anything else is a row of something else. */
  private between(code: number): void {
    const separates = code === COMMA || code === NEWLINE;
    if (code === OPEN_ARRAY) this.open += 1;
    else if (code === CLOSE_ARRAY) this.open = Math.max(0, this.open - 1);
    else if (!separates && code > SPACE && code !== BYTE_ORDER) {
      this.junk = true;
      return;
    }
    if (separates || code === CLOSE_ARRAY) this.endJunk();
  }

  private endJunk(): void {
    if (this.junk) this.each(undefined);
    this.junk = false;
  }

  private reset(): void {
    this.depth = 0;
    this.inString = false;
    this.escaped = false;
    this.text = [];
    this.length = 0;
  }
}

const [OPEN, CLOSE, OPEN_ARRAY, CLOSE_ARRAY] = [123, 125, 91, 93];
const [QUOTE, BACKSLASH, COMMA, NEWLINE, SPACE, BYTE_ORDER] = [34, 92, 44, 10, 32, 0xfeff];

function parsed(text: string): object | undefined {
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
