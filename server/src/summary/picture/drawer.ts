import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';
import { openBoard } from '@steady/shared/board/document.ts';
import { pictureOf } from '@steady/shared/summary/picture/pictureOf.ts';
import { parsePictureOrder, type PictureAnswer } from './pictureOrder.ts';

/** The thread that draws: one picture after another, as it is told, until it is ended. */
parentPort?.on('message', (message) => {
  parentPort?.postMessage(draw(message));
});

function draw(message: unknown): PictureAnswer {
  try {
    const { state, ...facts } = parsePictureOrder(message);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    return { drawn: pictureOf(openBoard(doc), facts) };
  } catch {
    // What went wrong may name words of the board, and the log must not hold them.
    return { failed: true };
  }
}
