import { CLOSE } from '@steady/shared/protocol/close.ts';
import { ProtocolError } from '@steady/shared/protocol/errors.ts';
import {
  countedType,
  decodeServerFrame,
  encodeFrame,
  OWN_FRAME_TYPES,
  type ServerFrame,
} from '@steady/shared/protocol/frames.ts';
import type { Claims, LedgerEntryMessage, Notice } from '@steady/shared/protocol/messages.ts';
import { PROTOCOL_VERSION } from '@steady/shared/protocol/version.ts';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { heardLock } from './lockHeader.ts';
import { START, step, type ConnectionEvent, type ConnectionState } from './connectionState.ts';
import { makeSavedCount, type SavedCount } from './savedCount.ts';

/**
 * One document of a board, kept in step with the server by an unchanged y-websocket provider; around it
 * what the provider does not know: what is saved, who is who, and when to try again.
 *
 * C1  Every way back goes through `connectionState`; the provider's own retry is always switched off.
 * C2  An edit is told to the saved count after the provider had the chance to send it.
 * C3  A document whose server was restored (another epoch) is never merged: the connection ends as
 *     `resync`, and the page starts again with an empty document.
 */
export interface BoardConnection {
  readonly state: ConnectionState;
  readonly savedCount: SavedCount;
  /** Of the server's copy; empty before it said so. */
  readonly epoch: string;
  readonly awareness: Awareness;
  /** Whether the server's content has arrived once. */
  readonly synced: boolean;
  /** Tries at once, for "the network is back" and a person who asks. */
  readonly tryNow: () => void;
  /** Asks for the ledger's entries after this number, and what time it is. */
  readonly askLedger: (after: number) => void;
  dispose(): void;
}

export interface ConnectionOptions {
  /** `ws(s)://…/sync/BOARD_ID` */
  readonly url: string;
  /** Default: `board`. */
  readonly document?: 'board' | 'private' | 'notes';
  readonly doc: Y.Doc;
  /** What a copy on this device knows of the server it came from [C3]. */
  readonly from?: { readonly epoch: string; readonly unsaved: Iterable<string> } | undefined;
  /** The things a transaction touched, by the keys that the saved count shows. */
  readonly touched: (transaction: Y.Transaction) => Iterable<string>;
  readonly on: {
    /** Connection, saved count or `synced` changed. */
    readonly changed: () => void;
    /** Client id (as a decimal string) → seat; adds to what came before. */
    readonly claims: (claims: Claims) => void;
    readonly notice: (notice: Notice) => void;
    /** A connection is open: the answer is asked for at once. @returns number of the last entry known */
    readonly ledgerFrom: () => number;
    readonly ledger: (entries: readonly LedgerEntryMessage[]) => void;
  };
  readonly world: World;
}

/** Time, chance and the network, passed in. */
export interface World {
  readonly WebSocket: typeof WebSocket;
  readonly random: () => number;
  readonly setTimer: (run: () => void, ms: number) => () => void;
  /** The server closed because this device is locked. */
  readonly locked: () => void;
}

export function connectBoard(options: ConnectionOptions): BoardConnection {
  const { url, document = 'board', doc, touched, on, world, from } = options;
  let state: ConnectionState = START;
  let epoch = from?.epoch ?? '';
  let synced = false;
  let cancelWait = () => {};
  const savedCount = makeSavedCount(on.changed, from?.unsaved);

  /** The only way to learn what the provider sends: its answers to step 1 pass no event. */
  class CountingSocket extends world.WebSocket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data);
      const message = data instanceof Uint8Array ? countedType(data) : undefined;
      if (message !== undefined) savedCount.sent(message);
    }
  }

  const provider = new WebsocketProvider(url, document, doc, {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: CountingSocket,
  });
  // The provider reads the frame's type and knows none of ours, so each is decoded again as a whole.
  for (const type of OWN_FRAME_TYPES)
    provider.messageHandlers[type] = (_encoder, decoder) => {
      const frame = understood(decoder.arr);
      if (frame !== undefined) received(frame);
    };

  const happened = (event: ConnectionEvent) => {
    const before = state;
    state = step(state, event);
    if (state === before) return;
    cancelWait();
    if (state.kind === 'waiting' && state.waitMs !== undefined)
      cancelWait = world.setTimer(tryNow, state.waitMs);
    if (state.kind === 'connecting') provider.connect();
    on.changed();
  };
  const tryNow = () => happened({ kind: 'due' });
  const askLedger = (after: number) => {
    if (provider.wsconnected)
      provider.ws?.send(new Uint8Array(encodeFrame({ type: 'ledger-after', after })));
  };
  const received = (frame: ServerFrame) => {
    switch (frame.type) {
      case 'saved':
        if (epoch !== '' && frame.epoch !== epoch) {
          happened({ kind: 'lost', code: CLOSE.resync.code, chance: 0 }); // [C3]
          provider.disconnect();
          return;
        }
        epoch = frame.epoch;
        if (frame.count > 0) happened({ kind: 'proved' });
        return savedCount.saved(frame.count);
      case 'claims':
        return on.claims(frame.claims);
      case 'notice':
        return on.notice(frame.notice);
      case 'ledger':
        return on.ledger(frame.entries);
      // The provider's own.
      case 'step-1':
      case 'step-2':
      case 'update':
      case 'awareness':
      case 'auth':
        return;
    }
  };

  provider.on('status', ({ status }) => {
    if (status !== 'connected') return;
    provider.ws?.send(
      new Uint8Array(encodeFrame({ type: 'hello', version: PROTOCOL_VERSION, epoch })),
    );
    askLedger(on.ledgerFrom());
    happened({ kind: 'opened' });
  });
  provider.on('sync', (isSynced) => {
    if (!isSynced) return;
    synced = true;
    on.changed();
  });
  provider.on('connection-close', (event) => {
    provider.shouldConnect = false; // [C1]
    savedCount.lost();
    if (event?.code === CLOSE.locked.code) world.locked();
    happened({ kind: 'lost', code: event?.code, chance: world.random() });
  });

  const edited = (
    _update: Uint8Array,
    origin: unknown,
    _doc: Y.Doc,
    transaction: Y.Transaction,
  ) => {
    if (origin !== provider) savedCount.edited(touched(transaction)); // [C2]
  };
  doc.on('update', edited);
  provider.connect();

  return {
    get state() {
      return state;
    },
    get synced() {
      return synced;
    },
    savedCount,
    get epoch() {
      return epoch;
    },
    awareness: provider.awareness,
    tryNow,
    askLedger,
    dispose() {
      cancelWait();
      doc.off('update', edited);
      provider.awareness.setLocalState(null);
      provider.destroy();
      provider.awareness.destroy();
    },
  };
}

/** A frame from a newer server may not be understood: it is passed over, the board goes on. */
function understood(bytes: Uint8Array): ServerFrame | undefined {
  try {
    return decodeServerFrame(bytes);
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}

/** @returns the browser's own network, clock and chance */
export const theWorld = (): World => ({
  WebSocket: globalThis.WebSocket,
  random: Math.random,
  locked: () => heardLock('0/0'),
  setTimer: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});
