import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import * as v from 'valibot';
import { calendarChoiceSchema, type CalendarLink } from '../../access/calendar-links.ts';
import { Refused } from '../../access/refused.ts';
import { ownSeatOf } from '../guard.ts';
import { limited } from '../limited.ts';
import { networkOf } from '../network.ts';
import type { App, AppDeps } from '../types.ts';

const secretParams = v.object({ secret: v.string() });

/** A partner's private calendar address: making and ending it, and what it answers to. */
export function calendarRoutes(app: App, deps: AppDeps): void {
  const { calendarLinks, feeds, origins, tries } = deps;

  app.get(
    '/api/boards/:boardId/calendar',
    { config: { needs: 'follow-calendar' } },
    async (request) => {
      const link = await calendarLinks.of(ownSeatOf(request));
      return { link: link === undefined ? null : viewOf(link) };
    },
  );

  app.post(
    '/api/boards/:boardId/calendar',
    { config: { needs: 'follow-calendar' }, schema: { body: calendarChoiceSchema } },
    async (request, reply) => {
      const own = ownSeatOf(request);
      if (own.board.state === 'resting') throw new Refused('resting');
      if (!tries.calendarLinksPerParticipant.take(own.seat.participantId))
        throw new Refused('too-many-taps');
      const { secret, ...link } = await calendarLinks.make(own, request.body);
      const url = `${origins.first}/calendar/${secret}.ics`;
      return reply.code(201).send({ url, link: viewOf(link) });
    },
  );

  app.delete(
    '/api/boards/:boardId/calendar',
    { config: { needs: 'follow-calendar' } },
    async (request) => {
      await calendarLinks.end(ownSeatOf(request));
      return {};
    },
  );

  app.get(
    '/calendar/:secret.ics',
    { config: { needs: 'nobody' }, schema: { params: secretParams } },
    async (request, reply) => {
      const { secret } = request.params;
      const opened = await limited([[tries.calendarPerAddress, networkOf(request)]], () =>
        calendarLinks.open(secret),
      );
      if (!tries.calendarReadsPerLink.take(opened.id)) throw new Refused('too-many-taps');
      const bytes = await feeds.make(opened, () => calendarLinks.open(secret));
      return answer(reply, bytes, request.headers['if-none-match']);
    },
  );
}

function answer(reply: FastifyReply, bytes: Uint8Array, known: string | undefined): FastifyReply {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  void reply
    .header('cache-control', 'no-store')
    .header('etag', etag)
    // Whoever asks us is a program; no list of addresses is to have this one.
    .header('x-robots-tag', 'noindex, nofollow')
    .header('content-security-policy', "sandbox; default-src 'none'");
  if (known?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) === true)
    return reply.code(304).send();
  return reply.type('text/calendar; charset=utf-8').send(Buffer.from(bytes));
}

const viewOf = ({ what, titles, timeZone, madeOn }: CalendarLink): CalendarLink => ({
  what,
  titles,
  timeZone,
  madeOn,
});
