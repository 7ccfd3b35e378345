import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { BoardId } from '@steady/shared/ids.ts';
import { makeBoards } from './access/boards.ts';
import { composeAccess } from './access/compose.ts';
import { makeInvites } from './access/invites.ts';
import { LOCK_IDLE_EVERY_MS, SWEEP_EVERY_MS } from './access/limits.ts';
import { makeLiveSeats } from './access/live-seats.ts';
import { sweep } from './access/sweep.ts';
import type { SeatRecord } from './access/records.ts';
import { makeAudit } from './audit/audit.ts';
import { boardDocument, makeBoardDocuments, privateDocument } from './board/documents.ts';
import { makeSettled } from './board/settled.ts';
import type { Config } from './config.ts';
import { makeApp } from './http/app.ts';
import { makeOrigins } from './http/origins.ts';
import { makeLocalFanout } from './fanout/local.ts';
import { openPractice } from './open-practice.ts';
import { isPresenceShared, makeConsequences } from './ledger/consequences.ts';
import { makeLedgers, type Ledgers } from './ledger/ledgers.ts';
import { sha256 } from './ledger/record.ts';
import { viewBoard } from './ledger/view.ts';
import { makeUpkeep, UPKEEP_EVERY_MS } from './retention/upkeep.ts';
import { giveBackMemory } from './room/give-back-memory.ts';
import { readPracticeTexts, type PracticeTexts } from './practice-texts.ts';
import { makeRooms } from './room/rooms.ts';
import { makeGroupCommit } from './store/group-commit.ts';
import { makeFeeds } from './summary/feeds.ts';
import { makeMaker } from './summary/maker/maker.ts';
import { makePdf } from './summary/pdf/pdf.ts';
import { makeSummaries } from './summary/summaries.ts';
import { finishRotation } from './store/sealing/rotate-master.ts';
import { takeDataFolder } from './store/sqlite/one-process.ts';
import { makeWriteProbe } from './store/sqlite/write-probe.ts';
import type { StoreError } from './store/store.ts';
import { within } from './within.ts';

/** A server that listens. */
export interface Running {
  /** Makes links. */
  readonly origin: string;
  readonly port: number;
  /** Undefined once somebody has set the practice up. */
  readonly setupUrl: string | undefined;
  /** Closes every socket (1001), writes what is under way, gives the data folder back. Has an end [L16]. */
  stop(): Promise<void>;
}

export interface Surroundings {
  readonly now: () => number;
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
  /** The disk failed: what was not saved must not be called saved. End the process. */
  readonly onFatal: (error: StoreError) => void;
  /** Where log lines go. */
  readonly log: { write(line: string): void };
  readonly clientDir?: string;
}

/**
 * ms that a stop waits for the disk. A commit takes less than one; a disk that does not answer has
 * saved nothing that was called saved, so whoever waits longer gains nothing.
 */
export const STOP_DISK_MS = 5_000;

/** No line is written with any of these; should one ever be, it is crossed out. */
const REDACTED = [
  'cookie',
  'token',
  'secret',
  'password',
  'email',
  'name',
  'title',
  'text',
  'body',
].flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/**
 * Puts the server together and listens.
 * @throws ConfigError when a file that the practice names is wrong; StoreError, or what listening throws when the port is taken
 */
export async function start(config: Config, surroundings: Surroundings): Promise<Running> {
  const texts = readPracticeTexts(config);
  const giveBack = takeDataFolder(config.dataDir);
  try {
    finishRotation(config.keysDir, surroundings.random); // [S16]
    const running = await listen(config, texts, surroundings);
    return { ...running, stop: () => running.stop().finally(giveBack) };
  } catch (error) {
    giveBack();
    throw error;
  }
}

async function listen(
  config: Config,
  texts: PracticeTexts,
  surroundings: Surroundings,
): Promise<Running> {
  const { now, random, onFatal, log } = surroundings;
  const logger = pino({ level: config.logLevel, base: null, redact: REDACTED }, log);
  const practice = openPractice(config, random, onFatal, now);
  const { store: documents, boardSealer: sealer, access: store } = practice;
  const live = makeLiveSeats();
  const origins = makeOrigins(config.origins);
  const commits = makeGroupCommit(documents);
  const report = (error: unknown) => logger.error({ stack: stackOf(error) }, 'room failed');
  const rooms = makeRooms({
    store: documents,
    commits,
    fanout: makeLocalFanout().join(),
    seatsOf: async (boardId) => seatsById(await store.seats.ofBoard(boardId)),
    report,
    unloaded: giveBackMemory,
    isPresenceShared: (boardId) => isPresenceShared(ledgers.stateOf(boardId)),
    committed({ boardId, name }, update) {
      if (name === 'board') ledgers.committed(boardId, update);
    },
    ledger: { now, after: (boardId, seq) => ledgers.after(boardId, seq) },
  });
  const audit = makeAudit({
    store: practice.audit,
    now,
    sha256,
    isInSession: (boardId) => ledgers.stateOf(boardId)?.session.running !== undefined,
  });
  const settled = (boardId: BoardId) => makeSettled(rooms, ledgers)(boardId);
  const invites = makeInvites({
    store,
    sealer,
    live,
    audit,
    settled,
    own: {
      documentsOf: ({ boardId, participantId }) => [privateDocument(boardId, participantId)],
      erase: (ids) => boardDocuments.eraseOwn(ids),
    },
    random,
    now,
  });
  const ledgers: Ledgers = makeLedgers({
    store: practice.promises,
    now,
    view: (boardId, of) =>
      rooms.withDocument(boardDocument(boardId), (doc, seatOf) => viewBoard(doc, seatOf, of)),
    appended: makeConsequences({ rooms }),
    sessionEnding: (boardId) => invites.closeAll(boardId),
    report,
    audit,
  });
  const boardDocuments = makeBoardDocuments({
    store: documents,
    rooms,
    ledgers,
    settled,
    audit,
    participantsOf: async (boardId) => seatsById(await store.seats.ofBoard(boardId)).keys(),
    random,
  });
  const { erased } = practice;
  const boards = makeBoards({
    store,
    sealer,
    live,
    audit,
    erased,
    random,
    now,
    documents: boardDocuments,
  });
  await boards.finishErasing();
  const reportUpkeep = (error: unknown) => logger.error({ stack: stackOf(error) }, 'upkeep failed');
  const upkeep = makeUpkeep({ practice, boards, audit, now, report: reportUpkeep });
  const maker = makeMaker({
    report: (error) => logger.error({ stack: stackOf(error) }, 'summary failed'),
  });
  const access = composeAccess({
    store,
    sealer,
    live,
    audit,
    settled,
    reseated: (boardId) => rooms.reseat(boardId),
    origins: () => origins.list,
    called: config.neutralTitle,
    setupToken: config.setupToken,
    random,
    now,
    report,
  });
  const pdf = makePdf({
    report: (error) => logger.error({ stack: stackOf(error) }, 'PDF failed'),
  });
  const app = await makeApp({
    config,
    texts,
    origins,
    ...access,
    boards,
    invites,
    audit,
    retention: upkeep.retention,
    live,
    rooms,
    documents: boardDocuments,
    ledgers,
    moments: practice.promises.moments,
    summaries: makeSummaries({
      rooms,
      ledgers,
      moments: practice.promises.moments,
      maker,
      pdf,
      neutralTitle: config.neutralTitle,
      now,
      random,
    }),
    feeds: makeFeeds({ rooms, ledgers, maker, neutralTitle: config.neutralTitle, now }),
    healthy: makeWriteProbe(practice.database, now, onFatal),
    clientDir:
      surroundings.clientDir ?? fileURLToPath(new URL('../../client/dist', import.meta.url)),
    logger,
    random,
  });
  origins.listening(config.port);
  await app.listen({ host: config.host, port: config.port });
  const [address] = app.addresses();
  const port = typeof address === 'object' ? address.port : config.port;
  origins.listening(port);

  const every = (ms: number, what: string, work: () => Promise<void>) =>
    setInterval(() => {
      void work().catch((error: unknown) =>
        logger.error({ stack: stackOf(error) }, `${what} failed`),
      );
    }, ms);
  const sweeping = every(SWEEP_EVERY_MS, 'sweep', () => sweep({ store, live, now }));
  const locking = every(LOCK_IDLE_EVERY_MS, 'locking', () => access.idleLock.lockIdle());
  const keeping = every(UPKEEP_EVERY_MS, 'upkeep', () => upkeep.run());
  void upkeep.run();
  const token = await access.signIn.setupToken();

  return {
    origin: origins.first,
    port,
    setupUrl:
      token === undefined ? undefined : `${origins.first}/setup#${encodeURIComponent(token)}`,
    async stop() {
      clearInterval(sweeping);
      clearInterval(locking);
      clearInterval(keeping);
      await within(STOP_DISK_MS, rooms.shutdown()); // [L16]
      await app.close();
      await maker.close();
      await pdf.close();
      await within(STOP_DISK_MS, commits.idle());
      await within(STOP_DISK_MS, upkeep.settled());
      practice.close();
    },
  };
}

const seatsById = (seats: readonly SeatRecord[]) =>
  new Map(seats.map(({ participantId, seat }) => [participantId, seat]));

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : 'not an Error';
