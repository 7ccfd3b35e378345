import * as v from 'valibot';
import { TEMPLATE_IDS } from '@steady/shared/board/templates.ts';
import { personIdSchema } from '@steady/shared/ids.ts';
import { seatSchema } from '@steady/shared/seats.ts';
import {
  IDLE_LOCK_MINUTES,
  MAX_EMAIL,
  MAX_NAME,
  MAX_PASSWORD,
  MAX_TITLE,
  MIN_PASSWORD,
} from '../access/limits.ts';
import { newPasskeySchema, usedPasskeySchema } from './passkey-schemas.ts';

/** Every body and parameter that comes in by HTTP. */
const line = (max: number) =>
  v.pipe(v.string(), v.trim(), v.maxLength(max), v.regex(/^\P{Cc}*$/u, 'one line'));

export const nameSchema = v.pipe(line(MAX_NAME), v.minLength(1));
export const emailSchema = v.pipe(
  line(MAX_EMAIL),
  v.toLowerCase(),
  v.regex(/^[^\s@]+@[^\s@]+$/, 'an e-mail address'),
);
export const newPasswordSchema = v.pipe(
  v.string(),
  v.minLength(MIN_PASSWORD),
  v.maxLength(MAX_PASSWORD),
);
const sharedDevice = v.optional(v.boolean());
const secretSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(256));

/** Number of an entry, in an address. */
export const entryNumber = v.pipe(v.string(), v.regex(/^[0-9]{1,9}$/), v.transform(Number));

export const setupBody = v.object({
  token: secretSchema,
  name: nameSchema,
  email: emailSchema,
  password: newPasswordSchema,
});

export const signInBody = v.object({
  email: emailSchema,
  password: v.pipe(v.string(), v.maxLength(MAX_PASSWORD)),
  sharedDevice,
});

const password = v.pipe(v.string(), v.maxLength(MAX_PASSWORD));

export const passkeySignInBody = v.object({ passkey: usedPasskeySchema, sharedDevice });
/** Characters of a recovery code with whatever somebody types between its groups. */
const MAX_TYPED_CODE = 64;
export const recoveryBody = v.object({
  email: emailSchema,
  code: v.pipe(v.string(), v.maxLength(MAX_TYPED_CODE)),
  sharedDevice,
});
export const proofBody = v.union([
  v.object({ password }),
  v.object({ passkey: usedPasskeySchema }),
]);

export const accountChangeBody = v.object({ lockMinutes: v.picklist(IDLE_LOCK_MINUTES) });
export const passwordBody = v.object({ password: newPasswordSchema });
export const addPasskeyBody = v.object({ passkey: newPasskeySchema, name: nameSchema });
export const passkeyChangeBody = v.object({ name: nameSchema });
export const passkeyParams = v.object({ passkey: v.string() });

export const newBoardBody = v.object({
  title: v.optional(line(MAX_TITLE), ''),
  template: v.optional(v.picklist(TEMPLATE_IDS), 'open'),
  partners: v.tuple([nameSchema, nameSchema]),
});

export const joinPracticeBody = v.object({
  secret: secretSchema,
  name: nameSchema,
  email: emailSchema,
  password: newPasswordSchema,
});
export const colleagueInviteParams = v.object({ invite: v.string() });
export const personParams = v.object({ person: personIdSchema });
export const removePersonBody = v.nullish(v.object({ boardsTo: v.optional(personIdSchema) }));
export const seatColleagueBody = v.object({ personId: personIdSchema });
export const handOverBody = v.object({ seat: seatSchema });

export const boardChangeBody = v.object({
  title: v.optional(line(MAX_TITLE)),
  state: v.optional(v.picklist(['open', 'resting'])),
  kept: v.optional(v.boolean()),
});

const spokenCode = v.pipe(v.string(), v.regex(/^[0-9]{4}$/, 'four digits'));
export const inviteBody = v.object({
  seat: seatSchema,
  name: v.optional(nameSchema),
  code: v.optional(spokenCode),
});
/** Chosen by somebody who comes back onto a device that they share. */
const ownCode = v.pipe(v.string(), v.regex(/^[0-9]{6}$/, 'six digits'));
export const deviceLinkBody = v.object({ code: v.optional(ownCode) });
export const redeemBody = v.object({
  secret: secretSchema,
  code: v.optional(v.union([spokenCode, ownCode])),
  sharedDevice,
});

export const seatParams = v.object({ boardId: v.string(), seat: seatSchema });
export const deviceParams = v.object({ device: v.string() });
export const inviteParams = v.object({ boardId: v.string(), invite: v.string() });
