import type { SessionHandle } from '@steady/server/room/room-of-session.ts';
import type { Socket } from '@steady/server/room/socket.ts';
import {
  decodeServerFrame,
  encodeFrame,
  type ServerFrame,
} from '@steady/shared/protocol/frames.ts';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as awarenessProtocol from 'y-protocols/awareness';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';

/**
 * Speaks to a room as y-websocket 3 does, with the functions of y-protocols: step 1 and its awareness
 * when the socket opens, every change at once, and an answer to whatever asks for one. Messages
 * reach it one event-loop turn later, so it types on before it has seen the server's step 1.
 */
export interface TestClient {
  readonly doc: Y.Doc;
  readonly awareness: awarenessProtocol.Awareness;
  connect(): void;
  /** The network ends the connection; what is under way to the client is lost. */
  cut(): void;
  types(text: string, at?: number): void;
  text(): string;
  /** Sends bytes as they are. */
  sends(bytes: Uint8Array): void;
  /** Stops taking bytes from the network: they pile up in the server's socket. */
  stall(): void;
  readonly synced: boolean;
  readonly closed: { readonly code: number; readonly reason: string } | undefined;
  /** Frames received on this connection. */
  readonly frames: readonly ServerFrame[];
  framesOf<Type extends ServerFrame['type']>(
    type: Type,
  ): readonly Extract<ServerFrame, { type: Type }>[];
  /** Last `saved` count. */
  readonly saved: number | undefined;
  /** Bytes that the server's socket holds. */
  readonly bufferedBytes: number;
}

export function makeTestClient({
  doc = new Y.Doc(),
  hello = false,
  join,
}: {
  readonly doc?: Y.Doc;
  /** Says hello with this epoch. */
  readonly hello?: boolean | string;
  readonly join: (socket: Socket) => SessionHandle;
}): TestClient {
  const awareness = new awarenessProtocol.Awareness(doc);
  let connection: { readonly session: SessionHandle; isOpen: boolean } | undefined;
  let closed: TestClient['closed'];
  let frames: ServerFrame[] = [];
  let synced = false;
  let isStalled = false;
  let bufferedBytes = 0;
  // Awareness renews itself by a real timer, which would keep the test process alive.
  clearInterval(awareness._checkInterval as unknown as NodeJS.Timeout);

  const client: TestClient = {
    doc,
    awareness,
    connect() {
      frames = [];
      closed = undefined;
      synced = false;
      bufferedBytes = 0;
      const socket: Socket = {
        get bufferedBytes() {
          return bufferedBytes;
        },
        send(bytes) {
          bufferedBytes += bytes.length;
          if (isStalled) return;
          const { opened } = mine;
          setImmediate(() => {
            bufferedBytes -= bytes.length;
            if (opened.isOpen) receive(bytes);
          });
        },
        close(code, reason) {
          closed ??= { code, reason };
          mine.opened.isOpen = false;
        },
      };
      const mine = { opened: { isOpen: true, session: undefined as unknown as SessionHandle } };
      mine.opened.session = join(socket);
      connection = mine.opened;
      if (hello !== false) {
        send(encodeFrame({ type: 'hello', version: 1, epoch: hello === true ? '' : hello }));
      }
      send(syncFrame((encoder) => syncProtocol.writeSyncStep1(encoder, doc)));
      if (awareness.getLocalState() !== null) sendAwareness([doc.clientID]);
    },
    cut() {
      if (!connection) return;
      connection.isOpen = false;
      connection.session.closed();
      connection = undefined;
      const others = [...awareness.getStates().keys()].filter((id) => id !== doc.clientID);
      awarenessProtocol.removeAwarenessStates(awareness, others, client);
    },
    types(text, at = doc.getText('text').length) {
      doc.getText('text').insert(at, text);
    },
    text: () => doc.getText('text').toString(),
    sends: send,
    stall() {
      isStalled = true;
    },
    get synced() {
      return synced;
    },
    get closed() {
      return closed;
    },
    get frames() {
      return frames;
    },
    framesOf<Type extends ServerFrame['type']>(type: Type) {
      return frames.filter(
        (frame): frame is Extract<ServerFrame, { type: Type }> => frame.type === type,
      );
    },
    get saved() {
      return client.framesOf('saved').at(-1)?.count;
    },
    get bufferedBytes() {
      return bufferedBytes;
    },
  };

  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== client) send(syncFrame((encoder) => syncProtocol.writeUpdate(encoder, update)));
  });
  // As the provider does: whatever changed goes out, also what was learned of others.
  awareness.on(
    'update',
    ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) =>
      sendAwareness([...added, ...updated, ...removed]),
  );
  return client;

  function send(bytes: Uint8Array): void {
    if (connection?.isOpen) connection.session.receive(bytes);
  }

  function sendAwareness(clients: number[]): void {
    if (!connection?.isOpen) return;
    const update = awarenessProtocol.encodeAwarenessUpdate(awareness, clients);
    send(encodeFrame({ type: 'awareness', update }));
  }

  function receive(bytes: Uint8Array): void {
    const frame = decodeServerFrame(bytes);
    frames.push(frame);
    if (frame.type === 'awareness') {
      awarenessProtocol.applyAwarenessUpdate(awareness, frame.update, client);
    }
    if (frame.type !== 'step-1' && frame.type !== 'step-2' && frame.type !== 'update') return;
    const decoder = decoding.createDecoder(bytes);
    decoding.readVarUint(decoder);
    const answer = encoding.createEncoder();
    encoding.writeVarUint(answer, 0);
    syncProtocol.readSyncMessage(decoder, answer, doc, client);
    if (encoding.length(answer) > 1) send(encoding.toUint8Array(answer));
    if (frame.type === 'step-2') synced = true;
  }
}

function syncFrame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    write(encoder);
  });
}
