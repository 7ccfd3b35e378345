import * as v from 'valibot';
import {
  audienceSchema,
  chartSchema,
  extraSchema,
  serverFormatSchema,
} from '@steady/shared/summary/choices.ts';
import { sectionIdSchema } from '@steady/shared/summary/summary.ts';
import { timeZoneSchema } from '../../access/calendar-links.ts';
import { Refused } from '../../access/refused.ts';
import { ownSeatOf } from '../guard.ts';
import type { App, AppDeps } from '../types.ts';

const seq = v.pipe(v.string(), v.regex(/^[0-9]{1,9}$/), v.transform(Number));
const list = <S extends v.GenericSchema<string, string>>(one: S) =>
  v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(',')),
      v.array(one),
    ),
  );

const params = v.object({
  boardId: v.string(),
  audience: audienceSchema,
  format: serverFormatSchema,
});
const query = v.object({
  chart: v.optional(chartSchema),
  session: v.optional(seq),
  thirdParty: v.optional(seq),
  with: list(extraSchema),
  without: list(v.union([sectionIdSchema, v.literal('picture')])),
  sheet: v.optional(v.picklist(['summary', 'fridge']), 'summary'),
  paper: v.optional(v.picklist(['a4', 'us-letter']), 'a4'),
  timeZone: v.optional(timeZoneSchema),
});

/** Copies that leave the board. Each is recorded before it is sent: server/SPEC.md, E10. */
export function summaryRoutes(app: App, { boards, summaries, tries }: AppDeps): void {
  app.get(
    '/api/boards/:boardId/summary/:audience.:format',
    { config: { needs: 'make-summary' }, schema: { params, querystring: query } },
    async (request, reply) => {
      const own = ownSeatOf(request);
      // It leaves an entry: not by another site's picture, nor by a browser that guesses ahead.
      if (isForeign(request.headers)) throw new Refused('wrong-origin');
      if (!tries.summariesPerParticipant.take(own.seat.participantId))
        throw new Refused('too-many-taps');
      const { audience, format } = request.params;
      const refuseResting = () => {
        if (audience !== 'data' && ownSeatOf(request).board.state === 'resting')
          throw new Refused('resting');
      };
      refuseResting();
      const { with: extras, without, sheet, paper, timeZone, ...query } = request.query;
      // A card for the fridge is set, not written.
      if (sheet === 'fridge' && format !== 'pdf') throw new Refused('no-such-page');
      const { seats } = await boards.view(own);
      const people = new Map(
        seats.flatMap(({ seat, name }) => (seat === 'room-view' ? [] : [[seat, name] as const])),
      );
      // [A19] A copy takes its time: nothing is recorded, or leaves, for whoever has no seat any more, nor once
      // the board rests.
      const still = async () => {
        await request.lookAgain();
        refuseResting();
      };
      const asker = { ...own.seat, still };
      const file = await summaries.make(own.board.id, asker, people, {
        audience,
        format,
        ...withoutAbsent(query),
        extras: new Set(extras),
        without: new Set(without),
        sheet,
        paper,
        timeZone,
      });
      return reply
        .type(file.type)
        .header('content-disposition', attachment(file.name))
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'")
        .send(Buffer.from(file.bytes));
    },
  );
}

function isForeign(headers: Record<string, string | string[] | undefined>): boolean {
  const site = headers['sec-fetch-site'];
  if (headers['sec-purpose'] !== undefined) return true;
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

const withoutAbsent = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  JSON.parse(JSON.stringify(value));

/** RFC 6266: a plain name for old programs, the true one for all others. */
function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w. -]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
