import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { makeBoard, setUp, type Person } from '../../../tests/support/people.ts';
import { startServer, type TestServer } from '../../../tests/support/server.ts';
import { CLOSING_MS } from './held-socket.ts';

/** A commit, a closing handshake, and a busy machine. */
const STOPPED_MS = CLOSING_MS + 3_000;

describe('[L16] a stop ends', () => {
  const attackers: Socket[] = [];
  afterEach(() => {
    for (const attacker of attackers.splice(0)) attacker.destroy();
  });

  it('though an attacker never answers, never asks, or asks half a question', async () => {
    const { server, therapist, boardId } = await aServer();
    const deaf = await attack(server);
    deaf.write(upgrade(server, boardId, therapist));
    await heard(deaf, '101 Switching Protocols');
    deaf.removeAllListeners('data').pause();
    await attack(server);
    (await attack(server)).write(
      'POST /api/sign-in HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n{',
    );

    expect(await stopOf(server)).toBeLessThan(STOPPED_MS);
  });

  it('though a page connects again while it ends', async () => {
    const { server, therapist, boardId } = await aServer();
    const deaf = await attack(server);
    deaf.write(upgrade(server, boardId, therapist));
    await heard(deaf, '101 Switching Protocols');
    const page = await attack(server);
    const stopped = stopOf(server);
    await heard(deaf, 'going away');
    page.write(upgrade(server, boardId, therapist));
    await heard(page, 'HTTP/1.1');

    expect(await stopped).toBeLessThan(STOPPED_MS);
  });

  async function attack({ port }: TestServer): Promise<Socket> {
    const attacker = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    attackers.push(attacker);
    // Being cut off is what it is here for.
    attacker.on('error', () => undefined);
    await new Promise<void>((resolve) => attacker.once('connect', resolve));
    return attacker;
  }
});

async function aServer(): Promise<{ server: TestServer; therapist: Person; boardId: string }> {
  const server = await startServer();
  const therapist = await setUp(server);
  return { server, therapist, boardId: await makeBoard(therapist) };
}

/** @returns ms */
async function stopOf(server: TestServer): Promise<number> {
  const startedAt = performance.now();
  await server.stop();
  return performance.now() - startedAt;
}

function heard(socket: Socket, words: string): Promise<void> {
  return new Promise((resolve) => {
    let text = '';
    const listen = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (!text.includes(words)) return;
      socket.off('data', listen);
      resolve();
    };
    socket.on('data', listen);
  });
}

const upgrade = ({ origin }: TestServer, boardId: string, { cookie = '' }: Person): string =>
  [
    `GET /sync/${boardId}/board HTTP/1.1`,
    'host: steady',
    `origin: ${origin}`,
    `cookie: ${cookie}`,
    'connection: upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
    '\r\n',
  ].join('\r\n');
