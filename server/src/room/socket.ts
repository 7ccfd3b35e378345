/** What a session needs of a websocket. Nothing here throws; after `close` sending does nothing. */
export interface Socket {
  /** One binary message. The bytes are shared with other sockets: not to be changed. */
  send(bytes: Uint8Array): void;
  close(code: number, reason: string): void;
  /** Bytes handed to `send` that the network has not taken yet. */
  readonly bufferedBytes: number;
}
