import type { BoardId, RandomBytes } from '@steady/shared/ids.ts';
import { makeCryptoPort } from '@steady/shared/private/cryptoPort.ts';
import { roleOf, type Seat } from '@steady/shared/seats.ts';
import * as v from 'valibot';
import { theWorld } from '../net/connect.ts';
import { request } from '../net/request.ts';
import { connectOwn } from './connectOwn.ts';
import { createDraftsSpace } from './createDraftsSpace.ts';
import { createNotesSpace } from './createNotesSpace.ts';
import { openKeyStore } from './keyStore.ts';
import type { OpenOwnCopy } from './createOwnDocument.ts';
import type { Space } from './space.ts';

/**
 * Makes the space of one seat, as long as the owner lives; a test makes one without a server.
 * @param openCopy when this device keeps a copy of the board
 */
export type MakeSpace = (boardId: BoardId, seat: Seat, openCopy?: OpenOwnCopy) => Space;

export const makeSpace: MakeSpace = (boardId, seat, openCopy) => {
  const random: RandomBytes = (bytes) => crypto.getRandomValues(bytes);
  const common = {
    connect: connectOwn(boardId),
    setTimer: theWorld().setTimer,
    now: () => new Date(),
  };
  if (roleOf(seat) === 'therapist') return createNotesSpace({ ...common, random });
  return createDraftsSpace({
    ...common,
    boardId,
    openCopy,
    port: hasWebCrypto() ? makeCryptoPort(crypto.subtle, random) : undefined,
    openKeys: async () => {
      // Copies are kept on nobody's shared device, and are there before any network.
      const isShared = openCopy === undefined ? await isSharedDevice() : false;
      return isShared === undefined ? undefined : openKeyStore(boardId, seat, isShared);
    },
    report: reportError,
  });
};

/** Browsers offer it to pages that came by https, and to this machine itself. */
const hasWebCrypto = (): boolean => window.isSecureContext && 'subtle' in crypto;

const deviceSchema = v.object({ sharedDevice: v.fallback(v.boolean(), true) });

/** @returns undefined while the server does not say: no key is kept on a device of which this is not known */
async function isSharedDevice(): Promise<boolean | undefined> {
  const answer = await request('GET', '/api/me', deviceSchema);
  return answer.ok ? answer.value.sharedDevice : undefined;
}
