import cookies from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Started } from '../access/sign-in.ts';
import type { Origins } from './origins.ts';

export { cookies };

/**
 * A13 The cookie is HttpOnly and SameSite=Strict; on https also Secure and `__Host-`, so that no
 *     neighbouring subdomain can set it.
 */
export const cookieName = ({ https }: Origins): string => (https ? '__Host-steady' : 'steady');

export const tokenOf = (request: FastifyRequest, origins: Origins): string | undefined =>
  request.cookies[cookieName(origins)];

export function setCookie(reply: FastifyReply, origins: Origins, started: Started): void {
  void reply.setCookie(cookieName(origins), started.token, {
    ...attributes(origins),
    ...(started.maxAgeSeconds === undefined ? {} : { maxAge: started.maxAgeSeconds }),
  });
}

export function clearCookie(reply: FastifyReply, origins: Origins): void {
  void reply.clearCookie(cookieName(origins), attributes(origins));
}

const attributes = ({ https }: Origins) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: https }) as const;
