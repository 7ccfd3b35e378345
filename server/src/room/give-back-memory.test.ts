import { expect, it } from 'vitest';
import { giveBackMemory } from './give-back-memory.ts';

it('[R8] frees what nobody holds any more', async () => {
  const before = process.memoryUsage().arrayBuffers;
  let boards: Uint8Array[] | undefined = Array.from({ length: 50 }, () => new Uint8Array(680_000));
  expect(boards).toHaveLength(50);
  boards = undefined;
  giveBackMemory();
  await new Promise((resolve) => setImmediate(resolve));
  giveBackMemory();
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5_000_000);
});
