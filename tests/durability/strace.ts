import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Debian's strace on the main thread of a running process, which is where SQLite and the sockets
 * are: sees in which order it writes, syncs and answers, and gives it errors of a failing disk.
 */
export interface Strace {
  /** Lets go of the process: it runs on, without injected errors. @returns one line a system call */
  stop(): Promise<readonly string[]>;
}

/** @param args what to trace, or `-e inject=…` */
export async function strace(pid: number, args: readonly string[]): Promise<Strace> {
  const child = spawn('strace', ['-o', '|cat >&2', '-p', String(pid), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines: string[] = [];
  const attached = Promise.withResolvers<void>();
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.once('error', attached.reject);
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (/^strace: Process \d+ attached/.test(line)) attached.resolve();
    else lines.push(line);
  });
  void ended.then(() => attached.reject(new Error(`strace did not attach: ${lines.join(' ')}`)));
  await attached.promise;
  return {
    async stop() {
      child.kill('SIGINT');
      await ended;
      return lines;
    },
  };
}

/** @returns undefined when strace can be used here, else why these tests are skipped */
export async function whyNoStrace(): Promise<string | undefined> {
  if (spawnSync('strace', ['-V']).error) return 'strace is not installed';
  const probe = spawn('sleep', ['10']);
  try {
    const { pid } = probe;
    if (pid === undefined) return 'there is no process to try strace on';
    await (await strace(pid, ['-e', 'trace=none'])).stop();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    probe.kill();
  }
}
