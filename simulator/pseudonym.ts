import { Chance } from './chance.ts';

/** 22 characters that look like a keyed hash; two streams of 32 bits, so that half a million ids stay apart. */
export function pseudonym(...name: readonly (string | number)[]): string {
  return [new Chance('a', ...name), new Chance('b', ...name)]
    .flatMap((chance) => Array.from({ length: 11 }, () => BASE64URL[chance.int(64)]!))
    .join('');
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
