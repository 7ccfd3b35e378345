import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoreError } from '../store.ts';
import { openKeyring } from './keyring.ts';

const NAME = 'AAAAAAAAAAAAAAAAAAAAAA/board';
const damaged = (words: string) =>
  expect.objectContaining({ kind: 'damaged', message: expect.stringContaining(words) });

describe('the keyring', () => {
  let folder: string;
  let directory: string;
  let fatal: StoreError[];
  beforeEach(() => {
    folder = fs.mkdtempSync(join(tmpdir(), 'steady-keys-'));
    directory = join(folder, 'keys');
    fatal = [];
  });
  afterEach(() => {
    vi.restoreAllMocks();
    fs.rmSync(folder, { recursive: true });
  });

  const path = () => join(directory, 'wrapped', 'A', 'AAAAAAAAAAAAAAAAAAAAAA.board.key');
  /** Counts up, so that bytes on disk can be pinned. */
  const counting = (bytes: Uint8Array<ArrayBuffer>) => bytes.map((_, index) => index);
  const open = ({ mayMakeMaster = true, random = counting } = {}) =>
    openKeyring({ directory, random, mayMakeMaster, onFatal: (error) => fatal.push(error) });

  it('[S11] has a made key again after a restart', () => {
    const key = open().make(NAME);
    expect(open({ mayMakeMaster: false }).open(NAME).equals(key)).toBe(true);
  });

  it('[S11] takes up a key that an earlier attempt left behind', () => {
    const key = open().make(NAME);
    const again = open({ random: (bytes) => bytes.fill(5) });
    expect(again.make(NAME).equals(key)).toBe(true);
  });

  it('[S11] pins the bytes of master.key and of a wrapped key', () => {
    open().make(NAME);
    expect(fs.readFileSync(join(directory, 'master.key'), 'utf8')).toBe(
      'steady master key 1 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\n',
    );
    expect(fs.readFileSync(path()).toString('hex')).toBe(
      '015b5734f4db4308a2000102030405060708090a0b4703d418c1e0c41c85489d80bde4766293c79527e46e496b207eff9e01741eadd47a414c24f2217a0cb517a8c1251c6d',
    );
  });

  it('[S11] syncs file and folder before a key is used, and is for its owner only', () => {
    const keyring = open();
    const log: string[] = [];
    const names = new Map<number, string>();
    const { openSync, fsyncSync, renameSync } = fs;
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
    keyring.make(NAME);

    expect(log).toEqual([
      `sync ${join(directory, 'wrapped')}`,
      `sync ${path()}.new`,
      `rename to ${path()}`,
      `sync ${dirname(path())}`,
    ]);
    expect(fs.statSync(path()).mode & 0o777).toBe(0o600);
    expect(fs.statSync(directory).mode & 0o777).toBe(0o700);

    log.length = 0;
    open().make(NAME);
    expect(log).toEqual([`sync ${path()}`, `sync ${dirname(path())}`]);
  });

  it('[S12] says that a key is missing, and makes none in its place', () => {
    expect(() => open().open(NAME)).toThrow(damaged('not in KEYS_DIR'));
    expect(fs.existsSync(path())).toBe(false);
  });

  it('[S12] says that a key belongs to another master key', () => {
    open().make(NAME);
    fs.rmSync(join(directory, 'master.key'));
    fs.writeFileSync(join(directory, 'master.key'), `steady master key 1 ${'x'.repeat(42)}A\n`);
    expect(() => open().open(NAME)).toThrow(damaged('another master key'));
  });

  it('[S12] says that a key file is damaged or of another document', () => {
    open().make(NAME);
    const whole = fs.readFileSync(path());
    fs.writeFileSync(path(), whole.subarray(0, 40));
    expect(() => open().open(NAME)).toThrow(damaged('damaged'));
    whole[60]! ^= 1;
    fs.writeFileSync(path(), whole);
    expect(() => open().open(NAME)).toThrow(damaged('changed'));
    whole[60]! ^= 1;
    fs.writeFileSync(path().replace('board', 'notes'), whole);
    expect(() => open().open(NAME.replace('board', 'notes'))).toThrow(damaged('changed'));
  });

  it('[S12] makes no master key where keys or boards exist already', () => {
    open().make(NAME);
    fs.rmSync(join(directory, 'master.key'));
    expect(() => open()).toThrow(damaged('no master.key'));
    fs.rmSync(directory, { recursive: true });
    expect(() => open({ mayMakeMaster: false })).toThrow(damaged('no master.key'));
    fs.writeFileSync(join(directory, 'master.key'), 'steady master key 1 short\n');
    expect(() => open()).toThrow(damaged('damaged'));
  });

  it('[S7] a destroyed key is gone for this process and the next', () => {
    const keyring = open();
    keyring.make(NAME);
    keyring.destroy(NAME);
    expect(() => keyring.open(NAME)).toThrow(damaged('not in KEYS_DIR'));
    expect(() => open().open(NAME)).toThrow(damaged('not in KEYS_DIR'));
    keyring.destroy(NAME);
  });

  it('[S7] overwrites a key before its name goes', () => {
    const keyring = open();
    keyring.make(NAME);
    const before = fs.readFileSync(path());
    let atUnlink: Buffer | undefined;
    const { unlinkSync } = fs;
    vi.spyOn(fs, 'unlinkSync').mockImplementation((at) => {
      atUnlink = fs.readFileSync(at);
      unlinkSync(at);
    });
    keyring.destroy(NAME);
    expect(atUnlink).toHaveLength(before.length);
    expect(atUnlink?.equals(before)).toBe(false);
  });

  it('[S13] tells of an I/O error, and gives no key', () => {
    const keyring = open();
    vi.spyOn(fs, 'fsyncSync').mockImplementation(() => {
      throw Object.assign(new Error('i/o error'), { code: 'EIO' });
    });
    expect(() => keyring.make(NAME)).toThrow(expect.objectContaining({ kind: 'unavailable' }));
    expect(fatal).toHaveLength(1);
  });

  it('a full disk is no I/O error', () => {
    const keyring = open();
    vi.spyOn(fs, 'writeFileSync').mockImplementation(() => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    });
    expect(() => keyring.make(NAME)).toThrow(expect.objectContaining({ kind: 'full' }));
    expect(fatal).toHaveLength(0);
  });
});
