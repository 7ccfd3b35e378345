import { parentPort } from 'node:worker_threads';
import type { Job, Made } from './job.ts';
import { make, PictureNotMade } from './make.ts';

/** The thread: one job after another, as they come. What fails fails alone, and says nothing of its words. */
export type Answer =
  | { readonly id: number; readonly made: Made }
  | { readonly id: number; readonly failed: string; readonly what: 'picture' | 'file' };

parentPort?.on('message', ({ id, job }: { readonly id: number; readonly job: Job }) => {
  make(job).then(
    (made) => answer({ id, made }),
    (error: unknown) =>
      answer({
        id,
        failed: stackOf(error),
        what: error instanceof PictureNotMade ? 'picture' : 'file',
      }),
  );
});

const answer = (message: Answer): void => parentPort?.postMessage(message);

/** Where it happened; the message of an error may hold what people wrote. */
const stackOf = (error: unknown): string =>
  error instanceof Error
    ? `${error.name}\n${(error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .join('\n')}`
    : 'not an Error';
