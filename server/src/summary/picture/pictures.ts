import { Worker } from 'node:worker_threads';
import type { Picture } from '@steady/shared/summary/summary.ts';
import { Refused } from '../../access/refused.ts';
import { parsePictureAnswer, type PictureOrder } from './pictureOrder.ts';

/**
 * Pictures of canvases, drawn one after another in a thread of its own: a full canvas takes half a second,
 * in which nobody's letters may wait.
 *
 *   none ──first order──► drawing ⇄ idle ──PICTURE_IDLE_MS──► none
 *     ▲                      └──it failed, or PICTURE_TIME_MS passed: ended──┐
 *     └──────────────────────────────────────────────────────────────────────┘
 *
 * E30 Whatever happens in that thread, the relay goes on, and the next picture has a new one.
 * E31 A picture that cannot be drawn is refused in so many words: nobody gets a summary that quietly lacks
 *     what its preview has.
 */
export interface Pictures {
  /** @returns undefined when nothing is on the canvas. @throws Refused 'picture-not-made' */
  draw(order: PictureOrder): Promise<Picture | undefined>;
  /** What is under way is refused. */
  close(): Promise<void>;
}

export interface PicturesDeps {
  /** A picture that could not be drawn, without any of its words. */
  readonly report: (error: Error) => void;
  readonly start?: () => Worker;
}

/** ms that one picture may take, the start of the thread included: a full canvas takes a tenth of it. */
export const PICTURE_TIME_MS = 10_000;

/** ms without work after which the thread ends and gives its memory back. */
export const PICTURE_IDLE_MS = 60_000;

/** Pictures that wait for the one being drawn: as many people as leave a few sessions at once. */
export const MAX_PICTURES_WAITING = 8;

/** MB of the thread's heap: a canvas of 8,000 records takes a quarter of it, and the relay needs the rest. */
const MAX_HEAP_MB = 512;

const startDrawer = (): Worker =>
  new Worker(new URL('./drawer.ts', import.meta.url), {
    // None of the practice's secrets.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });

export function makePictures({ report, start = startDrawer }: PicturesDeps): Pictures {
  let drawer: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let line: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let isClosed = false;

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ended = drawer;
    drawer = undefined;
    await ended?.terminate();
  }

  async function draw(order: PictureOrder): Promise<Picture | undefined> {
    if (isClosed) throw new Refused('picture-not-made');
    clearTimeout(idle);
    drawer ??= start();
    try {
      return await answerOf(drawer, order);
    } catch (error) {
      await end(); // [E30]
      if (!isClosed) report(error instanceof Error ? error : new Error('the drawer failed'));
      throw new Refused('picture-not-made'); // [E31]
    } finally {
      idle = setTimeout(() => void end(), PICTURE_IDLE_MS).unref();
    }
  }

  return {
    draw(order) {
      if (waiting > MAX_PICTURES_WAITING) return Promise.reject(new Refused('picture-not-made'));
      waiting += 1;
      const turn = line.then(() => draw(order)).finally(() => (waiting -= 1));
      line = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      isClosed = true;
      await end();
      await line;
    },
  };
}

function answerOf(drawer: Worker, order: PictureOrder): Promise<Picture | undefined> {
  return new Promise((resolve, reject) => {
    const slow = setTimeout(() => settle(new Error('a picture took too long')), PICTURE_TIME_MS);
    const settle = (result: Error | { drawn: Picture | undefined }) => {
      clearTimeout(slow);
      drawer.off('message', answered).off('error', failed).off('exit', exited);
      if (result instanceof Error) reject(result);
      else resolve(result.drawn);
    };
    const answered = (message: unknown) => {
      const answer = parsePictureAnswer(message);
      settle('failed' in answer ? new Error('a picture could not be drawn') : answer);
    };
    // Its message may hold words of the board.
    const failed = () => settle(new Error('the drawer failed'));
    const exited = () => settle(new Error('the drawer ended'));
    drawer.on('message', answered).on('error', failed).on('exit', exited);
    drawer.postMessage(order);
  });
}
