import { makeBoardId, type RandomBytes } from '../ids.ts';
import { makeCryptoPort, type CryptoPort, type Subtle } from './cryptoPort.ts';

/** For tests: the same bytes each time, counted up from `seed`. */
export function countedBytes(seed = 0): RandomBytes {
  let next = seed;
  return (bytes) => {
    for (let n = 0; n < bytes.length; n += 1) bytes[n] = next++ & 255;
    return bytes;
  };
}

export const aBoardId = makeBoardId((bytes) => bytes.fill(66));

/** WebCrypto with known chance. */
export const countedPort = <Key>(subtle: Subtle<Key>, seed = 0): CryptoPort<Key> =>
  makeCryptoPort(subtle, countedBytes(seed));
