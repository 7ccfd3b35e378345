import type { Promises } from '../ledger-store.ts';
import { StoreError } from '../store.ts';

/** For tests: keeps nothing beyond the process. */
export function makeMemoryPromises(): Promises {
  const ledgers = new Map<string, string[]>();
  const commands = new Map<string, { first: number; last: number }>();
  const rounds = new Map<string, Map<string, string>>();
  const moments = new Map<string, Uint8Array>();
  const under = <Value>(map: Map<string, Value>, prefix: string) =>
    [...map.keys()].filter((key) => key.startsWith(`${prefix}/`));

  return {
    ledger: {
      load: async (boardId, after = 0) => (ledgers.get(boardId) ?? []).slice(after),
      async append(boardId, { first, entries, command }) {
        const there = ledgers.get(boardId) ?? [];
        if (first !== there.length + 1)
          throw new StoreError('exists', `The ledger ends at ${there.length}.`);
        ledgers.set(boardId, [...there, ...entries]);
        if (command === undefined) return;
        const last = there.length + entries.length;
        commands.set(`${boardId}/${command.participantId}/${command.id}`, { first, last });
      },
      find: async ({ boardId, participantId, id }) =>
        commands.get(`${boardId}/${participantId}/${id}`),
      async erase(boardId) {
        ledgers.delete(boardId);
        for (const key of under(commands, boardId)) commands.delete(key);
      },
    },
    rounds: {
      async keep({ boardId, id }, who, text) {
        const answers = rounds.get(`${boardId}/${id}`) ?? new Map<string, string>();
        rounds.set(`${boardId}/${id}`, answers.set(who, text));
      },
      read: async ({ boardId, id }) => new Map(rounds.get(`${boardId}/${id}`)),
      async destroy({ boardId, id }) {
        rounds.delete(`${boardId}/${id}`);
      },
      open: async (boardId) => under(rounds, boardId).map((key) => key.slice(boardId.length + 1)),
    },
    moments: {
      async put(boardId, seq, state) {
        moments.set(`${boardId}/${seq}`, state.slice());
      },
      get: async (boardId, seq) => moments.get(`${boardId}/${seq}`)?.slice(),
      numbers: async (boardId) =>
        under(moments, boardId)
          .map((key) => Number(key.slice(boardId.length + 1)))
          .toSorted((a, b) => a - b),
      async remove(boardId, seq) {
        moments.delete(`${boardId}/${seq}`);
      },
      async erase(boardId) {
        for (const key of under(moments, boardId)) moments.delete(key);
      },
    },
  };
}
