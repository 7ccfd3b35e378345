import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Returns the memory of closed rooms to the machine. V8 collects when something is allocated, so a
 * server that everybody has left would keep it: 200 boards of 680 kB left 257 MB where 120 MB were at
 * the start, and 131 MB after this. Takes about 10 ms when nearly nothing is open.
 */
export function giveBackMemory(): void {
  collect ??= exposed();
  collect();
}

let collect: (() => void) | undefined;

function exposed(): () => void {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  return typeof found === 'function' ? () => void Reflect.apply(found, undefined, []) : () => {};
}
