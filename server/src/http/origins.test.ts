import http from 'node:http';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApp } from './app.ts';
import { makeOrigins } from './origins.ts';
import type { AppDeps } from './types.ts';

/** 101: the upgrade is done, and what comes then is a close code. */
const SWITCHED = 101;
const OWN = 'https://board.example.org';

/** What a page elsewhere, or a program, could send in place of ours. */
const HOSTILE: readonly (readonly string[])[] = [
  [],
  [''],
  ['null'],
  ['https://evil.example'],
  ['http://board.example.org'],
  ['https://board.example.org.'],
  ['https://board.example.org:443'],
  ['https://board.example.org:8443'],
  ['https://board.example.org/'],
  ['https://board.example.org/join'],
  ['https://board.example.org.evil.example'],
  ['https://evil.example/https://board.example.org'],
  ['https://evil.example#https://board.example.org'],
  ['https://board.example.org@evil.example'],
  ['https://user@board.example.org'],
  ['https://sub.board.example.org'],
  ['https://example.org'],
  ['HTTPS://BOARD.EXAMPLE.ORG'],
  ['https://xn--bard-5qa.example.org'],
  ['wss://board.example.org'],
  ['file://'],
  ['https://board.example.org, https://evil.example'],
  ['https://board.example.org', 'https://evil.example'],
  ['https://evil.example', 'https://board.example.org'],
];

/** Nothing is looked up, read or loaded for an origin that is not ours, exactly. */
describe('origins', () => {
  const touched: string[] = [];
  const told = (what: string) => () => {
    touched.push(what);
    throw new Error(`${what} was asked`);
  };
  let app: Awaited<ReturnType<typeof makeApp>>;
  let port: number;

  beforeAll(async () => {
    app = await makeApp({
      config: { neutralTitle: 'Board', practiceName: undefined, trustProxy: false },
      origins: makeOrigins([OWN]),
      logger: pino({ level: 'silent' }),
      clientDir: 'not built',
      signedIn: { find: told('the session'), seatOn: told('the seat') },
      rooms: { join: told('the document') },
      ledgers: { hold: told('the ledger') },
      documents: { ensure: told('a document of one’s own') },
      live: { changes: 0, sockets: 0, open: told('a socket') },
      tries: { strangersPerAddress: { take: told('the limits'), giveBack: told('the limits') } },
      // oxlint-disable-next-line typescript/no-explicit-any -- nothing else may be reached
    } as any as AppDeps);
    await app.listen({ host: '127.0.0.1', port: 0 });
    const [address] = app.addresses();
    port = typeof address === 'object' ? address.port : 0;
  });
  afterAll(() => app.close());

  it('are 20 at least', () => expect(HOSTILE.length).toBeGreaterThanOrEqual(20));

  it.each(HOSTILE.map((origins) => [origins.join(' | ') || 'none', origins] as const))(
    '[A14] %s: 403 before anything of the practice is touched, by socket and by request',
    async (_, origins) => {
      for (const document of ['board', 'private', 'notes'])
        expect(await upgrade(`/sync/AAAAAAAAAAAAAAAAAAAAAA/${document}`, origins)).toBe(403);
      for (const { method, url } of app.guardedRoutes) {
        if (method === 'GET' || method === 'HEAD') continue;
        expect([method, url, await ask(method, idsIn(url), origins)]).toEqual([method, url, 403]);
      }
      expect(touched).toEqual([]);
    },
  );

  it('[A14] ours is let in to be looked at', async () => {
    expect(await upgrade('/sync/AAAAAAAAAAAAAAAAAAAAAA/board', [OWN])).toBe(SWITCHED);
    expect(touched).not.toEqual([]);
    touched.length = 0;
  });

  const upgrade = (path: string, origins: readonly string[]): Promise<number> =>
    ask('GET', path, origins, {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    });

  /** Several values are several headers, as a confused proxy would send them. @returns the status */
  function ask(
    method: string,
    path: string,
    origins: readonly string[],
    more: Readonly<Record<string, string>> = {},
  ): Promise<number> {
    const request = http.request({ host: '127.0.0.1', port, method, path, agent: false });
    request.setHeader('cookie', '__Host-steady=somebody');
    if (origins.length > 0) request.setHeader('origin', [...origins]);
    for (const [name, value] of Object.entries(more)) request.setHeader(name, value);
    return new Promise((resolve, reject) => {
      request.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      request.on('upgrade', (response, socket) => {
        socket.destroy();
        resolve(response.statusCode ?? 0);
      });
      request.on('error', reject);
      request.end();
    });
  }
});

const idsIn = (url: string): string => url.replaceAll(/:[a-zA-Z]+/g, 'AAAAAAAAAAAAAAAAAAAAAA');
