import { expect, it } from 'vitest';
import { systemClock } from './clock.ts';
import { giveBackMemory } from './give-back-memory.ts';
import { makeInbox } from './inbox.ts';
import { MAX_WAITING_FRAMES } from './limits.ts';
import { makeShares } from './share.ts';

it('[L9] keeps nothing of what was dealt with, however long an attacker never stops sending', async () => {
  const { share } = makeShares(systemClock).take('attacker');
  const inbox = makeInbox(systemClock, share);
  giveBackMemory();
  const before = process.memoryUsage().arrayBuffers;
  const frame = () => new Uint8Array(20_000).fill(7);
  inbox.keep(frame());
  // One always waits, so the list is never empty.
  for (let n = 0; n < 3 * MAX_WAITING_FRAMES; n += 1) {
    inbox.keep(frame());
    expect(inbox.next()?.[0]).toBe(7);
  }
  // 300 MB went through; some are given back late.
  await expect
    .poll(() => {
      giveBackMemory();
      return process.memoryUsage().arrayBuffers - before;
    })
    .toBeLessThan(30_000_000);
  expect(inbox.next()?.[0]).toBe(7);
  expect(inbox.next()).toBeUndefined();
  expect(inbox.isEmpty).toBe(true);
});
