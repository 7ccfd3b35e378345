import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A process we started, and what it costs. */
export interface Child {
  readonly pid: number;
  readonly port: number;
  readonly usage: () => Usage;
  /** Ends it and waits until it is gone. */
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

export interface Usage {
  /** User and system time of all threads so far, in ms; the kernel counts in steps of 10 ms. */
  readonly cpuMs: number;
  readonly rssBytes: number;
}

/** Starts a server and waits until a line of its output says on which port it listens. */
export async function startChild(
  script: string,
  env: Record<string, string>,
  portIn: (line: string) => number | undefined,
): Promise<Child> {
  const { BENCH_PROFILE: folder } = process.env;
  const profiling = folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
  const args = ['--disable-warning=ExperimentalWarning', ...profiling, script];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${script} does not start`);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await firstPort(child, script, portIn);
  return {
    pid,
    port,
    usage: () => usageOf(pid),
    end: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
}

function firstPort(
  child: ChildProcess,
  script: string,
  portIn: (line: string) => number | undefined,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-4_000);
  });
  child.once('exit', (code) => reject(new Error(`${script} ended (${code}): ${errors}`)));
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const port = portIn(line);
      if (port !== undefined) resolve(port);
    });
  }
  return promise;
}

/** Milliseconds in one clock tick of /proc: USER_HZ is 100 on every Linux that Node runs on. */
const TICK_MS = 10;

export function usageOf(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in brackets and may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
  return {
    cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
    rssBytes: Number(kilobytes) * 1024,
  };
}
