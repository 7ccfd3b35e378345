import type { RandomBytes } from '@steady/shared/ids.ts';
import { makeAccount, type Account } from './account.ts';
import { makeCalendarLinks, type CalendarLinks } from './calendar-links.ts';
import { makeColleagues, type Colleagues } from './colleagues.ts';
import { makeDeviceLinks, type DeviceLinks } from './device-links.ts';
import { makeDevices, type Devices } from './devices.ts';
import { makeIdleLock, type IdleLock } from './idle-lock.ts';
import { makeLead, type Lead, type LeadDeps } from './lead.ts';
import type { LiveSeats } from './live-seats.ts';
import { makePasskeys, type Passkeys, type PasskeysDeps } from './passkeys.ts';
import { makePasswords } from './passwords.ts';
import { makeRateLimits, type RateLimits } from './rate-limit.ts';
import { makeRecoveryCodes, type RecoveryCodes } from './recovery-codes.ts';
import type { AccessStore } from './records.ts';
import { makeSignIn, type SignIn } from './sign-in.ts';
import { makeSignedIn, type SignedIn } from './signed-in.ts';
import type { WordSealer } from './words.ts';

/** Who comes in, by what, on which devices, and who else is in the practice. */
export interface Access {
  readonly signIn: SignIn;
  readonly signedIn: SignedIn;
  readonly devices: Devices;
  readonly deviceLinks: DeviceLinks;
  readonly idleLock: IdleLock;
  readonly account: Account;
  readonly passkeys: Passkeys;
  readonly recoveryCodes: RecoveryCodes;
  readonly colleagues: Colleagues;
  readonly calendarLinks: CalendarLinks;
  readonly lead: Lead;
  readonly tries: RateLimits;
}

export interface ComposedOf
  extends
    Pick<LeadDeps, 'audit' | 'reseated' | 'settled'>,
    Pick<PasskeysDeps, 'origins' | 'called'> {
  readonly store: AccessStore;
  readonly sealer: WordSealer;
  readonly live: LiveSeats;
  readonly setupToken: string | undefined;
  readonly random: RandomBytes;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

export function composeAccess(deps: ComposedOf): Access {
  const { now } = deps;
  const passwords = makePasswords(deps.random);
  const passkeys = makePasskeys(deps);
  const lead = makeLead(deps);
  return {
    signIn: makeSignIn({ ...deps, passwords }),
    signedIn: makeSignedIn(deps),
    devices: makeDevices(deps),
    deviceLinks: makeDeviceLinks(deps),
    idleLock: makeIdleLock(deps),
    account: makeAccount({ ...deps, passwords, passkeys }),
    passkeys,
    recoveryCodes: makeRecoveryCodes(deps),
    colleagues: makeColleagues({ ...deps, passwords, lead }),
    calendarLinks: makeCalendarLinks(deps),
    lead,
    tries: makeRateLimits(now),
  };
}
