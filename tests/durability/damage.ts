import fs from 'node:fs';
import { join } from 'node:path';

/** One way in which a disk, or somebody, damages what a practice keeps. */
export interface Variant {
  readonly target: (typeof TARGETS)[number];
  readonly how: (typeof HOWS)[number];
  /** What was done, to find it again. */
  readonly what: string;
}

const TARGETS = ['database', 'log', 'master key', 'wrapped key', 'list of erased boards'] as const;
const HOWS = ['flipped', 'truncated', 'missing', 'a page of noise'] as const;

/** How often each file is damaged: most of what a disk holds is data. */
const WEIGHTS: ReadonlyArray<readonly [Variant['target'], number]> = [
  ['database', 9],
  ['log', 6],
  ['wrapped key', 4],
  ['master key', 1.5],
  ['list of erased boards', 0.5],
];

/** Damages one file of a stopped practice. @param chance 0 to 1 */
export function damage(dataDir: string, chance: () => number): Variant {
  const target = weighted(chance);
  // Flips are what disks do most, and the hardest to see.
  const how = chance() < 0.5 ? 'flipped' : (HOWS[Math.floor(chance() * HOWS.length)] ?? 'flipped');
  const path = pathOf(dataDir, target, chance);
  const size = fs.statSync(path).size;
  const at = Math.floor(chance() * size);
  const variant = (what: string): Variant => ({
    target,
    how,
    what: `${path.slice(dataDir.length)} ${what}`,
  });
  switch (how) {
    case 'flipped': {
      const bit = Math.floor(chance() * 8);
      write(path, at, [(byteAt(path, at) ^ (1 << bit)) & 0xff]);
      return variant(`bit ${bit} of byte ${at} of ${size}`);
    }
    case 'truncated':
      fs.truncateSync(path, at);
      return variant(`cut to ${at} of ${size} bytes`);
    case 'missing':
      fs.rmSync(path);
      return variant('removed');
    case 'a page of noise': {
      const begin = at - (at % 4096);
      const length = Math.min(4096, size - begin);
      write(
        path,
        begin,
        Array.from({ length }, () => Math.floor(chance() * 256)),
      );
      return variant(`${length} bytes of noise from ${begin} of ${size}`);
    }
    default:
      return how satisfies never;
  }
}

function weighted(chance: () => number): Variant['target'] {
  let left = chance() * WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [target, weight] of WEIGHTS) {
    left -= weight;
    if (left < 0) return target;
  }
  return 'database';
}

function pathOf(dataDir: string, target: Variant['target'], chance: () => number): string {
  switch (target) {
    case 'database':
      return join(dataDir, 'steady.sqlite');
    case 'log':
      return join(dataDir, 'steady.sqlite-wal');
    case 'master key':
      return join(dataDir, 'keys', 'master.key');
    case 'list of erased boards':
      return join(dataDir, 'keys', 'erased.list');
    case 'wrapped key': {
      const folder = join(dataDir, 'keys', 'wrapped');
      const files = fs
        .readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
        .toSorted();
      return files[Math.floor(chance() * files.length)] ?? folder;
    }
    default:
      return target satisfies never;
  }
}

function byteAt(path: string, at: number): number {
  return fs.readFileSync(path)[at] ?? 0;
}

function write(path: string, at: number, bytes: readonly number[]): void {
  const file = fs.openSync(path, 'r+');
  try {
    fs.writeSync(file, Uint8Array.from(bytes), 0, bytes.length, at);
  } finally {
    fs.closeSync(file);
  }
}
