/** What policies are called in a registry. */

/** Kind and content: nothing that could lead out of a folder. */
export function isPolicyName(name: string): boolean {
  return /^[a-z]+-[0-9a-z]{1,40}$/.test(name);
}

/** @throws RangeError */
export function checkedName(name: string): string {
  if (!isPolicyName(name)) throw new RangeError(`not the name of a policy: ${name}`);
  return name;
}

/** A name is its content's, so a second text under it is a mistake of somebody's. @throws Error */
export function sameOrThrow(name: string, text: string, there: string | undefined): 'already-there' {
  if (there !== text)
    throw new Error(`the registry holds another artifact called ${name}: policies are never replaced`);
  return 'already-there';
}
