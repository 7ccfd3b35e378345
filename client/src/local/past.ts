import type { Claims } from '@steady/shared/protocol/messages.ts';
import { seatSchema } from '@steady/shared/seats.ts';
import * as v from 'valibot';
import * as Y from 'yjs';

/**
 * A board as it was on this device before it had to begin anew: what its person wrote there may be on no
 * server. It is looked at, copied or written anew, and never merged.
 */
export interface Past {
  readonly doc: Y.Doc;
  /** Cards with words that were not sent. */
  readonly unsaved: ReadonlySet<string>;
  readonly claims: Claims;
  /**
   * restored  the server was put back from a backup, or could not take what was sent
   * torn      the browser took a part of the copy away
   */
  readonly why: 'restored' | 'torn';
}

const headSchema = v.object({
  unsaved: v.array(v.string()),
  claims: v.record(v.string(), seatSchema),
  why: v.picklist(['restored', 'torn']),
});

/** Four bytes of length, a head in JSON, the document as one update. */
export function pastToBytes({ doc, unsaved, claims, why }: Past): Uint8Array {
  const head = new TextEncoder().encode(JSON.stringify({ unsaved: [...unsaved], claims, why }));
  const update = Y.encodeStateAsUpdate(doc);
  const bytes = new Uint8Array(4 + head.length + update.length);
  new DataView(bytes.buffer).setUint32(0, head.length);
  bytes.set(head, 4);
  bytes.set(update, 4 + head.length);
  return bytes;
}

/** @returns undefined for bytes of another version */
export function pastFromBytes(bytes: Uint8Array): Past | undefined {
  try {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    const text = new TextDecoder().decode(bytes.subarray(4, 4 + length));
    const head = v.parse(headSchema, JSON.parse(text));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, bytes.subarray(4 + length));
    return { ...head, doc, unsaved: new Set(head.unsaved) };
  } catch {
    return undefined;
  }
}
