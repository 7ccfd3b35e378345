import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { encodeMessage, makeFramesOut } from './frames-out.ts';

describe('messages to one connection', () => {
  it('are read by ws as they were sent, whatever their length', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 70_000];
    const sent = lengths.map((length) => Uint8Array.from({ length }, (_, n) => n % 251));
    server.on('connection', (webSocket, request) => {
      const out = makeFramesOut(webSocket, request.socket);
      for (const payload of sent) out.send(payload);
      out.flush();
      webSocket.close();
    });
    const client = new WebSocket(`ws://127.0.0.1:${portOf(server.address())}`);
    const read: Buffer[] = [];
    client.on('message', (message: Buffer) => read.push(message));
    await once(client, 'close');
    expect(read.map((message) => message.length)).toEqual(lengths);
    expect(read.every((message, n) => message.equals(sent[n]!))).toBe(true);
    server.close();
  });

  it('of one turn are one write, in order', async () => {
    const { out, writes } = aConnection();
    out.send(Uint8Array.of(1));
    out.send(Uint8Array.of(2, 2));
    expect(writes).toHaveLength(0);
    expect(out.waitingBytes).toBe(7);
    await turn();
    expect(writes).toHaveLength(1);
    expect([...writes[0]!]).toEqual([
      ...encodeMessage(Uint8Array.of(1)),
      ...encodeMessage(Uint8Array.of(2, 2)),
    ]);
    expect(out.waitingBytes).toBe(0);
  });

  it('that are large are not copied together', async () => {
    const { out, writes } = aConnection();
    out.send(new Uint8Array(20_000));
    out.send(Uint8Array.of(2));
    await turn();
    expect(writes.map((write) => write.length)).toEqual([20_004, 3]);
  });

  it('go out before what flushes them, and none after the end began', async () => {
    const { out, writes, webSocket } = aConnection();
    out.send(Uint8Array.of(1));
    out.flush();
    expect(writes).toHaveLength(1);
    out.send(Uint8Array.of(2));
    webSocket.readyState = WebSocket.CLOSING;
    out.send(Uint8Array.of(3));
    await turn();
    expect(writes).toHaveLength(1);
  });
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

function aConnection() {
  const writes: Buffer[] = [];
  const connection = new PassThrough();
  connection.on('data', (chunk: Buffer) => writes.push(chunk));
  const webSocket: { readyState: 0 | 1 | 2 | 3; OPEN: 1 } = { readyState: WebSocket.OPEN, OPEN: 1 };
  return { out: makeFramesOut(webSocket, connection), writes, webSocket };
}

const portOf = (address: string | AddressInfo | null): number =>
  typeof address === 'object' && address ? address.port : 0;
