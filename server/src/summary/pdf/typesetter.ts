import { setPriority } from 'node:os';
import { writeFileSync } from 'node:fs';
import { parseOrder, type Answer } from './orders.ts';
import { CannotTypeset, makeTypeset } from './typeset.ts';

/**
 * The typesetter's process: sets one page after another, as it is asked by message, until the relay closes
 * the channel. It comes after the relay in everything: when it is short of time, and of memory.
 */
const LOW_PRIORITY = 10;
setPriority(LOW_PRIORITY);
try {
  writeFileSync('/proc/self/oom_score_adj', '1000');
} catch {
  // Not Linux: nobody asks.
}

const typeset = makeTypeset();

process.on('disconnect', () => process.exit());
process.on('message', (message) => {
  const order = parseOrder(message);
  if (order !== undefined) process.send?.(answer(order));
});

function answer({ id, page, options }: NonNullable<ReturnType<typeof parseOrder>>): Answer {
  try {
    return { id, pdf: typeset(page, options) };
  } catch (error) {
    return { id, failed: error instanceof CannotTypeset ? error.message : 'the typesetter failed' };
  }
}
