import type { Bytes } from './cryptoPort.ts';
import { LARGEST_BUCKET_BYTES, SMALLEST_BUCKET_BYTES } from './limits.ts';

/**
 * Length, content, zeros up to a bucket, so that the length of what is sealed tells little.
 *
 *   u32 length (big endian) │ content │ zeros
 */
export function pad(content: Uint8Array): Bytes {
  const padded = new Uint8Array(bucketOf(LENGTH_BYTES + content.length));
  new DataView(padded.buffer).setUint32(0, content.length);
  padded.set(content, LENGTH_BYTES);
  return padded;
}

/** @returns a view; undefined when it was not padded by `pad` */
export function unpad(padded: Bytes): Bytes | undefined {
  if (padded.length < LENGTH_BYTES) return undefined;
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (bucketOf(LENGTH_BYTES + length) !== padded.length) return undefined;
  return padded.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
}

const LENGTH_BYTES = 4;

/** Powers of two, and above the largest of them its multiples. */
function bucketOf(bytes: number): number {
  if (bytes > LARGEST_BUCKET_BYTES)
    return Math.ceil(bytes / LARGEST_BUCKET_BYTES) * LARGEST_BUCKET_BYTES;
  let bucket = SMALLEST_BUCKET_BYTES;
  while (bucket < bytes) bucket *= 2;
  return bucket;
}
