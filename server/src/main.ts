import { randomFillSync } from 'node:crypto';
import { ConfigError, readConfig, warningsOf, type Config } from './config.ts';
import { start, type Running } from './start.ts';
import { StoreError } from './store/store.ts';

/**
 * The program: environment → configuration → server → signals. A person reads standard output;
 * log lines for machines go to standard error.
 */
const say = (text: string) => void process.stdout.write(`${text}\n`);

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function configuration(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) refuse(`Steady did not start.\n${error.message}`);
    throw error;
  }
}

async function run(config: Config): Promise<Running> {
  try {
    return await start(config, {
      now: Date.now,
      random: (bytes) => randomFillSync(bytes),
      onFatal: (error) => refuse(`Steady stopped, because the disk failed: ${error.message}`),
      log: process.stderr,
    });
  } catch (error) {
    if (error instanceof ConfigError) refuse(`Steady did not start.\n${error.message}`);
    if (error instanceof StoreError) refuse(`Steady did not start. ${error.message}`);
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      refuse(
        `Steady did not start. Port ${config.port} is in use by another program; set PORT to another number.`,
      );
    }
    throw error;
  }
}

const config = configuration();
for (const warning of warningsOf(config)) say(`Note: ${warning}\n`);
const running = await run(config);
say(`Steady is at ${running.origin}`);
if (running.setupUrl !== undefined) {
  say(`\nNobody has set this practice up yet. Open this link once:\n\n  ${running.setupUrl}\n`);
}
say('Ready.');

let stopping = false;
function stop(): void {
  // A second signal means it: what was saved is on disk already.
  if (stopping) process.exit(1);
  stopping = true;
  running.stop().then(
    () => process.exit(0),
    (error: unknown) => refuse(`Steady stopped badly: ${String(error)}`),
  );
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
