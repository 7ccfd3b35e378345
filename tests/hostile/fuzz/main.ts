import { parseArgs } from 'node:util';
import { CORPUS, parseInput, printInput } from './corpus.ts';
import { fuzz } from './run.ts';

/** `node tests/hostile/fuzz/main.ts --seconds 600 [--seed N] [--executions N]`: prints what came of it as JSON. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '600' },
    executions: { type: 'string' },
  },
});
const until = performance.now() + Number(values.seconds) * 1_000;
const most = Number(values.executions ?? Infinity);
const { executions, blocks, corpus, broken } = fuzz(
  Number(values.seed),
  CORPUS.map(parseInput),
  (done) => done >= most || performance.now() > until,
);
process.stdout.write(
  JSON.stringify({
    seed: values.seed,
    executions,
    blocks,
    corpus: corpus.map(printInput),
    broken: broken.map((input) => ({ input: printInput(input), what: input.what })),
  }),
);
