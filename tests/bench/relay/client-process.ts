/** The clients' side of the bench, a process of its own: runs one measure after the other. */
import * as measures from './measures.ts';

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
