import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import { makeUndo } from '@steady/shared/board/undo.ts';
import { decodeServerFrame, encodeFrame } from '@steady/shared/protocol/frames.ts';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as awarenessProtocol from 'y-protocols/awareness';
import * as syncProtocol from 'y-protocols/sync';
import type * as Y from 'yjs';
import type { Log } from './disk.ts';
import type { Line } from './network.ts';

/**
 * One page of one person: a document, its own undo, and a connection that comes and goes. It sends
 * what y-websocket 3 sends, when it sends it: step 1 and its awareness as soon as the socket opens,
 * each change at once (also before it has seen the server's step 1), an answer to every step 1.
 */
export interface Replica {
  readonly board: BoardDocument;
  readonly undo: Y.UndoManager;
  readonly isConnected: boolean;
  opened(line: Line): void;
  received(bytes: Uint8Array): void;
  /** The connection is over, whoever ended it. */
  closed(): void;
  moveCursor(x: number): void;
  close(): void;
}

/** What a connection promised and the log does not keep. */
export class BrokenPromise extends Error {}

export function makeReplica(doc: Y.Doc, log: Log, saysHello: boolean): Replica {
  const board = openBoard(doc);
  const undo = makeUndo(board);
  // Steps are parted by the test alone: by the wall clock a seed would not give the same run again.
  undo.captureTimeout = Number.POSITIVE_INFINITY;
  const awareness = new awarenessProtocol.Awareness(doc);
  clearInterval(awareness._checkInterval as unknown as NodeJS.Timeout);
  let line: Line | undefined;
  /** Updates of this connection's sync messages, as `saved` counts them. */
  let sent: Uint8Array[] = [];
  let saved = 0;

  const replica: Replica = {
    board,
    undo,
    get isConnected() {
      return line !== undefined;
    },
    opened(newLine) {
      line = newLine;
      sent = [];
      saved = 0;
      line.send(sync((encoder) => syncProtocol.writeSyncStep1(encoder, doc)));
      if (awareness.getLocalState() !== null) sendAwareness([doc.clientID]);
      if (saysHello) line.send(encodeFrame({ type: 'hello', version: 1, epoch: '' }));
    },
    received(bytes) {
      const frame = decodeServerFrame(bytes);
      switch (frame.type) {
        case 'step-1':
        case 'step-2':
        case 'update':
          if (frame.type !== 'step-1' && !log.has(frame.update))
            throw new BrokenPromise('somebody was shown what is not committed');
          return receiveSync(bytes);
        case 'awareness':
          return awarenessProtocol.applyAwarenessUpdate(awareness, frame.update, replica);
        case 'saved':
          for (; saved < frame.count; saved += 1) {
            if (sent[saved] === undefined) throw new BrokenPromise('saved counts too many');
            if (!log.has(sent[saved]!)) throw new BrokenPromise('saved, but not committed');
          }
          return;
        default:
      }
    },
    closed() {
      line = undefined;
      const others = [...awareness.getStates().keys()].filter((id) => id !== doc.clientID);
      awarenessProtocol.removeAwarenessStates(awareness, others, replica);
    },
    moveCursor: (x) => awareness.setLocalStateField('cursor', { x, y: 0 }),
    close() {
      line = undefined;
      awareness.destroy();
      undo.destroy();
      doc.destroy();
    },
  };

  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === replica || line === undefined) return;
    sent.push(update);
    line.send(sync((encoder) => syncProtocol.writeUpdate(encoder, update)));
  });
  awareness.on(
    'update',
    ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) =>
      sendAwareness([...added, ...updated, ...removed]),
  );
  return replica;

  function receiveSync(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    decoding.readVarUint(decoder);
    const answer = encoding.createEncoder();
    encoding.writeVarUint(answer, 0);
    syncProtocol.readSyncMessage(decoder, answer, doc, replica, (error) => {
      throw error;
    });
    if (encoding.length(answer) <= 1) return;
    const frame = encoding.toUint8Array(answer);
    const answered = decodeServerFrame(frame);
    if (answered.type === 'step-2') sent.push(answered.update.slice());
    line?.send(frame);
  }

  function sendAwareness(clients: number[]): void {
    const update = awarenessProtocol.encodeAwarenessUpdate(awareness, clients);
    line?.send(encodeFrame({ type: 'awareness', update }));
  }
}

const sync = (write: (encoder: encoding.Encoder) => void): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    write(encoder);
  });
