/** Vectors as text. In base64 by hand, because `Buffer` is Node's and tastes are read in browsers too. */
import { normalise } from './embedding.ts';

/** A vector's direction, one signed byte a dimension relative to the largest: cosines stay right to about 0.005. */
export function directionBytes(vector: readonly number[]): number[] {
  const largest = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return vector.map((x) => (largest > 0 ? Math.round((x / largest) * 127) & 255 : 0));
}

/** The direction, of length 1 (zeros stay zeros); undefined for bytes `directionBytes` cannot have written. */
export function directionFrom(bytes: readonly number[]): number[] | undefined {
  // −128 is the byte that is never written.
  return bytes.includes(128) ? undefined : normalise(bytes.map((byte) => (byte > 127 ? byte - 256 : byte)));
}

export function base64Of(bytes: ArrayLike<number>): string {
  let letters = '';
  for (let i = 0; i < bytes.length; i++) letters += String.fromCharCode(bytes[i]!);
  return btoa(letters);
}

/** Undefined for what is not base64 in its one canonical form. */
export function bytesOf(text: unknown): number[] | undefined {
  if (typeof text !== 'string' || text.length % 4 !== 0 || !BASE64.test(text)) return undefined;
  return Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Single-precision numbers, little end first whatever the machine. */
export function numbersText(numbers: ArrayLike<number>): string {
  const bytes = new Uint8Array(numbers.length * 4);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < numbers.length; i++) view.setFloat32(i * 4, numbers[i]!, true);
  return base64Of(bytes);
}

/** Undefined for anything but `count` finite numbers. */
export function numbersFrom(text: unknown, count: number): Float64Array | undefined {
  const bytes = bytesOf(text);
  if (bytes?.length !== count * 4) return undefined;
  const view = new DataView(Uint8Array.from(bytes).buffer);
  const numbers = Float64Array.from({ length: count }, (_, i) => view.getFloat32(i * 4, true));
  return numbers.every(Number.isFinite) ? numbers : undefined;
}
