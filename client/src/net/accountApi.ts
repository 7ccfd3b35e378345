import type { BoardId } from '@steady/shared/ids.ts';
import { seatSchema, type Seat } from '@steady/shared/seats.ts';
import * as v from 'valibot';
import {
  makeOptionsSchema,
  useOptionsSchema,
  type NewPasskey,
  type UsedPasskey,
} from './passkeys.ts';
import { request } from './request.ts';

/** The routes of accounts and devices, which no open board needs at its start; see api.ts. */
const nothing = v.unknown();
/** Nothing to read in the answer, but that it was done. */
const done = v.pipe(
  v.unknown(),
  v.transform(() => true),
);
const moment = v.pipe(
  v.number(),
  v.transform((at) => new Date(at)),
);

const accountSchema = v.object({
  name: v.string(),
  email: v.string(),
  /** They set the practice up. */
  first: v.boolean(),
  lockMinutes: v.number(),
  password: v.boolean(),
  passkeysAt: v.nullable(v.string()),
  passkeys: v.array(v.object({ id: v.string(), name: v.string(), madeOn: moment })),
  recoveryCodes: v.object({ left: v.number(), madeOn: v.nullable(moment) }),
});
export type Account = v.InferOutput<typeof accountSchema>;
export type PasskeyOfAccount = Account['passkeys'][number];

const deviceSchema = v.object({
  id: v.string(),
  browser: v.fallback(
    v.picklist(['chrome', 'edge', 'firefox', 'opera', 'safari', 'samsung', 'other']),
    'other',
  ),
  kind: v.fallback(v.picklist(['phone', 'tablet', 'computer', 'unknown']), 'unknown'),
  since: moment,
  own: v.boolean(),
});
export type Device = v.InferOutput<typeof deviceSchema>;

const link = { url: v.pipe(v.string(), v.url()), expiresAt: moment };
const deviceLinkSchema = v.object(link);
export type DeviceLink = v.InferOutput<typeof deviceLinkSchema>;
const colleagueLinkSchema = v.object({ id: v.string(), ...link });
export type ColleagueLink = v.InferOutput<typeof colleagueLinkSchema>;

const personSchema = v.object({
  id: v.string(),
  name: v.string(),
  first: v.boolean(),
  own: v.boolean(),
  email: v.optional(v.string()),
});
export type PersonOfPractice = v.InferOutput<typeof personSchema>;
const peopleSchema = v.object({
  people: v.array(personSchema),
  invites: v.optional(
    v.array(v.object({ id: v.string(), createdAt: moment, expiresAt: moment })),
    [],
  ),
});
export type PeopleOfPractice = v.InferOutput<typeof peopleSchema>;

export const accountApi = {
  active: () => request('POST', '/api/active', nothing, {}),
  lock: () => request('POST', '/api/lock', nothing, {}),
  proofOptions: () =>
    request(
      'POST',
      '/api/proof/options',
      v.object({ password: v.boolean(), passkey: v.nullable(useOptionsSchema) }),
      {},
    ),
  prove: (proof: { password: string } | { passkey: UsedPasskey }) =>
    request('POST', '/api/proof', nothing, proof),
  signOut: () => request('POST', '/api/sign-out', nothing, {}),

  passkeySignInOptions: () =>
    request('POST', '/api/sign-in/passkey/options', v.object({ options: useOptionsSchema }), {}),
  passkeySignIn: (body: { passkey: UsedPasskey; sharedDevice: boolean }) =>
    request('POST', '/api/sign-in/passkey', nothing, body),
  recover: (body: { email: string; code: string; sharedDevice: boolean }) =>
    request('POST', '/api/sign-in/recovery', nothing, body),

  account: () => request('GET', '/api/me/account', accountSchema),
  setLock: (lockMinutes: number) =>
    request('PATCH', '/api/me/account', accountSchema, { lockMinutes }),
  setPassword: (password: string) =>
    request('POST', '/api/me/password', accountSchema, { password }),
  removePassword: () => request('DELETE', '/api/me/password', accountSchema),
  newPasskeyOptions: () =>
    request('POST', '/api/me/passkeys/options', v.object({ options: makeOptionsSchema }), {}),
  addPasskey: (passkey: NewPasskey, name: string) =>
    request('POST', '/api/me/passkeys', done, { passkey, name }),
  renamePasskey: (id: string, name: string) =>
    request('PATCH', `/api/me/passkeys/${id}`, done, { name }),
  removePasskey: (id: string) => request('DELETE', `/api/me/passkeys/${id}`, done),
  makeCodes: () =>
    request('POST', '/api/me/recovery-codes', v.object({ codes: v.array(v.string()) }), {}),

  devices: () => request('GET', '/api/me/devices', v.object({ devices: v.array(deviceSchema) })),
  endDevice: (id: string) => request('DELETE', `/api/me/devices/${id}`, done),
  endOtherDevices: () => request('DELETE', '/api/me/devices', done),
  deviceLink: (boardId: BoardId) =>
    request('POST', `/api/boards/${boardId}/devices`, deviceLinkSchema, {}),
  /** Onto a device that two share; opens with this code only. */
  wayBack: (boardId: BoardId, code: string) =>
    request('POST', `/api/boards/${boardId}/devices`, deviceLinkSchema, { code }),

  people: () => request('GET', '/api/practice/people', peopleSchema),
  inviteColleague: () => request('POST', '/api/practice/invites', colleagueLinkSchema, {}),
  takeColleagueLinkBack: (id: string) => request('DELETE', `/api/practice/invites/${id}`, done),
  joinPractice: (body: { secret: string; name: string; email: string; password: string }) =>
    request('POST', '/api/practice/join', nothing, body),
  removeColleague: (id: string, boardsTo: string | undefined) =>
    request('DELETE', `/api/practice/people/${id}`, done, {
      ...(boardsTo !== undefined && { boardsTo }),
    }),
  seatColleague: (boardId: BoardId, personId: string) =>
    request('POST', `/api/boards/${boardId}/colleagues`, v.object({ seat: seatSchema }), {
      personId,
    }),
  handOver: (boardId: BoardId, seat: Seat) =>
    request('POST', `/api/boards/${boardId}/lead`, done, { seat }),
};
