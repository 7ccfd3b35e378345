import type { FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { boardIdSchema } from '@steady/shared/ids.ts';
import { CLOSE, type CloseName } from '@steady/shared/protocol/close.ts';
import { MAX_SOCKETS, MAX_SOCKETS_PER_PARTICIPANT } from '../access/limits.ts';
import { openSeat } from '../access/open-seat.ts';
import { Refused } from '../access/refused.ts';
import { holdConnections } from './connections.ts';
import { tokenOf } from './cookie.ts';
import { SYNC_ROUTE } from './guard.ts';
import { closeAll, holdSocket, keepAlive, type HeldSocket } from './held-socket.ts';
import { networkOf } from './network.ts';
import { attendeeOf, SYNC_DOCUMENTS } from './sync-documents.ts';
import type { App, AppDeps } from './types.ts';

/**
 * A17 Before the upgrade only a wrong Origin is refused (403). Whoever is not signed in, or has no
 *     seat, is let in and closed with the code, before any document is loaded: a browser shows a
 *     failed upgrade only as 1006.
 */
export function syncRoute(app: App, deps: AppDeps): void {
  const stop = keepAlive(app.websocketServer);
  const connections = holdConnections(app.server);
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
    stop();
    await closeAll(app.websocketServer);
    connections.cut();
  });

  app.get(SYNC_ROUTE, { websocket: true }, (webSocket, request) => {
    const socket = holdSocket(webSocket, request.raw.socket);
    if (closing) return close(socket, 'goingAway');
    return admit(request, socket, deps).catch((error: unknown) => {
      if (!(error instanceof Refused)) {
        request.log.error({ stack: error instanceof Error ? error.stack : '' }, 'socket failed');
      }
      close(socket, error instanceof Refused ? (CLOSE_FOR[error.why] ?? 'ourFault') : 'ourFault');
    });
  });
}

const CLOSE_FOR: Partial<Record<Refused['why'], CloseName>> = {
  'not-signed-in': 'notSignedIn',
  locked: 'locked',
  'not-allowed': 'notYours',
  'no-such-board': 'noSuchBoard',
  'too-many-tries': 'resyncLater',
};

async function admit(request: FastifyRequest, socket: HeldSocket, deps: AppDeps): Promise<void> {
  const { audit, documents, idleLock, ledgers, live, rooms, tries } = deps;
  if (live.sockets >= MAX_SOCKETS) throw new Refused('too-many-tries');
  if (!tries.strangersPerAddress.take(networkOf(request))) throw new Refused('too-many-tries');
  const params = v.safeParse(paramsSchema, request.params);
  const boardId = params.success ? params.output.boardId : undefined;
  const document = SYNC_DOCUMENTS[params.success ? params.output.document : 'board'];
  const token = tokenOf(request, deps.origins);
  const { connection, session } = await openSeat(deps, token, boardId, socket);
  tries.strangersPerAddress.giveBack(networkOf(request));
  socket.onClose(() => connection.done());
  const { grant } = connection;
  if (!grant.may(document.opens)) throw new Refused('not-allowed');
  if (!tries.socketsOpenedPerParticipant.take(grant.participantId)) {
    throw new Refused('too-many-tries');
  }
  if (live.socketsOf(grant.participantId) > MAX_SOCKETS_PER_PARTICIPANT) {
    throw new Refused('too-many-tries');
  }
  const documentId = document.id(grant);
  if (documentId.name === 'board') socket.onClose(await ledgers.hold(grant.boardId));
  else if (!(await documents.ensure(documentId))) throw new Refused('no-such-board');
  const isPaused = () => ledgers.stateOf(grant.boardId)?.pause !== undefined;
  // [U2] Nothing of them leaves before that.
  if (documentId.name === 'notes')
    await audit.append(grant.boardId, { by: grant.seat, kind: 'notes-read' });
  const attendee = attendeeOf(grant, document, isPaused);
  const wrote = idleLock.watch(session);
  socket.deliverTo(rooms.join({ ...attendee, wrote, documentId, socket }));
}

const paramsSchema = v.object({
  boardId: boardIdSchema,
  document: v.picklist(['board', 'private', 'notes']),
});

function close(socket: HeldSocket, why: CloseName): void {
  socket.close(CLOSE[why].code, CLOSE[why].reason);
}
