import { Session, type Profiler } from 'node:inspector';

/** Which parts of the code under test have run: blocks, as V8 counts them. */
export interface Coverage {
  /** @returns the blocks that ran since the last call */
  ran(): ReadonlySet<string>;
}

/** @param isUnderTest by the address of a script */
export function startCoverage(isUnderTest: (url: string) => boolean): Coverage {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

  return {
    ran() {
      const blocks = new Set<string>();
      for (const { url, functions } of take()) {
        if (!isUnderTest(url)) continue;
        for (const { ranges } of functions)
          for (const { startOffset, endOffset, count } of ranges)
            if (count > 0) blocks.add(`${url} ${startOffset} ${endOffset}`);
      }
      return blocks;
    },
  };

  /** Within one thread the inspector answers at once. */
  function take(): Profiler.ScriptCoverage[] {
    let result: Profiler.ScriptCoverage[] = [];
    session.post('Profiler.takePreciseCoverage', (error, answer) => {
      if (error) throw error;
      ({ result } = answer);
    });
    return result;
  }
}
