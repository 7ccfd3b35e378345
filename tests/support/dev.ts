/**
 * `pnpm dev`: the server, restarted when its files change, and Vite's own server before it, which
 * reloads the client. Open the address that Vite prints; both end together.
 */
import { spawn, type ChildProcess } from 'node:child_process';

const port = process.env['PORT'] ?? '3000';
const clientPort = '5173';
const origins = ['localhost', '127.0.0.1'].map((host) => `http://${host}:${clientPort}`).join(',');

const children: ChildProcess[] = [
  start(process.execPath, ['--watch', '--watch-preserve-output', 'server/src/main.ts'], {
    PORT: port,
    ORIGIN: process.env['ORIGIN'] ?? origins,
  }),
  start('vite', ['--port', clientPort, '--strictPort'], { STEADY_SERVER_PORT: port }),
];

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);

function start(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
): ChildProcess {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  child.on('exit', stop);
  return child;
}

function stop(): void {
  for (const child of children) if (child.exitCode === null) child.kill('SIGTERM');
}
