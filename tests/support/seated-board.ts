import { joinAs, makeBoard, type Person } from './people.ts';
import type { TestServer } from './server.ts';

/** A new board with all three of its people there. */
export interface SeatedBoard {
  readonly boardId: string;
  /** Without the document: what `new WebsocketProvider(url, 'board', doc)` takes. */
  readonly syncUrl: string;
  readonly seats: readonly [therapist: Device, partnerA: Device, partnerB: Device];
}

/** What a signed-in device sends with every websocket upgrade. */
export type Device = { readonly cookie: string; readonly origin: string };

export async function seatThree(
  server: Pick<TestServer, 'origin'>,
  therapist: Person,
): Promise<SeatedBoard> {
  const { origin } = server;
  const boardId = await makeBoard(therapist);
  const device = ({ cookie = '' }: Person): Device => ({ cookie, origin });
  return {
    boardId,
    syncUrl: `${origin.replace('http', 'ws')}/sync/${boardId}`,
    seats: [
      device(therapist),
      device(await joinAs(server, therapist, boardId, 'partner-a')),
      device(await joinAs(server, therapist, boardId, 'partner-b')),
    ],
  };
}
