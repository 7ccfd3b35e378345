import { makeId } from '@steady/shared/ids.ts';
import type { Chance } from './clock.ts';
import { DEVICE_LINK_LIFE_MS, WAY_BACK_LIFE_MS } from './limits.ts';
import type { AccessStore, SessionRecord } from './records.ts';
import { Refused } from './refused.ts';
import { hashCode, hashSecret, makeSecret } from './secrets.ts';
import type { OwnSeat } from './signed-in.ts';

/**
 * A second device for whoever has no account, made on the first one and scanned by the other.
 *
 * A38 A device link opens its maker's own seat and no other, once, for `DEVICE_LINK_LIFE_MS`. There is one
 *     at a time; it ends with the seat, and when any device of that seat is ended. No list of the
 *     therapist's shows it.
 * A43 A way back onto a device that two people share is such a link with a code that only its maker knows: it
 *     opens with the code only, for `WAY_BACK_LIFE_MS`, and wrong codes end it as they end an invite (A37).
 *     There is one at a time; used, it makes no entry: it is no new device, and home leaves no trace (U6).
 */
export interface DeviceLinks {
  /**
   * Opened as an invite is (invites.ts).
   * @param code makes it a way back
   * @throws Refused 'not-allowed' for whoever has an account
   */
  create(session: SessionRecord, own: OwnSeat, code?: string): Promise<NewDeviceLink>;
}

export interface NewDeviceLink {
  /** The only copy. */
  readonly secret: string;
  readonly expiresAt: number;
}

export interface DeviceLinksDeps extends Chance {
  readonly store: Pick<AccessStore, 'deviceLinks'>;
}

export function makeDeviceLinks({ store, random, now }: DeviceLinksDeps): DeviceLinks {
  return {
    async create({ who }, { seat }, code) {
      // An account signs in by itself; a link would be a way around its passkey.
      if (who.kind !== 'participant') throw new Refused('not-allowed');
      const secret = makeSecret(random);
      const createdAt = now();
      const expiresAt = createdAt + (code === undefined ? DEVICE_LINK_LIFE_MS : WAY_BACK_LIFE_MS);
      await store.deviceLinks.replace({
        id: makeId(random),
        secretHash: hashSecret(secret),
        codeHash: hashCode(secret, code),
        participantId: seat.participantId,
        createdAt,
        expiresAt,
      });
      return { secret, expiresAt };
    },
  };
}
