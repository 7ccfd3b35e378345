import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBoardId } from '@steady/shared/ids.ts';
import { makeBoardSealer } from './board-sealer.ts';
import type { BoardSealer } from './board-sealer.ts';
import { openKeyring } from './keyring.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const damaged = expect.objectContaining({ kind: 'damaged' });

describe('sealing what a board says of itself', () => {
  const board = makeBoardId(random);
  const other = makeBoardId(random);
  let folder: string;
  let sealer: BoardSealer;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'steady-words-'));
    const onFatal = () => undefined;
    const keyring = openKeyring({ directory: folder, random, mayMakeMaster: true, onFatal });
    sealer = makeBoardSealer(keyring, random);
    sealer.create(board);
    sealer.create(other);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('opens at its place of its board', () => {
    const sealed = sealer.seal(board, 'boards.title', 'Zoë & Émile');
    expect(sealer.open(board, 'boards.title', sealed)).toBe('Zoë & Émile');
    expect(() => sealer.open(board, 'seats.name', sealed)).toThrow(damaged);
    expect(() => sealer.open(other, 'boards.title', sealed)).toThrow(damaged);
    expect(Buffer.from(sealed).includes('Zoë')).toBe(false);
  });

  it('[S7] opens nothing once the board is erased, and makes no new key for it', () => {
    const sealed = sealer.seal(board, 'boards.title', 'Zoë');
    sealer.destroy(board);
    expect(() => sealer.open(board, 'boards.title', sealed)).toThrow(damaged);
    expect(() => sealer.seal(board, 'boards.title', 'Zoë')).toThrow(damaged);
  });
});
