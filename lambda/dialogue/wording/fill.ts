/** `{what}` is filled in as it is, `{What}` with a capital. A slot nobody filled is a mistake of ours. */
export type Slots = Readonly<Record<string, string>>;

/** @throws Error that names the slot. */
export function fill(wording: string, slots: Slots): string {
  const filled = wording.replace(SLOT, (_, name: string) => {
    const value = slots[name] ?? slots[name.toLowerCase()];
    if (value === undefined) throw new Error(`no value for {${name}} in "${wording}"`);
    return slots[name] === undefined ? capital(value) : value;
  });
  // A name that ends in a full stop ends its sentence: "by Run-D.M.C."
  return filled.replace(/\.\.(?!\.)/g, '.');
}

/** The slots a wording has, by the names they are filled under. */
export function slotsIn(wording: string): readonly string[] {
  return [...wording.matchAll(SLOT)].map(([, name]) => name!.charAt(0).toLowerCase() + name!.slice(1));
}

const SLOT = /\{(\w+)\}/g;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
