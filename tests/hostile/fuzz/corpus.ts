import type { Input } from './seeds.ts';
import { TARGET_NAMES } from './targets.ts';

/** As `target hex`. */
export const printInput = ({ target, bytes }: Input): string =>
  `${target} ${Buffer.from(bytes).toString('hex')}`;

export function parseInput(line: string): Input {
  const [name, hex = ''] = line.split(' ');
  const target = TARGET_NAMES.find((one) => one === name);
  if (target === undefined) throw new Error(`no target ${name}`);
  return { target, bytes: Uint8Array.from(Buffer.from(hex, 'hex')) };
}

/** Inputs that broke something once, each by what it was. */
export const FOUND: Readonly<Record<string, string>> = {};

/** What ten minutes kept because it reached code that nothing before had: the next run goes on from here. */
export const CORPUS: readonly string[] = [];
