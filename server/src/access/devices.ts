import { dayStamp } from '../day.ts';
import type { Device } from './device.ts';
import type { LiveSeats } from './live-seats.ts';
import type { AccessStore, SessionRecord } from './records.ts';
import { Refused } from './refused.ts';

/**
 * A30 Everybody sees and ends the devices of their own account or seat, and of nobody else. When ending
 *     one is answered its sockets are closed.
 */
export interface Devices {
  list(session: SessionRecord): Promise<readonly DeviceView[]>;
  /** @throws Refused 'no-such-device' */
  end(session: SessionRecord, id: string): Promise<void>;
  endOthers(session: SessionRecord): Promise<void>;
}

export interface DeviceView extends Device {
  readonly id: string;
  /** ms since 1970 of the beginning of that day, UTC: a time of day would tell where somebody was. */
  readonly since: number;
  /** The one that asks. */
  readonly own: boolean;
}

export interface DevicesDeps {
  readonly store: Pick<AccessStore, 'devices'>;
  readonly live: Pick<LiveSeats, 'endSessions'>;
  readonly now: () => number;
}

export function makeDevices({ store, live, now }: DevicesDeps): Devices {
  return {
    async list(session) {
      const devices = await store.devices.of(session, now());
      return devices.map(({ id, device, startedAt }) => ({
        id,
        ...device,
        since: dayStamp(startedAt),
        own: id === session.id,
      }));
    },
    async end(session, id) {
      const devices = await store.devices.of(session, now());
      if (!devices.some((device) => device.id === id)) throw new Refused('no-such-device');
      await end(session, [id]);
    },
    async endOthers(session) {
      const devices = await store.devices.of(session, now());
      const others = devices.map(({ id }) => id).filter((id) => id !== session.id);
      await end(session, others);
    },
  };

  async function end({ who }: SessionRecord, ids: readonly string[]): Promise<void> {
    live.endSessions(await store.devices.end(who, ids));
  }
}
