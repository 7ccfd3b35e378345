import * as v from 'valibot';
import { seatSchema } from '../seats.ts';

/**
 * Frame 103: Yjs client id (as a decimal string) → seat. Later frames add to earlier ones. Client ids
 * of the server itself, and of seats that are no more, are left out.
 */
export const claimsSchema = v.record(v.pipe(v.string(), v.regex(/^[0-9]{1,16}$/)), seatSchema);
export type Claims = v.InferOutput<typeof claimsSchema>;

/** Frame 101, server to client: entries as `GET …/ledger` gives them; the ledger's own schema reads them. */
export const ledgerEntriesSchema = v.array(
  v.looseObject({ seq: v.pipe(v.number(), v.integer(), v.minValue(1)), kind: v.string() }),
);
export type LedgerEntryMessage = v.InferOutput<typeof ledgerEntriesSchema>[number];

/**
 * Frame 102: what the server lets a client know beside the document.
 *
 * writing           whether this session's edits are taken now, and why not. 'paused' and 'resting'
 *                   pass, and the server then asks again; 'full' means that its disk is.
 *                   'seat': this seat reads only.
 * resting           whether the board rests: everybody may read it, nobody writes, and why is not said.
 *                   After hello when it does, and whenever that changes; to every seat
 * clock             the server's time (ms since 1970), at once in answer to frame 101: half the way
 *                   there and back tells how a device's clock differs
 * resync            the server sent step 1 anew because something did not connect
 */
export const noticeSchema = v.variant('kind', [
  v.object({
    kind: v.literal('writing'),
    allowed: v.boolean(),
    why: v.optional(v.picklist(['paused', 'resting', 'full', 'seat'])),
  }),
  v.object({ kind: v.literal('resting'), resting: v.boolean() }),
  v.object({ kind: v.literal('clock'), now: v.pipe(v.number(), v.integer()) }),
  v.object({ kind: v.literal('resync') }),
]);
export type Notice = v.InferOutput<typeof noticeSchema>;
export type WritingWithheld = 'paused' | 'resting' | 'full' | 'seat';
