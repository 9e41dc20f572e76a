/**
 * Sample utterances are written as patterns, so that what varies is seen next to what stays: `(a|b)` is a choice,
 * `[a|b]` a choice that may be left out, `{slot}` a slot. "play (some |){genre}[ music]" stands for four samples.
 */

export function expand(pattern: string): readonly string[] {
  const reader = { text: pattern, at: 0 };
  const samples = alternatives(reader);
  if (reader.at < pattern.length) throw new Error(`unbalanced "${pattern[reader.at]}" in "${pattern}"`);
  return [...new Set(samples.map((sample) => sample.trim().replace(/\s+/g, ' ')))];
}

/** The slots of a sample, in order. */
export function slotsOf(sample: string): readonly string[] {
  return [...sample.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}

interface Reader {
  readonly text: string;
  at: number;
}

function alternatives(reader: Reader): string[] {
  const all = sequence(reader);
  while (reader.text[reader.at] === '|') {
    reader.at += 1;
    all.push(...sequence(reader));
  }
  return all;
}

function sequence(reader: Reader): string[] {
  let made = [''];
  for (;;) {
    const [plain] = /^[^()[\]|]*/.exec(reader.text.slice(reader.at))!;
    reader.at += plain.length;
    made = made.map((start) => start + plain);
    const opener = reader.text[reader.at];
    if (opener !== '(' && opener !== '[') return made;
    reader.at += 1;
    const inner = alternatives(reader);
    if (reader.text[reader.at] !== (opener === '(' ? ')' : ']'))
      throw new Error(`unclosed "${opener}" in "${reader.text}"`);
    reader.at += 1;
    const choices = opener === '[' ? ['', ...inner] : inner;
    made = made.flatMap((start) => choices.map((choice) => start + choice));
  }
}
