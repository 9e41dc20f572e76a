/** SSML → what there is to say and to play, in order. */

export type Spoken =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'clip'; readonly url: string };

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function spokenOf(ssml: string): readonly Spoken[] {
  // Split at audio tags, keeping their addresses: odd places are addresses, even ones the speech between.
  return ssml
    .split(/<audio\s[^>]*?src="([^"]*)"[^>]*>(?:\s*<\/audio>)?/)
    .flatMap((part, index): readonly Spoken[] => {
      if (index % 2 === 1) return [{ kind: 'clip', url: unescaped(part) }];
      const text = unescaped(part.replace(/<[^>]*>/g, ' '))
        .replace(/\s+/g, ' ')
        .trim();
      return text ? [{ kind: 'say', text }] : [];
    });
}

export function textOf(spoken: readonly Spoken[]): string {
  return spoken.map((part) => (part.kind === 'say' ? part.text : '♪')).join(' ');
}

function unescaped(text: string): string {
  return text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([\da-f]+));/gi, (whole, name, decimal, hex) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
