import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { StoreError } from './store.ts';
import { isFatal, toStoreError } from './trouble.ts';

const sqlite = (errcode: number) =>
  Object.assign(new Error('from SQLite'), { code: 'ERR_SQLITE_ERROR', errcode });
const system = (code: string, syscall = 'fsync') =>
  Object.assign(new Error('from the system'), { code, syscall });
const parsed = () => v.safeParse(v.string(), 5);

describe('what an error of the disk means', () => {
  it.each([
    ['SQLITE_IOERR', sqlite(10)],
    ['SQLITE_IOERR_FSYNC', sqlite(1034)],
    ['SQLITE_IOERR_WRITE', sqlite(778)],
    ['SQLITE_IOERR_DIR_FSYNC', sqlite(1290)],
    ['EIO', system('EIO')],
  ])('[S13] %s ends the process', (_, error) => {
    expect(isFatal(error)).toBe(true);
    expect(toStoreError(error).kind).toBe('unavailable');
  });

  it.each([
    ['SQLITE_FULL', sqlite(13), 'full'],
    ['SQLITE_IOERR_SHMSIZE', sqlite(4874), 'full'],
    ['ENOSPC', system('ENOSPC'), 'full'],
    ['EDQUOT', system('EDQUOT'), 'full'],
    ['SQLITE_CORRUPT', sqlite(11), 'damaged'],
    ['SQLITE_CORRUPT_INDEX', sqlite(779), 'damaged'],
    ['SQLITE_CONSTRAINT_PRIMARYKEY', sqlite(1555), 'damaged'],
    ['SQLITE_NOTADB', sqlite(26), 'damaged'],
    ['[S61] SQLITE_IOERR_READ', sqlite(266), 'damaged'],
    ['[S61] SQLITE_IOERR_SHORT_READ', sqlite(522), 'damaged'],
    ['[S61] EIO of a read', system('EIO', 'read'), 'damaged'],
    ['[S5] a row of another form', new v.ValiError(parsed().issues!), 'damaged'],
    ['SQLITE_BUSY', sqlite(5), 'unavailable'],
    ['SQLITE_CANTOPEN', sqlite(14), 'unavailable'],
    ['EACCES', system('EACCES'), 'unavailable'],
    ['anything else', 'thrown', 'unavailable'],
  ])('%s does not', (_, error, kind) => {
    expect(isFatal(error)).toBe(false);
    expect(toStoreError(error).kind).toBe(kind);
  });

  it('leaves a StoreError as it is and keeps the cause of others', () => {
    const error = new StoreError('missing', 'x');
    expect(toStoreError(error)).toBe(error);
    expect(toStoreError(sqlite(13)).cause).toMatchObject({ errcode: 13 });
  });
});
