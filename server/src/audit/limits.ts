/** Entries of the audit in one answer: some months of a board, about 20 kB. */
export const AUDIT_PAGE = 100;
