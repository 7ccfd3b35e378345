import { makeChain } from '../chain/chain.ts';
import type { EntryBody } from './entries.ts';

export { CHAIN_START } from '../chain/chain.ts';

/**
 * P6  Sequence numbers are 1, 2, 3 … without gaps, and each entry's hash covers the one before.
 */
export const { chain, brokenAt } = makeChain<EntryBody>('steady ledger 1');
