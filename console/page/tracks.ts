/** Facts about tracks, asked of the server once each. */
import type { Track } from '../../lambda/catalog/track.ts';

const known = new Map<string, Promise<Track | undefined>>();

/** Undefined when the server does not know it, or does not answer: the page then shows the id. */
export function trackOf(id: string): Promise<Track | undefined> {
  const asked = known.get(id);
  if (asked) return asked;
  const asking = fetch(`/api/track/${encodeURIComponent(id)}`)
    .then((response) => (response.ok ? (response.json() as Promise<Track>) : undefined))
    .catch(() => {
      known.delete(id);
      return undefined;
    });
  known.set(id, asking);
  return asking;
}
