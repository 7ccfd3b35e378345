import { expect, it } from 'vitest';
import { joinAs, makeBoard, setUp } from '../../../tests/support/people.ts';
import { startServer, startServerProcess } from '../../../tests/support/server.ts';

it('goes from the set-up link to a board with two partners', async () => {
  for (const begin of [startServer, startServerProcess]) {
    const server = await begin();
    const therapist = await setUp(server);
    const boardId = await makeBoard(therapist);
    const ana = await joinAs(server, therapist, boardId, 'partner-a');
    const { status, body } = await ana.ask(`/api/boards/${boardId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ownSeat: 'partner-a', title: null });
    expect((await ana.ask('/api/me')).body.seats).toHaveLength(1);
    await server.stop();
  }
});
