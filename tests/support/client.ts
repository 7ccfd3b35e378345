import { encodeFrame, decodeServerFrame } from '@steady/shared/protocol/frames.ts';
import type { LedgerEntryMessage, Notice } from '@steady/shared/protocol/messages.ts';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as syncProtocol from 'y-protocols/sync';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Device } from './seated-board.ts';

/**
 * A real websocket that speaks as y-websocket does, says hello, and remembers what it was promised:
 * which of its own sync messages were called saved.
 */
export interface Client {
  readonly doc: Y.Doc;
  /** Resolves when the first step 2 was applied; rejects when the connection ends before. */
  readonly synced: Promise<void>;
  /** The updates of this connection that the server called saved, in order. */
  saved(): readonly Uint8Array[];
  /** The ledger's entries so far. */
  entries(): readonly LedgerEntryMessage[];
  /** What the server said about writing and syncing, in order. */
  told(): readonly Notice[];
  /** Resolves at the next notice that says this. */
  notice(kind: 'resting', resting: boolean): Promise<void>;
  /** Resolves when everything sent until now is called saved. */
  allSaved(): Promise<void>;
  /** Resolves with the close code; never rejects. */
  readonly closed: Promise<number>;
  close(): Promise<number>;
}

export function connectClient(url: string, device: Device, doc: Y.Doc = new Y.Doc()): Client {
  const socket = new WebSocket(url, { headers: { ...device }, perMessageDeflate: false });
  const sent: Uint8Array[] = [];
  const notices: Notice[] = [];
  const entries: LedgerEntryMessage[] = [];
  const hearers = new Set<(notice: Notice) => void>();
  let savedCount = 0;
  let waiting: { readonly upTo: number; readonly done: PromiseWithResolvers<void> }[] = [];
  const synced = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<number>();
  synced.promise.catch(() => {});

  const send = (bytes: Uint8Array) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
  };
  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === socket || socket.readyState !== WebSocket.OPEN) return;
    sent.push(update);
    send(syncFrame((encoder) => syncProtocol.writeUpdate(encoder, update)));
  };
  doc.on('update', onUpdate);

  socket.on('open', () => {
    send(syncFrame((encoder) => syncProtocol.writeSyncStep1(encoder, doc)));
    send(encodeFrame({ type: 'hello', version: 1, epoch: '' }));
    send(encodeFrame({ type: 'ledger-after', after: 0 }));
  });
  socket.on('message', (data) => {
    if (data instanceof Buffer) receive(data);
  });
  // A connection that breaks is seen by its close.
  socket.on('error', () => undefined);
  socket.on('close', (code) => {
    doc.off('update', onUpdate);
    const ended = new Error(`the connection ended with ${code}`);
    synced.reject(ended);
    for (const { done } of waiting) done.reject(ended);
    waiting = [];
    closed.resolve(code);
  });

  return {
    doc,
    synced: synced.promise,
    saved: () => sent.slice(0, savedCount),
    entries: () => entries,
    told: () => notices,
    notice(kind, resting) {
      const done = Promise.withResolvers<void>();
      hearers.add((notice) => {
        if (notice.kind === kind && notice.resting === resting) done.resolve();
      });
      return done.promise;
    },
    allSaved() {
      if (savedCount >= sent.length) return Promise.resolve();
      const done = Promise.withResolvers<void>();
      done.promise.catch(() => {});
      waiting.push({ upTo: sent.length, done });
      return done.promise;
    },
    closed: closed.promise,
    close() {
      socket.close();
      return closed.promise;
    },
  };

  function receive(bytes: Uint8Array): void {
    const frame = decodeServerFrame(bytes);
    if (frame.type === 'saved') {
      savedCount = Math.max(savedCount, frame.count);
      for (const { upTo, done } of waiting) if (upTo <= savedCount) done.resolve();
      waiting = waiting.filter(({ upTo }) => upTo > savedCount);
      return;
    }
    if (frame.type === 'notice') {
      notices.push(frame.notice);
      for (const hear of hearers) hear(frame.notice);
    }
    if (frame.type === 'ledger')
      entries.push(...frame.entries.filter(({ seq }) => seq > (entries.at(-1)?.seq ?? 0)));
    if (frame.type !== 'step-1' && frame.type !== 'step-2' && frame.type !== 'update') return;
    const decoder = decoding.createDecoder(bytes);
    decoding.readVarUint(decoder);
    const answer = encoding.createEncoder();
    encoding.writeVarUint(answer, 0);
    syncProtocol.readSyncMessage(decoder, answer, doc, socket);
    if (frame.type === 'step-2') synced.resolve();
    if (encoding.length(answer) <= 1) return;
    const reply = encoding.toUint8Array(answer);
    const answered = decodeServerFrame(reply);
    if (answered.type === 'step-2') sent.push(answered.update.slice());
    send(reply);
  }
}

const syncFrame = (write: (encoder: encoding.Encoder) => void): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    write(encoder);
  });
