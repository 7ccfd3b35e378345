import { spawn, type ChildProcess } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { readConfig } from '@steady/server/config.ts';
import { start } from '@steady/server/start.ts';

/** A real server on a free port of loopback, with its own data folder unless it is given one. */
export interface TestServer {
  /** `http://127.0.0.1:PORT`, one of its allowed origins. */
  readonly origin: string;
  readonly port: number;
  /** While nobody has set the practice up. */
  readonly setupUrl: string | undefined;
  readonly dataDir: string;
  /** As SIGTERM; the data folder stays when it was given, otherwise it is removed. */
  stop(): Promise<void>;
}

export interface TestServerOptions {
  /** To start again on the same data. */
  readonly dataDir?: string;
  /** Environment on top of the defaults. */
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: () => number;
  readonly clientDir?: string;
}

/** In this process: quick, and time can be moved. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { dataDir, env, cleanUp } = surroundings(options);
  const running = await start(readConfig(env), {
    now: options.now ?? Date.now,
    random: (bytes) => randomFillSync(bytes),
    onFatal: (error) => {
      throw error;
    },
    log: process.stderr,
    ...(options.clientDir === undefined ? {} : { clientDir: options.clientDir }),
  });
  return {
    origin: onLoopback(running.origin),
    port: running.port,
    setupUrl: running.setupUrl && onLoopback(running.setupUrl),
    dataDir,
    async stop() {
      await running.stop();
      cleanUp();
    },
  };
}

export interface ServerProcess extends TestServer {
  readonly process: ChildProcess;
  /** kill -9: the data folder stays. */
  kill(): Promise<void>;
  /** Resolves with the exit code, null after a signal. */
  readonly exited: Promise<number | null>;
  /** What it wrote to standard error so far. */
  log(): string;
}

/** As people run it: `node server/src/main.ts`. */
export async function startServerProcess(options: TestServerOptions = {}): Promise<ServerProcess> {
  const { dataDir, env, cleanUp } = surroundings(options);
  const main = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));

  const said = Promise.withResolvers<{ origin: string; setupUrl: string | undefined }>();
  let origin: string | undefined;
  let setupLink: string | undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    origin ??= /^Steady is at (\S+)/.exec(line)?.[1];
    setupLink ??= /^ {2}(http\S+\/setup#\S+)/.exec(line)?.[1];
    if (origin !== undefined && line === 'Ready.') said.resolve({ origin, setupUrl: setupLink });
  });
  void exited.then((code) => said.reject(new Error(`the server ended with ${code}:\n${log}`)));
  const { origin: saidOrigin, setupUrl } = await said.promise;

  return {
    origin: onLoopback(saidOrigin),
    port: Number(new URL(saidOrigin).port),
    setupUrl: setupUrl && onLoopback(setupUrl),
    dataDir,
    process: child,
    exited,
    log: () => log,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
      cleanUp();
    },
  };
}

function surroundings({ dataDir, env }: TestServerOptions) {
  const folder = dataDir ?? fs.mkdtempSync(join(os.tmpdir(), 'steady-'));
  return {
    dataDir: folder,
    env: { PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error', ...env },
    cleanUp: (): void => {
      if (dataDir === undefined) fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** `localhost` may mean ::1 first; the server listens on 127.0.0.1, and allows both names. */
const onLoopback = (url: string): string => url.replace('//localhost:', '//127.0.0.1:');
