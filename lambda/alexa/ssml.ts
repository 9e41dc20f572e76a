/** Segments → SSML. The only place where text meets markup. */
import type { Segment, Voice } from '../dialogue/reply.ts';

/** The platform allows 8,000 characters of speech; the rest is kept for the tags around it. */
const MOST_CHARACTERS = 7_800;

/** Where the platform's voices have emotions, and where they can speak as about music (REFERENCE "Alexa"). */
const EMOTIONAL: ReadonlySet<string> = new Set(['en-US', 'en-GB', 'de-DE', 'ja-JP']);
const MUSICAL: ReadonlySet<string> = new Set(['en-US', 'en-CA', 'en-GB', 'de-DE']);

/**
 * What goes between `<speak>` and `</speak>`. Words that do not fit are cut, never the markup.
 * @param locale of the device; without one nothing is assumed of its voice.
 */
export function ssmlOf(segments: readonly Segment[], locale?: string): string {
  let ssml = '';
  for (const segment of segments) {
    const room = MOST_CHARACTERS - ssml.length - 1;
    const next =
      segment.kind === 'say' ? spoken(segment, room, locale) : `<audio src="${escapeXml(segment.url)}"/>`;
    if (next && next.length <= room) ssml += ssml ? ` ${next}` : next;
  }
  return ssml;
}

/** Only words are ever inside: audio may not be, and a voice within another may not be either. */
function spoken(
  { text, voice }: Segment & { kind: 'say' },
  room: number,
  locale: string | undefined,
): string {
  const [open, close] = tagsOf(voice, locale);
  const words = fitting(text, Math.max(0, room - open.length - close.length));
  return words && `${open}${words}${close}`;
}

/**
 * Excitement falls back to the way of speaking about music, which is cheerful too; disappointment has nothing that
 * comes near it, and is left to the words.
 */
function tagsOf(voice: Voice | undefined, locale = ''): readonly [string, string] {
  if (!voice) return PLAIN;
  if ('emotion' in voice && EMOTIONAL.has(locale)) {
    const { emotion, intensity } = voice;
    return [`<amazon:emotion name="${emotion}" intensity="${intensity}">`, '</amazon:emotion>'];
  }
  const musical = 'domain' in voice || voice.emotion === 'excited';
  return musical && MUSICAL.has(locale) ? ['<amazon:domain name="music">', '</amazon:domain>'] : PLAIN;
}

const PLAIN = ['', ''] as const;

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
