import { seeded } from '../../durability/chance.ts';
import { startCoverage } from './coverage.ts';
import { mutate } from './mutate.ts';
import { seeds, type Input } from './seeds.ts';
import { TARGETS } from './targets.ts';

export interface Fuzzed {
  readonly executions: number;
  /** Blocks of the code under test that ran, at the start and at the end. */
  readonly blocks: readonly [number, number];
  readonly corpus: readonly Input[];
  /** Inputs that broke a target, each with what happened. */
  readonly broken: ReadonlyArray<Input & { readonly what: string }>;
}

/** ms of work for one input, above which whoever sends it holds up others. */
const MAX_MS = 10;
/** Inputs between two looks at what has run: a look costs about as much as 50 inputs. */
const BATCH = 100;
const MAX_BROKEN = 20;

const isUnderTest = (url: string) =>
  /\/shared\/src\/(?:protocol|chain|ledger)\/|\/server\/src\/room\/(?:admission\/|awareness-entries|live-copy)/.test(
    url,
  );

/**
 * Mutates inputs and keeps those that reach code that nothing had reached. The same seed and number of
 * executions is the same run.
 * @param isOver asked between batches
 */
export function fuzz(
  seed: number,
  extra: readonly Input[],
  isOver: (executions: number) => boolean,
): Fuzzed {
  const chance = seeded(seed);
  const corpus: Input[] = [...seeds(), ...extra];
  const broken: Array<Input & { what: string }> = [];
  const known = new Set<string>();
  const coverage = startCoverage(isUnderTest);
  for (const input of corpus) attempt(input);
  const seen = new Set(coverage.ran());
  const atStart = seen.size;
  const pick = (): Input => corpus[Math.floor(chance() * corpus.length)] ?? corpus[0]!;

  let executions = 0;
  while (!isOver(executions) && broken.length < MAX_BROKEN) {
    const batch: Input[] = [];
    for (let n = 0; n < BATCH; n += 1) {
      const { target, bytes } = pick();
      const input = { target, bytes: mutate(bytes, pick().bytes, chance) };
      batch.push(input);
      attempt(input);
    }
    executions += BATCH;
    const fresh = without(coverage.ran(), seen);
    for (const block of fresh) seen.add(block);
    if (fresh.size > 0) corpus.push(...reaching(fresh, batch));
  }
  return { executions, blocks: [atStart, seen.size], corpus, broken };

  function attempt(input: Input): void {
    const what = whatIsWrong(input);
    // One fault is met a thousand times.
    if (what === undefined || known.has(what)) return;
    known.add(what);
    broken.push({ ...input, what });
  }

  /** Those of a batch that reach a block which none before them does. */
  function reaching(blocks: ReadonlySet<string>, batch: readonly Input[]): Input[] {
    let missing = blocks;
    return batch.filter((input) => {
      coverage.ran();
      whatIsWrong(input);
      const left = without(missing, coverage.ran());
      const isNew = left.size < missing.size;
      missing = left;
      return isNew;
    });
  }
}

/** @returns undefined when it is taken or refused as it may be */
export function whatIsWrong({ target, bytes }: Input): string | undefined {
  try {
    let ms = workOf(() => TARGETS[target](bytes));
    // A garbage collection may fall into one; what is slow by itself is slow again.
    for (let again = 0; again < 3 && ms > MAX_MS; again += 1)
      ms = workOf(() => TARGETS[target](bytes));
    return ms > MAX_MS ? `${target} takes ${Math.round(ms)} ms` : undefined;
  } catch (error) {
    const { name, message, stack = '' } = error as Error;
    const where = /\/((?:server|shared|tests)\/[\w/.-]+:\d+)/.exec(stack)?.[1] ?? '';
    return `${target}: ${name}: ${message} ${where}`;
  }
}

const without = (all: ReadonlySet<string>, some: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...all].filter((one) => !some.has(one)));

function workOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
