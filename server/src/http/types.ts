import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyTypeProvider,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type * as v from 'valibot';
import type { Account } from '../access/account.ts';
import type { Boards } from '../access/boards.ts';
import type { CalendarLinks } from '../access/calendar-links.ts';
import type { Colleagues } from '../access/colleagues.ts';
import type { DeviceLinks } from '../access/device-links.ts';
import type { Devices } from '../access/devices.ts';
import type { IdleLock } from '../access/idle-lock.ts';
import type { Invites } from '../access/invites.ts';
import type { OwnDocuments } from '../board/documents.ts';
import type { Lead } from '../access/lead.ts';
import type { LiveSeats } from '../access/live-seats.ts';
import type { Passkeys } from '../access/passkeys.ts';
import type { RecoveryCodes } from '../access/recovery-codes.ts';
import type { RateLimits } from '../access/rate-limit.ts';
import type { Action } from '../access/roles.ts';
import type { SessionRecord } from '../access/records.ts';
import type { OwnSeat, SignedIn } from '../access/signed-in.ts';
import type { SignIn } from '../access/sign-in.ts';
import type { Audit } from '../audit/audit.ts';
import type { Config } from '../config.ts';
import type { PracticeTexts } from '../practice-texts.ts';
import type { Ledgers } from '../ledger/ledgers.ts';
import type { MomentStore } from '../store/ledger-store.ts';
import type { Retention } from '../retention/retention.ts';
import type { Rooms } from '../room/rooms.ts';
import type { Feeds } from '../summary/feeds.ts';
import type { Summaries } from '../summary/summaries.ts';
import type { Origins } from './origins.ts';

/** Everything the web server needs; main.ts puts it together. */
export interface AppDeps {
  readonly config: Pick<Config, 'practiceName' | 'neutralTitle' | 'trustProxy'>;
  readonly texts: PracticeTexts;
  readonly origins: Origins;
  readonly signIn: SignIn;
  readonly signedIn: SignedIn;
  readonly boards: Boards;
  readonly invites: Invites;
  readonly audit: Pick<Audit, 'append' | 'page'>;
  readonly retention: Pick<Retention, 'view' | 'keep'>;
  readonly live: LiveSeats;
  readonly devices: Devices;
  readonly deviceLinks: DeviceLinks;
  readonly idleLock: IdleLock;
  readonly account: Account;
  readonly colleagues: Colleagues;
  readonly calendarLinks: CalendarLinks;
  readonly feeds: Feeds;
  readonly lead: Lead;
  readonly passkeys: Passkeys;
  readonly recoveryCodes: RecoveryCodes;
  readonly tries: RateLimits;
  readonly rooms: Pick<Rooms, 'join'>;
  readonly documents: OwnDocuments;
  readonly ledgers: Pick<Ledgers, 'hold' | 'stateOf' | 'run' | 'after' | 'ownAnswer'>;
  readonly moments: Pick<MomentStore, 'get'>;
  readonly summaries: Summaries;
  /** @returns whether an edit could be stored now */
  readonly healthy: () => boolean;
  /** Where the built client is. */
  readonly clientDir: string;
  readonly logger: FastifyBaseLogger;
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
}

/** Who may use a route: each one says so, or the server does not start. */
export type Needs =
  | 'nobody'
  | 'even-locked'
  | 'signed-in'
  /** Somebody with an account. */
  | 'account'
  /** The same, who showed a moment ago that it is them. */
  | 'proved'
  /** The same, and they set the practice up. */
  | 'first'
  | Action;

/** Bodies and parameters have the type of their valibot schema. */
export interface ValibotTypes extends FastifyTypeProvider {
  readonly validator: this['schema'] extends v.GenericSchema
    ? v.InferOutput<this['schema']>
    : unknown;
}

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ValibotTypes
>;

export interface GuardedRoute {
  readonly method: string;
  readonly url: string;
  readonly needs: Needs;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route under /api and /calendar. */
    readonly guardedRoutes: readonly GuardedRoute[];
  }
  interface FastifyContextConfig {
    needs?: Needs;
  }
  interface FastifyRequest {
    session: SessionRecord | undefined;
    ownSeat: OwnSeat | undefined;
    /** `changes` of the live seats when this person was looked up last. */
    seenChanges: number;
    /** Looks them up anew when anything was taken away since. @throws Refused */
    lookAgain(): Promise<void>;
  }
}
