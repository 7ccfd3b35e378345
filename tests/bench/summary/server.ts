import { randomFillSync } from 'node:crypto';
import { readConfig } from '@steady/server/config.ts';
import { start } from '@steady/server/start.ts';
import { makeMaker } from '@steady/server/summary/maker/maker.ts';
import { makePdf } from '@steady/server/summary/pdf/pdf.ts';
import { fullJob } from './pages.ts';

/**
 * Steady, in whose process somebody takes the PDF of a full board, one straight after the other: as the
 * route does it, without its limit of asking.
 */
const say = (line: string) => void process.stdout.write(`${line}\n`);
const report = (error: unknown) => void process.stderr.write(`${String(error)}\n`);

const running = await start(readConfig(process.env), {
  now: Date.now,
  random: (bytes) => randomFillSync(bytes),
  onFatal: (error) => {
    throw error;
  },
  log: { write: () => {} },
});
say(`Steady is at http://127.0.0.1:${running.port}`);

const maker = makeMaker({ report });
const pdf = makePdf({ report });
const job = fullJob();
let isStopping = false;
process.on('SIGTERM', () => {
  isStopping = true;
});
while (!isStopping) {
  const made = await maker.make(job);
  if ('page' in made) await pdf.render(made.page, { form: 'summary', paper: 'a4', day: job.day });
  say('one more');
}
await Promise.all([maker.close(), pdf.close()]);
await running.stop();
