import { ByteReader } from '@steady/shared/protocol/bytes.ts';
import { ProtocolError } from '@steady/shared/protocol/errors.ts';

/**
 * @returns client id → first clock that the sender lacks
 * @throws ProtocolError 'malformed'
 */
export function readStateVector(bytes: Uint8Array): ReadonlyMap<number, number> {
  const reader = new ByteReader(bytes);
  const clocks = new Map<number, number>();
  const count = reader.varUint();
  for (let n = 0; n < count; n++) {
    const client = reader.varUint();
    if (clocks.has(client)) throw new ProtocolError('malformed', 'client twice');
    clocks.set(client, reader.varUint());
  }
  reader.expectEnd();
  return clocks;
}
