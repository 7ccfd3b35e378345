import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { PARTNER_A } from '@steady/shared/seats.ts';
import { aBoard } from '@steady/shared/board/testing.ts';
import type { Job } from './job.ts';
import { makeMaker, MAKER_TIME_MS, MAX_MAKER_WAITING, type MakerDeps } from './maker.ts';

const job = (): Job => ({
  board: Y.encodeStateAsUpdate(aBoard().doc),
  past: undefined,
  before: undefined,
  entries: [],
  until: 0,
  claims: new Map(),
  people: new Map([[PARTNER_A, 'Ana']]),
  title: 'Board',
  day: '2026-11-25',
  recipient: undefined,
  seat: PARTNER_A,
  audience: 'ours',
  chart: undefined,
  extras: new Set(),
  without: new Set(),
  format: 'md',
  paper: 'a4',
});

class FakeThread extends EventEmitter {
  readonly asked: number[] = [];
  postMessage({ id }: { id: number }) {
    this.asked.push(id);
  }
  unref() {}
  async terminate() {
    this.emit('exit', 1);
    return 1;
  }
}

describe('[E13] files are made in a thread of their own', () => {
  let threads: FakeThread[];
  let errors: unknown[];
  const maker = () =>
    makeMaker({
      report: (error) => errors.push(error),
      start: (() => {
        const thread = new FakeThread();
        threads.push(thread);
        return thread;
      }) as unknown as NonNullable<MakerDeps['start']>,
    });
  beforeEach(() => {
    vi.useFakeTimers();
    threads = [];
    errors = [];
  });
  afterEach(() => vi.useRealTimers());

  it('a real one makes a file', async () => {
    vi.useRealTimers();
    const real = makeMaker({ report: (error) => errors.push(error) });
    const made = await real.make(job());
    expect('bytes' in made && new TextDecoder().decode(made.bytes)).toContain('Our summary');
    await real.close();
    expect(errors).toEqual([]);
  });

  it('which dies: whoever waits is told, and the next file has a new one', async () => {
    const one = maker();
    const waiting = [one.make(job()), one.make(job())];
    threads[0]!.emit('error', new Error('out of memory'));
    threads[0]!.emit('exit', 1);
    for (const made of waiting) await expect(made).rejects.toMatchObject({ why: 'copy-not-made' });
    const next = one.make(job());
    expect(threads).toHaveLength(2);
    threads[1]!.emit('message', { id: 3, made: { bytes: new Uint8Array(1) } });
    await expect(next).resolves.toEqual({ bytes: new Uint8Array(1) });
    expect(errors).toHaveLength(1);
  });

  it('which does not answer: it is ended, and nobody waits for ever', async () => {
    const one = maker();
    const waiting = one.make(job());
    const refused = expect(waiting).rejects.toMatchObject({ why: 'copy-not-made' });
    await vi.advanceTimersByTimeAsync(MAKER_TIME_MS);
    await refused;
  });

  it('attacker asks for more than wait at once: refused before it costs anything', async () => {
    const one = maker();
    const waiting = Array.from({ length: MAX_MAKER_WAITING }, () => one.make(job()));
    await expect(one.make(job())).rejects.toMatchObject({ why: 'copies-busy' });
    expect(threads[0]!.asked).toHaveLength(MAX_MAKER_WAITING);
    for (const id of threads[0]!.asked)
      threads[0]!.emit('message', { id, made: { bytes: new Uint8Array() } });
    await Promise.all(waiting);
  });

  it('a file that fails fails alone, and the log holds none of its words', async () => {
    const one = maker();
    const [first, second] = [one.make(job()), one.make(job())];
    threads[0]!.emit('message', { id: 1, failed: 'TypeError\n    at make', what: 'file' });
    threads[0]!.emit('message', { id: 2, made: { bytes: new Uint8Array() } });
    await expect(first).rejects.toMatchObject({ why: 'copy-not-made' });
    await expect(second).resolves.toBeDefined();
    expect(String(errors[0])).toContain('at make');
  });

  it('[E31] a picture that cannot be drawn is refused in so many words', async () => {
    const one = maker();
    const made = one.make(job());
    threads[0]!.emit('message', { id: 1, failed: 'PictureNotMade', what: 'picture' });
    await expect(made).rejects.toMatchObject({ why: 'picture-not-made' });
  });
});
