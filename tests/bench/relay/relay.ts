import { startClients, type Clients } from './clients.ts';
import { CONTENDERS, type Contender, type Running } from './contenders.ts';
import type { Losses, Typing } from './measures.ts';

/**
 * `pnpm bench relay`: W1-W4 of our relay, of the floor and of two peers, in one run on one machine.
 * Absolute figures wobble with the machine; the ratios in a row are what counts.
 */
export interface RelayOptions {
  /** Rooms of three for W1. */
  readonly rooms: readonly number[];
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** Open rooms for W3. */
  readonly openRooms: number;
  /** How long after everybody left memory is looked at. */
  readonly restSeconds: number;
  /** Rooms of three for W4. */
  readonly killRooms: number;
  readonly workloads: ReadonlySet<string>;
  /** Contenders whose name contains one of these; empty: all. */
  readonly only: readonly string[];
  readonly say: (line: string) => void;
}

export interface Row {
  readonly contender: string;
  readonly stores: string;
  readonly w1: ReadonlyArray<{ readonly rooms: number } & Typing>;
  readonly w2?: { readonly bytes: number; readonly warmMs: number; readonly coldMs?: number };
  readonly w3?: {
    readonly startBytes: number;
    readonly openBytes: number;
    readonly restBytes: number;
  };
  readonly w4?: Losses;
}

export async function benchRelay(options: RelayOptions): Promise<Row[]> {
  const rows: Row[] = [];
  for (const contender of CONTENDERS) {
    const wanted =
      options.only.length === 0 || options.only.some((n) => contender.name.includes(n));
    if (wanted) rows.push(await benchContender(contender, options));
  }
  return rows;
}

async function benchContender(contender: Contender, options: RelayOptions): Promise<Row> {
  const { workloads, say } = options;
  const w1: Array<{ rooms: number } & Typing> = [];
  if (workloads.has('W1')) {
    for (const rooms of options.rooms) {
      say(`${contender.name}: W1, ${rooms} rooms`);
      const measured = await withServer(contender, async (running, clients) =>
        clients.do(
          'typing',
          await running.newRooms(rooms),
          running.server().pid,
          options.seconds,
          options.warmUpSeconds,
        ),
      );
      w1.push({ rooms, ...measured });
    }
  }
  const row: Row = { contender: contender.name, stores: contender.stores, w1 };
  if (!contender.answers) return row;
  return {
    ...row,
    ...(workloads.has('W2') ? { w2: await step('W2', joinTimes) } : {}),
    ...(workloads.has('W3') ? { w3: await step('W3', memory) } : {}),
    ...(workloads.has('W4') ? { w4: await step('W4', losses) } : {}),
  };

  function step<Result>(
    workload: string,
    measure: (running: Running, clients: Clients, options: RelayOptions) => Promise<Result>,
  ): Promise<Result> {
    say(`${contender.name}: ${workload}`);
    return withServer(contender, (running, clients) => measure(running, clients, options));
  }
}

const JOINS = 15;

async function joinTimes(running: Running, clients: Clients): Promise<NonNullable<Row['w2']>> {
  const seats = (await running.newRooms(JOINS)).map(([seat]) => seat);
  const bytes = await clients.do('fill', seats);
  // Somebody stays, so that the document is in memory when the next one comes.
  await clients.do('stay', seats);
  const warmMs = median(await clients.do('joins', seats));
  await clients.do('leave');
  // A peer that writes seconds later gets its time; one that never writes has no cold join.
  await running.settle();
  await running.restart('SIGTERM');
  if (!running.keeps) return { bytes, warmMs };
  // The first socket after a start pays for code that runs for the first time.
  const [first, ...rest] = seats;
  if (first !== undefined) await clients.do('joins', [first]);
  return { bytes, warmMs, coldMs: median(await clients.do('joins', rest)) };
}

async function memory(
  running: Running,
  clients: Clients,
  { openRooms, restSeconds }: RelayOptions,
): Promise<NonNullable<Row['w3']>> {
  const seats = (await running.newRooms(openRooms)).map(([seat]) => seat);
  if (running.keeps) {
    await clients.do('fill', seats);
    await running.settle();
    await running.restart('SIGTERM');
  }
  const startBytes = running.server().usage().rssBytes;
  if (!running.keeps) await clients.do('fill', seats);
  await clients.do('stay', seats);
  const openBytes = running.server().usage().rssBytes;
  await clients.do('leave');
  await wait(restSeconds * 1_000);
  return { startBytes, openBytes, restBytes: running.server().usage().rssBytes };
}

async function losses(
  running: Running,
  clients: Clients,
  { killRooms }: RelayOptions,
): Promise<Losses> {
  const rooms = await running.newRooms(killRooms);
  await clients.do('typeUntilKilled', rooms);
  await wait(4_000 + Math.random() * 2_000);
  await running.restart('SIGKILL');
  return clients.do('countLosses', rooms);
}

async function withServer<Result>(
  contender: Contender,
  measure: (running: Running, clients: Clients) => Promise<Result>,
): Promise<Result> {
  const running = await contender.start();
  const clients = startClients();
  try {
    return await measure(running, clients);
  } finally {
    clients.end();
    await running.end();
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
