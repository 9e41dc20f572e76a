/** Collects the values of one slot type; what is said the same way is listed once, under whoever came first. */
import { readings, sayable } from './sayable.ts';
import type { SlotType, SlotValue } from './schema.ts';

export class SlotTypeBuilder {
  private readonly values = new Map<string, { value: string; synonyms: string[] }>();
  private readonly taken: Set<string>;
  private readonly name: string;

  /** @param reserved phrases that belong to another type and must not mean two things */
  constructor(name: string, reserved: Iterable<string> = []) {
    this.name = name;
    this.taken = new Set(reserved);
  }

  /** @returns whether the value is in; not when it cannot be said, or another value is said the same way. */
  add(id: string, forms: readonly string[]): boolean {
    const free = forms.flatMap((form) => {
      const said = sayable(form);
      if (said === undefined) return [];
      const phrase = phraseOf(said);
      if (phrase === '' || this.taken.has(phrase)) return [];
      this.taken.add(phrase);
      return [said];
    });
    const [value, ...synonyms] = free;
    if (value === undefined || this.values.has(id)) return false;
    this.values.set(id, { value, synonyms });
    return true;
  }

  build(): SlotType {
    const values = [...this.values].map(
      ([id, { value, synonyms }]): SlotValue => ({
        id,
        name: { value, ...(synonyms.length > 0 ? { synonyms } : {}) },
      }),
    );
    return { name: this.name, values };
  }
}

/** A form as it is heard: case, accents and punctuation gone, numbers as words. */
export function phraseOf(form: string): string {
  return readings(form)[0]!.join(' ');
}

/** Everything that names a value. */
export function formsOf({ name }: SlotValue): readonly string[] {
  return [name.value, ...(name.synonyms ?? [])];
}
