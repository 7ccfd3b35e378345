import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Page } from '@steady/shared/summary/page.ts';
import type { PdfOptions } from './options.ts';
import { parseAnswer, type Order } from './orders.ts';

/** One process that sets one page at a time. */
export interface Press {
  /**
   * @returns undefined when the page could not be set
   * @throws Error when the process is gone, or goes
   */
  set(page: Page, options: PdfOptions): Promise<Uint8Array | undefined>;
  /** At once, also in the middle of a page: nothing inside native code could be asked to stop. */
  kill(): void;
}

/** Environment that a program needs to run at all; none of the practice's secrets. */
const PASSED_ON = ['PATH', 'HOME', 'LD_LIBRARY_PATH', 'SystemRoot', 'MALLOC_MMAP_THRESHOLD_'];

/** @param failed hears why a page could not be set: for the log, without any of its words */
export function startPress(failed: (why: string) => void): Press {
  const child = fork(fileURLToPath(new URL('./typesetter.ts', import.meta.url)), {
    serialization: 'advanced',
    execArgv: [],
    env: Object.fromEntries(
      PASSED_ON.flatMap((name) => {
        const value = process.env[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    // What native code prints when it fails may hold words of the page.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let last = 0;
  let waiting: { id: number; promise: PromiseWithResolvers<Uint8Array | undefined> } | undefined;
  let gone: Error | undefined;

  const end = (error: Error) => {
    gone ??= error;
    waiting?.promise.reject(gone);
    waiting = undefined;
  };
  child.on('error', end);
  child.on('exit', (code, signal) =>
    end(new Error(`the typesetter ended (${signal ?? code ?? 'unknown'})`)),
  );
  child.on('message', (message) => {
    const answer = parseAnswer(message);
    if (answer === undefined || answer.id !== waiting?.id) return;
    if ('failed' in answer) failed(answer.failed);
    waiting.promise.resolve('pdf' in answer ? answer.pdf : undefined);
    waiting = undefined;
  });

  return {
    async set(page, options) {
      if (gone !== undefined) throw gone;
      last += 1;
      const order: Order = { id: last, page, options };
      const promise = Promise.withResolvers<Uint8Array | undefined>();
      waiting = { id: last, promise };
      child.send(order, (error) => {
        if (error !== null) end(error);
      });
      return promise.promise;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
