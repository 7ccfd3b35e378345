import { randomFillSync } from 'node:crypto';
import { ConfigError, readConfig } from '../config.ts';
import { StoreError } from '../store/store.ts';
import { NotNow, type Administration } from './administration.ts';
import { backUp } from './back-up.ts';
import { check } from './check.ts';
import { demo } from './demo.ts';
import { resetPassword } from './reset-password.ts';
import { restore } from './restore.ts';
import { retention } from './retention.ts';
import { rotateKey } from './rotate-key.ts';

const USAGE = `Usage: npx pnpm practice COMMAND

  demo                    fills a board to play with and prints a link for each seat
  reset-password E-MAIL   gives somebody a new password and signs out all their devices
  check                   reads everything and says which boards are damaged
  backup PATH             copies the data to a new file; the keys are not in it (KEYS_DIR)
  restore PATH            puts a backup in the place of the data; the server must be stopped
  retention               shows how long boards and old versions are kept, and changes it
  rotate-key              changes the master key; the server must be stopped
`;

/** `pnpm practice COMMAND`: administration, by somebody at the machine itself. */
async function run(administration: Administration, words: readonly string[]): Promise<void> {
  const [command = '', argument = '', more = ''] = words;
  switch (command) {
    case 'demo':
      return demo(administration);
    case 'reset-password':
      return resetPassword(administration, argument);
    case 'check':
      if (!(await check(administration))) process.exitCode = 1;
      return;
    case 'backup':
      return backUp(administration, argument);
    case 'restore':
      return restore(administration, argument);
    case 'retention':
      return retention(administration, argument, more);
    case 'rotate-key':
      return rotateKey(administration);
    default:
      throw new NotNow(USAGE);
  }
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

try {
  await run(
    {
      config: readConfig(process.env),
      now: Date.now,
      random: (bytes) => randomFillSync(bytes),
      say: (text) => void process.stdout.write(`${text}\n`),
      onFatal: ({ message }) => fail(`The disk failed: ${message}`),
    },
    process.argv.slice(2),
  );
} catch (error) {
  const expected =
    error instanceof NotNow || error instanceof ConfigError || error instanceof StoreError;
  if (!expected) throw error;
  fail(error.message);
}
