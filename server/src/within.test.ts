import { describe, expect, it, vi } from 'vitest';
import { within } from './within.ts';

describe('[L16] whoever waits for a disk that does not answer', () => {
  it('waits no longer than it said', async () => {
    vi.useFakeTimers();
    let isOver = false;
    const waiting = within(5_000, new Promise(() => {})).then(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(4_999);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await waiting;
    vi.useRealTimers();
  });

  it('goes on when it does, and hears of its errors', async () => {
    await within(5_000, Promise.resolve());
    await expect(within(5_000, Promise.reject(new Error('torn')))).rejects.toThrow('torn');
  });
});
