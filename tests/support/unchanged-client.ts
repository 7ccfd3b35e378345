import { WebSocket } from 'ws';
import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Device } from './seated-board.ts';

/** A `WebsocketProvider` as anybody would write it: it knows Yjs and nothing of ours but the cookie. */
export interface UnchangedClient {
  readonly board: BoardDocument;
  readonly provider: WebsocketProvider;
  /** Every code a connection of it ended with. */
  readonly closes: readonly number[];
  /** Resolves when a step 2 of the server has been applied, now or after the next connect. */
  synced(): Promise<void>;
  end(): void;
}

export function connectUnchanged(
  syncUrl: string,
  device: Device,
  document = 'board',
): UnchangedClient {
  class WithCookie extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { ...device } });
    }
  }
  const doc = new Y.Doc();
  const closes: number[] = [];
  const provider = new WebsocketProvider(syncUrl, document, doc, {
    // The sockets of `ws` and of a browser differ in types that the provider never looks at.
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  provider.on('connection-close', (event) => {
    if (event !== null) closes.push(event.code);
  });
  return {
    board: openBoard(doc),
    provider,
    closes,
    synced: () =>
      provider.synced
        ? Promise.resolve()
        : new Promise((resolve) => {
            const heard = (isSynced: boolean) => {
              if (!isSynced) return;
              provider.off('sync', heard);
              resolve();
            };
            provider.on('sync', heard);
          }),
    end() {
      provider.destroy();
      // The provider leaves the awareness running, which ends with its document.
      doc.destroy();
    },
  };
}
