/** Segments → SSML. The only place where text meets markup. */
import type { Segment } from '../dialogue/reply.ts';

/** The platform allows 8,000 characters of speech; the rest is kept for the tags around it. */
const MOST_CHARACTERS = 7_800;

/** What goes between `<speak>` and `</speak>`. Words that do not fit are cut, never the markup. */
export function ssmlOf(segments: readonly Segment[]): string {
  let ssml = '';
  for (const segment of segments) {
    const room = MOST_CHARACTERS - ssml.length - 1;
    const next =
      segment.kind === 'say' ? fitting(segment.text, room) : `<audio src="${escapeXml(segment.url)}"/>`;
    if (next.length <= room) ssml += ssml ? ` ${next}` : next;
  }
  return ssml;
}

function fitting(text: string, room: number): string {
  const whole = escapeXml(text);
  if (whole.length <= room) return whole;
  // Escaping makes at most six characters of one, so a sixth of the room always fits.
  return escapeXml(text.slice(0, Math.floor(room / 6)));
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
