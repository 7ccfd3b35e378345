/**
 * `pnpm bench NAME [options]`: prints figures and the machine; never fails a build.
 *
 *   relay       W1 typing, W2 joining, W3 memory, W4 kill -9: ours, the floor, two peers
 *     --workloads W1,W2,W3,W4   --only steady,floor   --rooms 50,100   --seconds 12
 *     --short     a minute instead of ten: figures to look at, not to quote
 *     --json      the figures as JSON, after the table
 *   summary     a full and a usual board as PDF; a live room's letters while PDFs are made, beside idle
 *     --seconds 12   --rooms 10   --short   --json
 *     BENCH_PROFILE=FOLDER in the environment: each server leaves a .cpuprofile there
 */
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { benchRelay } from './relay/relay.ts';
import { relayTable } from './relay/table.ts';
import { benchSummary } from './summary/summary.ts';
import { summaryTable } from './summary/table.ts';

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  allowPositionals: true,
  options: {
    workloads: { type: 'string', default: 'W1,W2,W3,W4' },
    only: { type: 'string', default: '' },
    rooms: { type: 'string' },
    seconds: { type: 'string', default: '12' },
    short: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);

if (positionals[0] === 'relay') await relay();
else if (positionals[0] === 'summary') await summary();
else {
  say('pnpm bench relay [--short] [--json] [--workloads W1,W2] [--only Steady,floor]');
  say('pnpm bench summary [--short] [--json] [--rooms 10]');
}

async function summary(): Promise<void> {
  const { short } = values;
  say(machine());
  const figures = await benchSummary({
    rooms: Number(values.rooms ?? '10'),
    seconds: short ? 5 : Number(values.seconds),
    warmUpSeconds: short ? 2 : 3,
    documents: short ? 10 : 40,
    say: (line) => void process.stderr.write(`${line}\n`),
  });
  say(summaryTable(figures));
  say(
    'PDF: ms from asking to having it, after the first. Letters: from typing one to another’s having it.',
  );
  if (values.json) say(JSON.stringify({ machine: machine(), ...figures }, null, 2));
}

async function relay(): Promise<void> {
  const { short } = values;
  say(machine());
  const rows = await benchRelay({
    rooms: list(values.rooms ?? '50,100').map(Number),
    seconds: short ? 4 : Number(values.seconds),
    warmUpSeconds: short ? 1 : 3,
    openRooms: short ? 20 : 200,
    restSeconds: short ? 5 : 30,
    killRooms: 10,
    workloads: new Set(list(values.workloads)),
    only: list(values.only),
    say: (line) => void process.stderr.write(`${line}\n`),
  });
  say(relayTable(rows));
  say(
    'CPU: server ms (user + system, all threads) per 1,000 messages delivered to another client.',
  );
  say(
    'p50, p99: from typing a letter to another client having it. Join: handshake to whole step 2.',
  );
  if (values.json) say(JSON.stringify({ machine: machine(), rows }, null, 2));
}

function machine(): string {
  const model = cpus()[0]?.model ?? 'unknown';
  const memory = (totalmem() / 1_073_741_824).toFixed(0);
  const kernel = readFileSync('/proc/sys/kernel/osrelease', 'utf8').trim();
  return `${availableParallelism()} × ${model}, ${memory} GB, Linux ${kernel}, Node ${process.version}, load ${loadavg()[0]?.toFixed(2)}`;
}

function list(text: string): string[] {
  return text.split(',').filter((part) => part !== '');
}
