/** A setting that outlives the page where the browser allows it; private windows may refuse any storage. */
export function remembered(key: string): string | undefined {
  try {
    return localStorage.getItem(`segue.${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`segue.${key}`, value);
  } catch {
    // The setting then lasts as long as the page: no reason to bother anybody.
  }
}
