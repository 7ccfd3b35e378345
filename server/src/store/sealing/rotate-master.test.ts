import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openKeyring } from './keyring.ts';
import { finishRotation, rotateMaster } from './rotate-master.ts';

const NAMES = ['A', 'B', 'C'].flatMap((letter) => [
  `${letter.repeat(22)}/board`,
  `${letter.repeat(22)}/words`,
]);
const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

/** Everything that changes a disk, or makes a change last. */
const CALLS = ['openSync', 'writeFileSync', 'writeSync', 'fsyncSync', 'renameSync'] as const;

class PowerCut extends Error {}

describe('a change of the master key', () => {
  let directory: string;
  let keys: Map<string, Buffer>;
  beforeEach(() => {
    directory = fs.mkdtempSync(join(tmpdir(), 'steady-rotate-'));
    const keyring = open({ mayMakeMaster: true });
    keys = new Map(NAMES.map((name) => [name, keyring.make(name).export()]));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    fs.rmSync(directory, { recursive: true });
  });

  const open = ({ mayMakeMaster = false } = {}) =>
    openKeyring({ directory, random, mayMakeMaster, onFatal: () => undefined });
  const master = () => fs.readFileSync(join(directory, 'master.key'), 'latin1');
  const everyFile = () =>
    fs
      .readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((path) => fs.statSync(join(directory, path)).isFile());

  function expectAllOpen(): void {
    const keyring = open();
    for (const [name, key] of keys) expect(keyring.open(name).export().equals(key)).toBe(true);
  }

  /** Ends the process before its call `n` (from 0). @returns how many calls were made */
  function cutPowerBefore(n: number, work: () => void): number {
    let made = 0;
    for (const call of CALLS) {
      const real = fs[call] as (...words: unknown[]) => unknown;
      vi.spyOn(fs, call).mockImplementation(((...words: unknown[]) => {
        if (made >= n) throw new PowerCut(`before ${call}`);
        made += 1;
        return real(...words);
      }) as never);
    }
    try {
      work();
    } catch {
      // The process is gone; what it would still have tidied up cannot change the disk.
    } finally {
      vi.restoreAllMocks();
    }
    return made;
  }

  it('[S16] wraps every key anew, and the old master key opens none of them', () => {
    const before = master();
    expect(rotateMaster(directory, random)).toBe(NAMES.length);
    expect(master()).not.toBe(before);
    expectAllOpen();
    fs.writeFileSync(join(directory, 'master.key'), before);
    expect(open).toThrow('is not the one that these keys were wrapped with');
    expect(finishRotation(directory, random)).toBeUndefined();
  });

  it('[S16] opens everything after a crash before any of its steps, once the start has finished it', () => {
    const steps = cutPowerBefore(Infinity, () => rotateMaster(directory, random));
    expect(steps).toBeGreaterThan(5 * NAMES.length);
    for (let step = 0; step < steps; step += 1) {
      cutPowerBefore(step, () => rotateMaster(directory, random));
      finishRotation(directory, random);
      expectAllOpen();
      expect(everyFile().filter((path) => path.endsWith('.next'))).toEqual([]);
      expect(everyFile().filter((path) => path.endsWith('.key.new'))).toEqual([]);
    }
  });

  it('[S16] opens everything when the start that finishes it crashes as well, at any step', () => {
    const steps = cutPowerBefore(Infinity, () => rotateMaster(directory, random));
    for (let step = 0; step < steps; step += 1) {
      cutPowerBefore(Math.floor(steps / 2), () => rotateMaster(directory, random));
      cutPowerBefore(step, () => finishRotation(directory, random));
      finishRotation(directory, random);
      expectAllOpen();
    }
  });

  it('[S16] has the next master key, whole and synced, on disk before the first key needs it', () => {
    const log: string[] = [];
    const { fsyncSync, renameSync, openSync } = fs;
    const names = new Map<number, string>();
    vi.spyOn(fs, 'openSync').mockImplementation((at, ...more) => {
      const file = openSync(at, ...more);
      names.set(file, String(at));
      return file;
    });
    vi.spyOn(fs, 'fsyncSync').mockImplementation((file) => {
      log.push(`sync ${names.get(file)}`);
      fsyncSync(file);
    });
    vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      log.push(`rename to ${String(to)}`);
      renameSync(from, to);
    });
    rotateMaster(directory, random);
    const next = join(directory, 'master.key.next');
    expect(log.slice(0, 3)).toEqual([`sync ${next}.new`, `rename to ${next}`, `sync ${directory}`]);
    const master = join(directory, 'master.key');
    expect(log.slice(-3)).toEqual([`rename to ${master}`, `sync ${directory}`, `sync ${master}`]);
  });

  it('[S16] overwrites the old master key', () => {
    const old = fs.openSync(join(directory, 'master.key'), 'r');
    const before = master();
    rotateMaster(directory, random);
    const left = Buffer.alloc(before.length);
    fs.readSync(old, left, 0, left.length, 0);
    fs.closeSync(old);
    expect(left.toString('latin1')).not.toBe(before);
    expect(left.includes(before.slice(20, 40))).toBe(false);
  });

  it('[S16] changes nothing when one key cannot be opened, and says which', () => {
    const [path = ''] = everyFile().filter((file) => file.includes('BBBB'));
    fs.truncateSync(join(directory, path), 10);
    const before = everyFile().map((file) => fs.readFileSync(join(directory, file)));
    expect(() => rotateMaster(directory, random)).toThrow('BBBB');
    expect(everyFile().map((file) => fs.readFileSync(join(directory, file)))).toEqual(before);
  });

  it('[S16] a full disk in the middle is told, and running it again finishes', () => {
    const { writeFileSync } = fs;
    let written = 0;
    vi.spyOn(fs, 'writeFileSync').mockImplementation((...words) => {
      written += 1;
      if (written === 4) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      writeFileSync(...words);
    });
    const full = expect.objectContaining({
      kind: 'full',
      message: expect.stringMatching(/half done\. No key is lost/),
    });
    expect(() => rotateMaster(directory, random)).toThrow(full);
    vi.restoreAllMocks();
    expect(finishRotation(directory, random)).toBe(NAMES.length);
    expectAllOpen();
  });

  it('[S7] a key that was destroyed before stays destroyed', () => {
    const [name = '', ...others] = NAMES;
    open().destroy(name);
    keys.delete(name);
    expect(rotateMaster(directory, random)).toBe(others.length);
    expect(open().has(name)).toBe(false);
    expectAllOpen();
  });
});
