import { makeBoardId } from '@steady/shared/ids.ts';
import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Aside } from '../board/createBoard.ts';
import type { ConnectionState } from '../net/connectionState.ts';
import type { Space } from '../private/space.ts';
import { sendOwnWhenOpen } from './sendOwn.ts';

const boardId = makeBoardId((bytes) => bytes.fill(3));
const OPEN: ConnectionState = { kind: 'open', tries: 0 };
const AWAY: ConnectionState = { kind: 'waiting', tries: 1, waitMs: undefined };

/** What was asked, in order, of a board's page whose copy says whether something waits. */
let did: string[];
let waits: boolean;
let aside: Aside;
let end: () => void;
let become: (connection: ConnectionState, isReady?: boolean) => void;
let sent: () => void;

beforeEach(() => {
  did = [];
  waits = true;
  aside = { unsent: () => [], review: () => [] };
  createRoot((dispose) => {
    const [connection, setConnection] = createSignal<ConnectionState>(AWAY);
    const [ready, setReady] = createSignal(true);
    become = (next, isReady = true) => {
      setReady(isReady);
      setConnection(next);
    };
    end = dispose;
    sendOwnWhenOpen(
      { ready, connection, aside },
      boardId,
      {
        open: () => Promise.resolve(undefined),
        waits() {
          did.push('looked');
          return Promise.resolve(waits);
        },
      },
      () => {
        did.push('fetched');
        return Promise.resolve({
          sendWaiting() {
            did.push('sends');
            const { promise, resolve } = Promise.withResolvers<void>();
            sent = resolve;
            return { ended: promise, dispose: () => did.push('stopped') };
          },
        });
      },
    );
  });
});
afterEach(() => end());

const aSpace = (isKept: boolean, kind: 'open' | 'closed') =>
  ({ isKeptHere: () => isKept, state: () => ({ kind }) }) as Space;
const soon = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('own writing that waits in a copy', () => {
  it('is sent once its board is open with a connection, and not before', async () => {
    await soon();
    expect(did).toEqual([]);
    become(OPEN);
    await expect.poll(() => did).toEqual(['looked', 'fetched', 'sends']);
  });

  it('[SO2] costs nothing where none waits: what sends it is not even fetched', async () => {
    waits = false;
    become(OPEN);
    await soon();
    expect(did).toEqual(['looked']);
  });

  it('is looked for after the board can be read', async () => {
    become(OPEN, false);
    await soon();
    expect(did).toEqual([]);
    become(OPEN);
    await expect.poll(() => did).toContain('sends');
  });

  it('is sent once while that is under way, and looked for again with the next connection', async () => {
    become(OPEN);
    await expect.poll(() => did).toContain('sends');
    become(AWAY);
    become(OPEN);
    await soon();
    expect(did).toEqual(['looked', 'fetched', 'sends']);
    sent();
    await soon();
    become(AWAY);
    become(OPEN);
    await expect.poll(() => did.filter((one) => one === 'looked')).toHaveLength(2);
  });

  it('is left to the space that is open on the page, as long as that can send it', async () => {
    aside.space = aSpace(true, 'open');
    become(OPEN);
    await soon();
    expect(did).toEqual([]);
    // It holds nothing of the copy, or its connection has ended for good.
    for (const space of [aSpace(false, 'open'), aSpace(true, 'closed')]) {
      aside.space = space;
      become(AWAY);
      become(OPEN);
      await expect.poll(() => did.splice(0)).toContain('sends');
      sent();
      await soon();
    }
  });

  it('is not sent any more by a page that has let go of its board', async () => {
    become(OPEN);
    await expect.poll(() => did).toContain('sends');
    end();
    expect(did).toContain('stopped');
  });
});
