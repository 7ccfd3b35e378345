import * as v from 'valibot';
import { request } from './request.ts';

/** The routes of accounts and devices, which no open board needs at its start; see api.ts. */
const nothing = v.unknown();

export const accountApi = {
  active: () => request('POST', '/api/active', nothing, {}),
  lock: () => request('POST', '/api/lock', nothing, {}),
  prove: (password: string) => request('POST', '/api/proof', nothing, { password }),
  signOut: () => request('POST', '/api/sign-out', nothing, {}),
};
