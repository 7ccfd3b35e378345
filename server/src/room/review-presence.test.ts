import { encodeFrame } from '@steady/shared/protocol/frames.ts';
import { expect, describe, it } from 'vitest';
import { makeRoomWorld, type Person } from '../../../tests/support/yjs/room-world.ts';
import type { TestClient } from '../../../tests/support/yjs/test-client.ts';
import { encodeEntries } from './awareness-entries.ts';

const sees = (seer: TestClient, seen: TestClient): unknown =>
  seer.awareness.getStates().get(seen.doc.clientID);

/** At home: everybody has the board open, nobody is shown to anybody. */
async function atHome(...people: readonly Person[]) {
  let inSession = false;
  const world = await makeRoomWorld({ isPresenceShared: () => inSession });
  const clients = people.map((person) => world.client(person));
  const say = async (client: TestClient, state: object | null) => {
    client.awareness.setLocalState(state === null ? null : { ...state });
    await world.quiet();
  };
  await world.quiet();
  return {
    world,
    clients,
    say,
    async session(runs: boolean) {
      inSession = runs;
      world.rooms.presenceChanged(world.id.boardId);
      await world.quiet();
    },
  };
}
const joins = { review: true };

describe('[R55] a home review', () => {
  it('shows two partners to each other once both have joined, and not before', async () => {
    const { clients, say } = await atHome('a', 'b');
    const [a, b] = clients as [TestClient, TestClient];
    await say(a, joins);
    await say(b, { cursor: { x: 1 } });
    expect([sees(a, b), sees(b, a)]).toEqual([undefined, undefined]);
    await say(b, joins);
    expect(sees(a, b)).toEqual({ review: true, user: { seat: 'partner-b', name: 'b' } });
    expect(sees(b, a)).toEqual({ review: true, user: { seat: 'partner-a', name: 'a' } });
    await say(a, { ...joins, at: 'here' });
    expect(sees(b, a)).toMatchObject({ at: 'here' });
  });

  it('sends nobody a single frame while one partner is in it alone', async () => {
    const { clients, say, world } = await atHome('a', 'b', 'therapist', 'observer');
    const [a, ...others] = clients as [TestClient, ...TestClient[]];
    const before = others.map(({ frames }) => frames.length);
    await say(a, joins);
    await say(a, { ...joins, cursor: { x: 1 } });
    await say(a, {});
    await say(a, joins);
    a.cut();
    await world.quiet();
    expect(others.map(({ frames }) => frames.length)).toEqual(before);
  });

  it('ends for both as soon as one stops, and begins again as often as they like', async () => {
    const { clients, say } = await atHome('a', 'b');
    const [a, b] = clients as [TestClient, TestClient];
    await say(a, joins);
    for (let n = 0; n < 3; n += 1) {
      await say(b, joins);
      expect([sees(a, b), sees(b, a)]).not.toContain(undefined);
      await say(b, {});
      expect([sees(a, b), sees(b, a)]).toEqual([undefined, undefined]);
    }
  });

  it('ends when a page is closed, also without a word', async () => {
    const { clients, say, world } = await atHome('a', 'b');
    const [a, b] = clients as [TestClient, TestClient];
    await say(a, joins);
    await say(b, joins);
    b.cut();
    await world.quiet();
    expect(sees(a, b)).toBeUndefined();
    b.connect();
    await world.quiet();
    expect([sees(a, b), sees(b, a)]).not.toContain(undefined);
  });

  it('is told to no attacker who is not a partner, whatever they say of themselves', async () => {
    const { clients, say, world } = await atHome('a', 'b', 'therapist', 'observer');
    const [a, b, ...attackers] = clients as [TestClient, TestClient, ...TestClient[]];
    for (const attacker of attackers) await say(attacker, joins);
    await say(a, joins);
    await say(b, joins);
    for (const attacker of attackers) {
      attacker.sends(encodeFrame({ type: 'query-awareness' }));
      // In another's name, and with another's seat.
      const update = encodeEntries([
        { client: a.doc.clientID, clock: 900, state: '{"review":true}' },
        {
          client: attacker.doc.clientID,
          clock: 900,
          state: '{"review":true,"user":{"seat":"partner-b"}}',
        },
      ]);
      attacker.sends(encodeFrame({ type: 'awareness', update }));
      await world.quiet();
      expect([sees(attacker, a), sees(attacker, b)]).toEqual([undefined, undefined]);
      expect([sees(a, attacker), sees(b, attacker)]).toEqual([undefined, undefined]);
    }
    expect([sees(a, b), sees(b, a)]).not.toContain(undefined);
  });

  it('tells an attacker who asks from outside of it nothing', async () => {
    const { clients, say, world } = await atHome('a', 'b');
    const [a, attacker] = clients as [TestClient, TestClient];
    await say(a, joins);
    for (const review of ['true', 1, {}, [true], false]) await say(attacker, { review });
    attacker.sends(encodeFrame({ type: 'query-awareness' }));
    await world.quiet();
    expect(sees(attacker, a)).toBeUndefined();
  });

  it('takes a second device of the same partner for no company', async () => {
    const { clients, say } = await atHome('a', 'a');
    const [phone, tablet] = clients as [TestClient, TestClient];
    await say(phone, joins);
    await say(tablet, joins);
    expect([sees(phone, tablet), sees(tablet, phone)]).toEqual([undefined, undefined]);
  });

  it('has to be said anew after a session', async () => {
    const { clients, say, session } = await atHome('a', 'b');
    const [a, b] = clients as [TestClient, TestClient];
    await say(a, joins);
    await say(b, joins);
    await session(true);
    await session(false);
    expect([sees(a, b), sees(b, a)]).toEqual([undefined, undefined]);
    await say(a, { ...joins });
    expect(sees(b, a)).toBeUndefined();
    await say(b, { ...joins });
    expect([sees(a, b), sees(b, a)]).not.toContain(undefined);
  });
});
