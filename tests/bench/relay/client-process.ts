/** The clients' side of the bench, a process of its own: runs one measure after the other. */
import * as measuring from './measures.ts';

/** A plain object, so that a measure is found by the name that the parent sends. */
const measures = { ...measuring };

export type Measure = keyof typeof measures;
export type Call<Name extends Measure = Measure> = {
  readonly name: Name;
  readonly args: Parameters<(typeof measures)[Name]>;
};

process.on('message', (call: Call) => {
  const measure: (...args: never[]) => Promise<unknown> = measures[call.name];
  void measure(...(call.args as never[])).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
