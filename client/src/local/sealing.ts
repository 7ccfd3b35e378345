import type { CryptoPort } from '@steady/shared/private/cryptoPort.ts';
import type { SealedBytes, Version } from './database.ts';

type Kept = 'row' | 'state' | 'unsent' | 'aside';

/** Seals and opens what a copy keeps: each thing only in its own place of its own generation. */
export interface Sealing {
  seal(what: Kept, content: Uint8Array): Promise<SealedBytes>;
  /** @returns undefined when it does not open */
  open(what: Kept, kept: SealedBytes): Promise<Uint8Array | undefined>;
}

export function makeSealing(
  { id, generation = 0 }: Version,
  key: CryptoKey,
  port: CryptoPort<CryptoKey>,
): Sealing {
  const placeOf = (what: string) =>
    // What was set aside is of no generation: it stays until its person has looked at it.
    new TextEncoder().encode(
      what === 'aside' || generation === 0
        ? `copy ${what} 1 ${id}`
        : `copy ${what} 1 ${id} ${generation}`,
    );
  return {
    async seal(what, content) {
      const nonce = port.random(new Uint8Array(12));
      const sealed = await port.encrypt(key, nonce, placeOf(what), new Uint8Array(content));
      return { nonce, sealed };
    },
    open: (what, { nonce, sealed }) => port.decrypt(key, nonce, placeOf(what), sealed),
  };
}
