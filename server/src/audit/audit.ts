import * as v from 'valibot';
import { auditChain, parseAuditEntry } from '@steady/shared/audit/entries.ts';
import type {
  AuditBody,
  AuditEntry,
  AuditKind,
  AuditMessage,
} from '@steady/shared/audit/entries.ts';
import { CHAIN_START, type Sha256 } from '@steady/shared/chain/chain.ts';
import { toMessage } from '@steady/shared/chain/entry.ts';
import type { BoardId } from '@steady/shared/ids.ts';
import type { Seat } from '@steady/shared/seats.ts';
import { dayStamp } from '../day.ts';
import type { AuditStore, Noted } from '../store/audit-store.ts';
import { StoreError } from '../store/store.ts';
import { AUDIT_PAGE } from './limits.ts';

/**
 * Who did what on a board: who came and went, who was let in or taken away, who took a copy, who read
 * notes. For the three people on the board, not for observers and the room view.
 *
 * U1  An entry says who, what and when, by ids and kinds; never a word of anybody's.
 * U2  It is written in the same transaction as what it records, or before the answer of that.
 * U3  Outside a session it bears its day, never its time; notes that were read and calendars bear their day always.
 * U4  Entries are chained as those of the ledger are, in a chain of their own.
 * U5  Whoever reads notes, however often, is noted once a day.
 * U6  Home leaves no trace: nothing that is done without coming, going or taking a copy makes an entry.
 */
export interface Audit {
  /** To be written with a change of access, in one transaction (S30). */
  noted(boardId: BoardId, draft: AuditDraft): Noted;
  /** On disk when it resolves. @throws StoreError */
  append(boardId: BoardId, draft: AuditDraft): Promise<void>;
  /**
   * The newest entries, oldest first.
   * @param before number of an entry: those before it
   * @throws StoreError 'damaged' when one is missing, changed, or does not follow the one before
   */
  page(boardId: BoardId, before?: number): Promise<AuditPage>;
  erase(boardId: BoardId): Promise<void>;
}

/** `by`: the seat that did it; undefined for the server, or whoever runs it. */
export type AuditDraft = AuditBody & { readonly by: Seat | undefined };

export interface AuditPage {
  readonly entries: readonly AuditMessage[];
  /** Whether there are older ones. */
  readonly more: boolean;
}

export interface AuditDeps {
  readonly store: AuditStore;
  readonly now: () => number;
  /** Whether a session runs on this board now. */
  readonly isInSession: (boardId: BoardId) => boolean;
  readonly sha256: Sha256;
}

export function makeAudit({ store, now, isInSession, sha256 }: AuditDeps): Audit {
  const audit: Audit = {
    noted(boardId, { by, ...body }) {
      const at = stampOf(boardId, body.kind);
      return {
        boardId,
        next(seq, last) {
          const before = last === undefined ? CHAIN_START : hashOf(last);
          const entry = auditChain.chain({ seq, at, by, body }, before, sha256); // [U4]
          return JSON.stringify(toMessage(entry));
        },
      };
    },
    async append(boardId, draft) {
      if (draft.kind === 'notes-read' && (await isNotedToday(boardId, draft))) return; // [U5]
      await store.append(audit.noted(boardId, draft));
    },
    async page(boardId, before = Number.MAX_SAFE_INTEGER) {
      const upTo = Math.min(before - 1, await store.count(boardId));
      const after = Math.max(0, upTo - AUDIT_PAGE);
      return { entries: (await read(boardId, after, upTo)).map(toMessage), more: after > 0 };
    },
    erase: (boardId) => store.erase(boardId),
  };
  return audit;

  /** [U3] */
  function stampOf(boardId: BoardId, kind: AuditKind): number {
    const at = now();
    return isInSession(boardId) && !DAYS_ONLY.has(kind) ? at : dayStamp(at);
  }

  async function isNotedToday(boardId: BoardId, { kind, by }: AuditDraft): Promise<boolean> {
    const { entries } = await audit.page(boardId);
    const today = dayStamp(now());
    return entries.some((entry) => entry.kind === kind && entry.by === by && entry.at >= today);
  }

  async function read(boardId: BoardId, after: number, upTo: number): Promise<AuditEntry[]> {
    const withOneBefore = Math.max(0, after - 1);
    const entries = (await store.load(boardId, withOneBefore, upTo)).map(parseText);
    const before = after === 0 ? undefined : entries.shift();
    const broken = auditChain.brokenAt(entries, sha256, before?.hash, before?.seq);
    if (broken === undefined) return entries;
    throw new StoreError('damaged', `Entry ${broken} of the audit does not follow the one before.`);
  }
}

function parseText(text: string): AuditEntry {
  try {
    return parseAuditEntry(JSON.parse(text));
  } catch (error) {
    throw new StoreError('damaged', 'An entry of the audit is not what this version knows.', {
      cause: error,
    });
  }
}

/** Whatever it says, a newer version's words too: the chain goes on behind it. */
const hashOf = (text: string): string =>
  v.parse(v.object({ hash: v.string() }), JSON.parse(text)).hash;

/** [U3] What is done for oneself alone has no hour, in a session either. */
const DAYS_ONLY: ReadonlySet<AuditKind> = new Set<AuditKind>([
  'notes-read',
  'calendar-linked',
  'calendar-ended',
]);
