import { ByteReader } from '@steady/shared/protocol/bytes.ts';
import { ProtocolError } from '@steady/shared/protocol/errors.ts';

/**
 * @param isKnown which client ids the document has: a megabyte of others costs no memory and a few ms
 * @returns client id → first clock that the sender lacks
 * @throws ProtocolError 'malformed'
 */
export function readStateVector(
  bytes: Uint8Array,
  isKnown: (client: number) => boolean = () => true,
): ReadonlyMap<number, number> {
  const reader = new ByteReader(bytes);
  const clocks = new Map<number, number>();
  const count = reader.varUint();
  for (let n = 0; n < count; n++) {
    const client = reader.varUint();
    if (!isKnown(client)) {
      reader.varUint();
      continue;
    }
    if (clocks.has(client)) throw new ProtocolError('malformed', 'client twice');
    clocks.set(client, reader.varUint());
  }
  reader.expectEnd();
  return clocks;
}
