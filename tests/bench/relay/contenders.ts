import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp, type Person } from '../../support/people.ts';
import { seatThree, type Device } from '../../support/seated-board.ts';
import { startChild, type Child } from './child.ts';
import type { Room, Seat } from './wire.ts';

/** One relay under test. */
export interface Contender {
  readonly name: string;
  /** When an edit is on disk. */
  readonly stores: string;
  /** Whether it answers a newcomer itself; the floor does not, so nobody can join or come back. */
  readonly answers: boolean;
  readonly start: () => Promise<Running>;
}

export interface Running {
  /** Whether documents outlive the process. */
  readonly keeps: boolean;
  /** Waits until everything given to it is stored, for those that store later. */
  readonly settle: () => Promise<void>;
  /** The server's process as it is now; another one after a restart. */
  readonly server: () => Child;
  readonly newRooms: (count: number) => Promise<Room[]>;
  /** Ends the server and starts it again on the same port and data. */
  readonly restart: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>;
  readonly end: () => Promise<void>;
}

export const CONTENDERS: readonly Contender[] = [
  {
    name: 'floor',
    stores: 'nothing',
    answers: false,
    start: () => peer('floor.ts', silentRoom, { keeps: false, laterMs: 0 }),
  },
  {
    name: '@y/websocket-server',
    stores: 'nothing',
    answers: true,
    start: () => peer('y-websocket.ts', plainRoom, { keeps: false, laterMs: 0 }),
  },
  {
    name: 'Hocuspocus + SQLite',
    stores: '2-10 s later',
    answers: true,
    start: () => peer('hocuspocus.ts', hocuspocusRoom, { keeps: true, laterMs: 11_000 }),
  },
  { name: 'Steady', stores: 'before anyone sees', answers: true, start: () => steady() },
];

let names = 0;

function plainRoom(port: number): Room {
  names += 1;
  return three({ url: `ws://127.0.0.1:${port}/bench-${names}`, headers: {} });
}

function silentRoom(port: number): Room {
  return three({ ...plainRoom(port)[0], silent: true });
}

function hocuspocusRoom(port: number): Room {
  names += 1;
  return three({ url: `ws://127.0.0.1:${port}/`, headers: {}, documentName: `bench-${names}` });
}

const three = (seat: Seat): Room => [seat, seat, seat];

async function peer(
  script: string,
  room: (port: number) => Room,
  { keeps, laterMs }: { readonly keeps: boolean; readonly laterMs: number },
): Promise<Running> {
  const path = fileURLToPath(new URL(`servers/${script}`, import.meta.url));
  const portIn = (line: string) => {
    const port = /^listening (\d+)$/.exec(line)?.[1];
    return port === undefined ? undefined : Number(port);
  };
  const base = await restartable((env) => startChild(path, env, portIn), {});
  return {
    ...base,
    keeps,
    settle: () => new Promise((resolve) => setTimeout(resolve, laterMs)),
    newRooms: async (count) => Array.from({ length: count }, () => room(base.server().port)),
  };
}

const SETUP_TOKEN = 'bench-set-up-token-of-the-practice';

/**
 * @param script what to start in place of the program itself
 * @param onLine what it prints
 */
export async function steady(
  script = new URL('../../../server/src/main.ts', import.meta.url),
  onLine: (line: string) => void = () => {},
): Promise<Running> {
  const path = fileURLToPath(script);
  // It prints addresses for people; the port is in the first of them.
  const portIn = (line: string) => {
    onLine(line);
    const port = /http:\/\/[^\s/:]+:(\d+)/.exec(line)?.[1];
    return port === undefined ? undefined : Number(port);
  };
  const base = await restartable((env) => startChild(path, env, portIn), {
    HOST: '127.0.0.1',
    SETUP_TOKEN,
    LOG_LEVEL: 'warn',
    // As `pnpm start` and the README have it.
    MALLOC_MMAP_THRESHOLD_: '131072',
    MALLOC_TRIM_THRESHOLD_: '131072',
  });
  let therapist: Person | undefined;
  return {
    ...base,
    keeps: true,
    settle: async () => {},
    async newRooms(count) {
      const origin = `http://127.0.0.1:${base.server().port}`;
      therapist ??= await setUp({ origin, setupUrl: `${origin}/setup#${SETUP_TOKEN}` });
      const rooms: Room[] = [];
      for (let n = 0; n < count; n += 1) {
        const { syncUrl, seats } = await seatThree({ origin }, therapist);
        const seat = (device: Device): Seat => ({ url: `${syncUrl}/board`, headers: device });
        rooms.push([seat(seats[0]), seat(seats[1]), seat(seats[2])]);
      }
      return rooms;
    },
  };
}

async function restartable(
  start: (env: Record<string, string>) => Promise<Child>,
  env: Record<string, string>,
): Promise<Pick<Running, 'server' | 'restart' | 'end'>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'steady-bench-'));
  let server = await start({ ...env, DATA_DIR: dataDir, PORT: '0' });
  const { port } = server;
  return {
    server: () => server,
    async restart(signal) {
      await server.end(signal);
      server = await start({ ...env, DATA_DIR: dataDir, PORT: String(port) });
    },
    async end() {
      await server.end('SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
