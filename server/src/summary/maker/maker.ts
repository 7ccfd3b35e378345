import { Worker } from 'node:worker_threads';
import { Refused } from '../../access/refused.ts';
import type { Job, Made } from './job.ts';
import type { Answer } from './worker.ts';

/**
 * The thread in which files are made, so that nobody's typing waits for somebody's summary. It starts with
 * the first one, and ends when nobody has asked for a while.
 *
 *   none ──first job──► at work ⇄ idle ──MAKER_IDLE_MS──► none
 *     ▲                    └──crash, or longer than MAKER_TIME_MS: ended──┐
 *     └───────────────────────────────────────────────────────────────────┘
 *
 * E13 Whatever happens to the thread, the relay goes on; those who wait are told that nothing was made.
 */
export interface Maker {
  /** @throws Refused 'copy-not-made' | 'picture-not-made' | 'copies-busy' */
  make(job: Job): Promise<Made>;
  close(): Promise<void>;
}

/** ms for one file: the fullest board takes a hundredth of it. */
export const MAKER_TIME_MS = 20_000;
/** ms without work after which the thread's memory is given back. */
const MAKER_IDLE_MS = 60_000;
/** Files that wait or are being made: everybody of a few boards at the end of a session. */
export const MAX_MAKER_WAITING = 16;
/** MB: many times what the fullest board takes; beyond it the thread ends, not the relay. */
const MAKER_MEMORY_MB = 512;

interface Waiting {
  readonly promise: PromiseWithResolvers<Made>;
  readonly slow: NodeJS.Timeout;
}

export interface MakerDeps {
  readonly report: (error: unknown) => void;
  readonly start?: () => Pick<Worker, 'on' | 'postMessage' | 'terminate' | 'unref'>;
}

export function makeMaker({ report, start = startThread }: MakerDeps): Maker {
  let thread: ReturnType<typeof start> | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;
  const waiting = new Map<number, Waiting>();

  function threadAtWork(): ReturnType<typeof start> {
    if (thread !== undefined) return thread;
    const own = start();
    thread = own;
    own.unref();
    own.on('message', (answer: Answer) => {
      const known = waiting.get(answer.id);
      if (known === undefined) return;
      settle(answer.id, known);
      if ('made' in answer) return known.promise.resolve(answer.made);
      report(new Error(`a summary could not be made\n${answer.failed}`));
      const why = answer.what === 'picture' ? 'picture-not-made' : 'copy-not-made'; // [E31]
      known.promise.reject(new Refused(why));
    });
    own.on('error', (error) => report(error));
    own.on('exit', () => gone(own));
    return own;
  }

  /** [E13] */
  function gone(own: ReturnType<typeof start>): void {
    if (thread === own) thread = undefined;
    for (const [id, known] of waiting) {
      settle(id, known);
      known.promise.reject(new Refused('copy-not-made'));
    }
  }

  function settle(id: number, { slow }: Waiting): void {
    clearTimeout(slow);
    waiting.delete(id);
    if (waiting.size === 0) idle = setTimeout(() => void end(), MAKER_IDLE_MS).unref();
  }

  async function end(): Promise<void> {
    clearTimeout(idle);
    const own = thread;
    thread = undefined;
    if (own === undefined) return;
    await own.terminate();
    gone(own);
  }

  return {
    make(job) {
      if (waiting.size >= MAX_MAKER_WAITING) return Promise.reject(new Refused('copies-busy'));
      clearTimeout(idle);
      last += 1;
      const promise = Promise.withResolvers<Made>();
      const slow = setTimeout(() => void end(), MAKER_TIME_MS).unref();
      waiting.set(last, { promise, slow });
      threadAtWork().postMessage({ id: last, job });
      return promise.promise;
    },
    close: end,
  };
}

const startThread = () =>
  new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MAKER_MEMORY_MB },
    env: process.env['TZ'] === undefined ? {} : { TZ: process.env['TZ'] },
  });
