/** Milliseconds. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** ms an invite can be opened: from Friday's session until Monday. */
export const INVITE_LIFE_MS = 72 * HOUR;
/** ms for which a spent or expired invite is remembered, so that its link can say what happened. */
export const INVITE_MEMORY_MS = 30 * DAY;
/** Unspent invites of one seat: some devices and some lost links; more is a mistake or a leak. */
export const MAX_OPEN_INVITES_PER_SEAT = 10;
/** Wrong spoken codes after which a link opens nothing: the fifth slip, and one guess in 2,000 for a thief. */
export const MAX_WRONG_CODES = 5;
/** ms a link for one's own second device can be opened: both are on the table. */
export const DEVICE_LINK_LIFE_MS = 5 * MINUTE;
/** ms a way back on a device that two share stays open: from one evening at home to the next but one. */
export const WAY_BACK_LIFE_MS = 14 * DAY;
/** ms a colleague's link can be opened: over a weekend. */
export const COLLEAGUE_INVITE_LIFE_MS = 72 * HOUR;
/** Accounts of a practice: a large one has 50 therapists; bounds what a stolen one can make. */
export const MAX_COLLEAGUES = 200;
export const MAX_OPEN_COLLEAGUE_INVITES = 10;
/** Seats that only read on one board, now and ever: a co-therapist, trainees, a supervisor. */
export const MAX_OBSERVERS = 20;
/** Boards of one therapist: far above a full case load; bounds what one stolen session can write. */
export const MAX_BOARDS_PER_PERSON = 10_000;

/** ms without use, then from sign-in, after which a device must prove itself again. */
export const SESSION_LIFE = {
  /** A laptop in a practice: one working day, so that yesterday's is not open in the morning. */
  therapist: { idleMs: 12 * HOUR, wholeMs: 14 * DAY },
  /** A person's own phone: they review at home weeks later, without an account. */
  partner: { idleMs: 45 * DAY, wholeMs: 180 * DAY },
  observer: { idleMs: 7 * DAY, wholeMs: 30 * DAY },
  /** A TV in a room: one day, so that it is not still signed in at the next couple's session. */
  'room-view': { idleMs: 4 * HOUR, wholeMs: 12 * HOUR },
  /** Somebody said "this is a shared device": the length of a session and a little. */
  shared: { idleMs: 2 * HOUR, wholeMs: 4 * HOUR },
} as const;
export type SessionLife = keyof typeof SESSION_LIFE;

/**
 * Minutes without use after which a therapist's device locks; each chooses one. Never is not among them:
 * a laptop that is left in a practice is found by the next couple.
 */
export const IDLE_LOCK_MINUTES = [5, 10, 15, 30, 60] as const;
/** Long enough to listen to a couple without touching anything, short enough for a coffee. */
export const DEFAULT_IDLE_LOCK_MINUTES = 15;
/** ms: that somebody is there is written at most this often; pages say so every 20 s at most. */
export const ACTIVE_EVERY_MS = 10_000;
/** ms between looks for devices that nobody uses: so much longer may an open socket hear a board. */
export const LOCK_IDLE_EVERY_MS = 5_000;
/** ms for which a passkey may be asked for: to find the key, or the phone. */
export const CHALLENGE_LIFE_MS = 5 * MINUTE;
/** Passkeys of one person: a few devices and a spare key; more is a mistake. */
export const MAX_PASSKEYS_PER_PERSON = 20;
/** Recovery codes at once: they fit on a page, and last until new ones are made. */
export const RECOVERY_CODES = 10;
/** ms for which whoever showed who they are may change how they sign in. */
export const PROOF_LIFE_MS = 10 * MINUTE;

/** ms: a session's last use is written at most this often, so that reading costs no commit. */
export const TOUCH_EVERY_MS = 10 * MINUTE;
/** ms between sweeps that end expired sessions and close their sockets. */
export const SWEEP_EVERY_MS = MINUTE;

/** Tries that failed within `windowMs`; those that succeed are given back. Of IPv6 an address is its network (/64). */
export interface RateLimit {
  readonly max: number;
  readonly windowMs: number;
}
export const RATE_LIMITS = {
  /** One address: a whole practice behind one router mistypes less; a guesser gets 80 an hour. */
  signInPerAddress: { max: 20, windowMs: 15 * MINUTE },
  /** One e-mail address, from anywhere: a spread-out guesser gets 40 an hour against argon2. */
  signInPerEmail: { max: 10, windowMs: 15 * MINUTE },
  /** Secrets have 256 bits, so this bounds noise and database reads, not a real chance. */
  redeemPerAddress: { max: 30, windowMs: 15 * MINUTE },
  setupPerAddress: { max: 10, windowMs: 15 * MINUTE },
  /** As for setting up: secrets have 256 bits. */
  joinPracticePerAddress: { max: 10, windowMs: 15 * MINUTE },
  /** One account, on devices that are signed in: whoever finds one gets 40 guesses an hour. */
  proofPerPerson: { max: 10, windowMs: 15 * MINUTE },
  /** Websockets that came without a good cookie: each costs an upgrade and a database read. */
  strangersPerAddress: { max: 120, windowMs: MINUTE },
  /** Websockets of one participant: y-websocket retries every 2.5 s at most, on a few devices. */
  socketsOpenedPerParticipant: { max: 120, windowMs: MINUTE },
  /** Answers, pauses, floors: nobody taps twice a second for a minute. */
  commandsPerParticipant: { max: 120, windowMs: MINUTE },
  /** Files: a person saves one in each format, twice; a PDF costs a worker up to a second. */
  summariesPerParticipant: { max: 30, windowMs: MINUTE },
  /** Addresses of calendars that open nothing: secrets have 256 bits, so this bounds noise and database reads. */
  calendarPerAddress: { max: 60, windowMs: 15 * MINUTE },
  /** One calendar: a few devices of one person, each every five minutes, and somebody who pulls to refresh. */
  calendarReadsPerLink: { max: 60, windowMs: 15 * MINUTE },
  /** Each is an entry in the audit; nobody needs an eleventh new address in an hour. */
  calendarLinksPerParticipant: { max: 10, windowMs: HOUR },
} as const satisfies Record<string, RateLimit>;

/** Addresses and e-mails remembered by one rate limit, about 100 bytes each; the oldest goes first. */
export const MAX_REMEMBERED_KEYS = 20_000;

/** Passwords being hashed at once: each takes 19 MiB and a thread of the pool for some 35 ms. */
export const MAX_HASHES_AT_ONCE = 2;
/** Passwords waiting to be hashed: about a second; then people are asked to come back. */
export const MAX_HASHES_WAITING = 32;

/** Open websockets of one participant: phone, tablet, laptop and some tabs each. */
export const MAX_SOCKETS_PER_PARTICIPANT = 20;
/** Open websockets of this process: about 100 kB each before any document. */
export const MAX_SOCKETS = 5_000;

/** Characters. */
export const MIN_PASSWORD = 12;
/** Characters: argon2 takes any length, so somebody must stop at one. */
export const MAX_PASSWORD = 256;
export const MAX_NAME = 60;
export const MAX_TITLE = 120;
export const MAX_EMAIL = 254;
