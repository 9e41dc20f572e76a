/** Segments → SSML. The only place where text meets markup. */
import type { Segment } from '../dialogue/reply.ts';

/** The platform allows 8,000 characters of speech; the rest is kept for the tags around it. */
const MOST_CHARACTERS = 7_800;

/** What goes between `<speak>` and `</speak>`. */
export function ssmlOf(segments: readonly Segment[]): string {
  let ssml = '';
  for (const segment of segments) {
    const next =
      segment.kind === 'say' ? escapeXml(segment.text) : `<audio src="${escapeXml(segment.url)}"/>`;
    if (ssml.length + next.length > MOST_CHARACTERS) break;
    ssml += ssml ? ` ${next}` : next;
  }
  return ssml;
}

/** "R&B", "AC/DC", "<3" and whatever else catalogues and people contain. Control characters have no place in XML. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}|[\uFFFE\uFFFF]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
