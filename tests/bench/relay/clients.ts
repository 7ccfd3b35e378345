import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Call, Measure } from './client-process.ts';
import type * as measures from './measures.ts';

/** The process that holds all sockets, so that clients never share a thread with a server. */
export interface Clients {
  readonly do: <Name extends Measure>(
    name: Name,
    ...args: Parameters<(typeof measures)[Name]>
  ) => Promise<Awaited<ReturnType<(typeof measures)[Name]>>>;
  readonly end: () => void;
}

type Reply = { readonly result: unknown } | { readonly error: string };

export function startClients(): Clients {
  const child = fork(fileURLToPath(new URL('client-process.ts', import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  return {
    do<Name extends Measure>(name: Name, ...args: Call<Name>['args']) {
      type Result = Awaited<ReturnType<(typeof measures)[Name]>>;
      const { promise, resolve, reject } = Promise.withResolvers<Result>();
      const onExit = () => reject(new Error('the client process ended'));
      child.once('exit', onExit);
      child.once('message', (reply: Reply) => {
        child.off('exit', onExit);
        if ('error' in reply) reject(new Error(`${name}: ${reply.error}`));
        // What our own other process says is typed by its source.
        else resolve(reply.result as Result);
      });
      child.send({ name, args });
      return promise;
    },
    end: () => void child.kill(),
  };
}
