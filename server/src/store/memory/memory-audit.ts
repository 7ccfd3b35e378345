import type { AuditStore } from '../audit-store.ts';

/** For tests: keeps nothing beyond the process. */
export function makeMemoryAudit(): AuditStore {
  const audits = new Map<string, string[]>();
  return {
    async append({ boardId, next }) {
      const there = audits.get(boardId) ?? [];
      audits.set(boardId, [...there, next(there.length + 1, there.at(-1))]);
    },
    load: async (boardId, after = 0, upTo) => (audits.get(boardId) ?? []).slice(after, upTo),
    count: async (boardId) => audits.get(boardId)?.length ?? 0,
    async erase(boardId) {
      audits.delete(boardId);
    },
  };
}
