import type { RandomBytes } from '@steady/shared/ids.ts';
import { createSignal } from 'solid-js';
import type { CopyKeys } from './copyKey.ts';
import { openLocalDatabase, StaleCopy, type CopyRecord } from './database.ts';
import { devicePasskeys } from './devicePasskeys.ts';
import type { DevicePasskeys, WhyNot } from './passkey.ts';

/**
 * What opens a copy, changed while it is open: its passcode always does, a passkey of this device when its
 * person wants that [A60]. Each change is one write; before it nothing is taken away.
 */
export interface Ways {
  /** The copy as it is now. */
  record(): CopyRecord;
  /** How the device's list of passkeys calls the one that opens it; undefined: there is none. Reactive. */
  entry(): string | undefined;
  /** @returns 'wrong': another passcode. @throws StaleCopy DOMException */
  addPasskey(passcode: string, entry: string): Promise<'added' | 'wrong' | WhyNot>;
  /** From now on the passcode alone opens it. @throws DOMException */
  removePasskey(): Promise<void>;
  /** Asks the passkey, and puts another passcode in the place of one that is forgotten. @throws StaleCopy DOMException */
  changePasscode(passcode: string): Promise<'changed' | 'wrong' | WhyNot>;
}

export function makeWays(
  opened: CopyRecord,
  keys: CopyKeys,
  random: RandomBytes,
  passkeys: DevicePasskeys = devicePasskeys,
): Ways {
  const [record, setRecord] = createSignal(opened);

  return {
    record,
    entry: () => record().passkey?.name,
    async addPasskey(passcode, entry) {
      // Before the device is asked: it must not have made a passkey that opens nothing.
      if ((await keys.open(record(), passcode)) === undefined) return 'wrong';
      const salt = random(new Uint8Array(32));
      const made = await passkeys.make(entry, salt);
      if (typeof made === 'string') return made;
      try {
        const passkey = await keys.addPasskey(record(), passcode, { ...made, salt, name: entry });
        made.output.fill(0);
        const before = await change({ passkey });
        // Another page has added one meanwhile.
        if (before.passkey !== undefined) passkeys.letGo(before.passkey.credential);
      } catch (error) {
        passkeys.letGo(made.credential);
        throw error;
      }
      return 'added';
    },
    async removePasskey() {
      const { passkey } = await change({ passkey: undefined });
      if (passkey !== undefined) passkeys.letGo(passkey.credential);
    },
    async changePasscode(passcode) {
      const { passkey } = record();
      if (passkey === undefined) return 'wrong';
      const answered = await passkeys.ask([passkey]);
      if (typeof answered === 'string') return answered;
      const sealed = await keys.changePasscode(record(), answered, passcode);
      answered.output.fill(0);
      if (sealed === undefined) return 'wrong';
      await change(sealed);
      return 'changed';
    },
  };

  /** @returns the copy as it was before. @throws StaleCopy DOMException */
  async function change(part: Partial<CopyRecord>): Promise<CopyRecord> {
    const database = await openLocalDatabase();
    const before = await database.changeCopy(opened.id, part).finally(() => database.close());
    if (before === undefined) throw new StaleCopy('gone');
    setRecord((now) => ({ ...now, ...part }));
    return before;
  }
}
