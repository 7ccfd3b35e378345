import * as v from 'valibot';
import { parseChained, type Chained, type ChainHead } from '../chain/entry.ts';
import { makeChain } from '../chain/chain.ts';
import { seatSchema } from '../seats.ts';
import { audienceSchema, formatSchema } from '../summary/choices.ts';

/**
 * What the audit of a board holds: who came, went, was let in or taken away, who took a copy with them,
 * who read notes. Ids and kinds, never a word of anybody's. `by` in the head is who did it; absent: the
 * server, or whoever runs it.
 */
const entry = <const K extends string, E extends v.ObjectEntries>(kind: K, entries: E) =>
  v.object({ kind: v.literal(kind), ...entries });

const seat = seatSchema;

export const auditBodySchema = v.variant('kind', [
  entry('made', {}),
  /** A link was made that opens this seat. */
  entry('invited', { seat }),
  /** A link that nobody had used opens nothing any more. */
  entry('invite-ended', { seat }),
  /** Wrong spoken codes ended a link to this seat. */
  entry('invite-burnt', { seat }),
  /** By whoever opened the link. */
  entry('joined', {}),
  /** By whoever sits there, with one more device of their own. */
  entry('device-added', {}),
  entry('left', {}),
  /** The seat was taken away. */
  entry('removed', { seat }),
  /** A colleague was given a seat that reads; without `by`: by the practice. */
  entry('seated', { seat }),
  /** The therapist and this observer changed seats; without `by`: the practice saw to it. */
  entry('lead-changed', { seat }),
  entry('rested', {}),
  entry('woken', {}),
  /** `outside`: for somebody who is not on the board, as both partners agreed. */
  entry('exported', {
    audience: audienceSchema,
    format: formatSchema,
    outside: v.optional(v.literal(true)),
  }),
  /** A private address for one's own calendar was made; one from before opens nothing any more. */
  entry('calendar-linked', { what: v.picklist(['mine', 'ours']) }),
  entry('calendar-ended', {}),
  /** Earlier words were brought back, as they stood at this entry of the ledger. */
  entry('restored', { moment: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  /** The practice put an earlier copy of its data in place. */
  entry('put-back', {}),
  entry('notes-read', {}),
  /** The therapist keeps the board whatever the practice's setting is, or no longer. */
  entry('kept', { kept: v.boolean() }),
  /** The practice keeps boards so long and no longer: this one will be deleted, or after all not. */
  entry('deletion-announced', { on: v.pipe(v.string(), v.isoDate()) }),
  entry('deletion-withdrawn', {}),
  /** Old versions from before this month (`YYYY-MM`) are not kept any more. */
  entry('older-forgotten', { before: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/)) }),
]);

export type AuditBody = v.InferOutput<typeof auditBodySchema>;
export type AuditKind = AuditBody['kind'];
export type AuditEntry = Chained<AuditBody>;
/** An entry as it travels and is kept: head and body are one object. */
export type AuditMessage = ChainHead & AuditBody;

/** @throws ValiError when it is none that this version knows */
export const parseAuditEntry = (value: unknown): AuditEntry => parseChained(auditBodySchema, value);

/** U4 A chain of its own: no entry of the ledger passes for one of the audit. */
export const auditChain = makeChain<AuditBody>('steady audit 1');
