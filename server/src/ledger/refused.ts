import type { LedgerRefusal } from '@steady/shared/ledger/refusal.ts';

/** The ledger says no, and why: a person can be told, and nothing has changed. */
export class LedgerRefused extends Error {
  readonly why: LedgerRefusal;
  constructor(why: LedgerRefusal) {
    super(`refused: ${why}`);
    this.name = 'LedgerRefused';
    this.why = why;
  }
}
