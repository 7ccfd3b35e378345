import { openBoard } from '@steady/shared/board/document.ts';
import {
  makeBoardId,
  makeCommandId,
  makeParticipantId,
  type RandomBytes,
} from '@steady/shared/ids.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { PARTNER_A, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeMemoryPromises } from '../store/memory/memory-promises.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { viewBoard } from './view.ts';

const random: RandomBytes = (bytes) => crypto.getRandomValues(bytes);

describe('the end of a session', () => {
  const participantId = makeParticipantId(random);
  let happened: string[];
  let closing: () => Promise<void>;
  let ledger: Ledger;
  beforeEach(async () => {
    happened = [];
    closing = () => Promise.resolve();
    const { doc } = openBoard(new Y.Doc());
    ledger = await openLedger(makeBoardId(random), {
      store: makeMemoryPromises(),
      now: () => 1_795_514_400_000,
      view: async (_board, of) => viewBoard(doc, () => undefined, of),
      appended: (_board, entries) => happened.push(...entries.map(({ body }) => body.kind)),
      async sessionEnding() {
        await closing();
        happened.push('links closed');
      },
      report: (error) => {
        throw error;
      },
      audit: { noted: () => ({ next: () => '' }) as never },
    });
    await ask({ kind: 'start-session' });
  });

  const ask = (command: Command, seat: Seat = THERAPIST) =>
    ledger.run({ participantId, seat }, { id: makeCommandId(random), command });

  it('[A18] is on disk only after its links are closed, so that no crash leaves one open', async () => {
    await ask({ kind: 'end-session' });
    expect(happened).toEqual(['session-started', 'links closed', 'session-ended']);
  });

  it('[A18] does not come while they cannot be closed: the session goes on', async () => {
    closing = () => Promise.reject(new Error('the disk is full'));
    await expect(ask({ kind: 'end-session' })).rejects.toThrow('the disk is full');
    expect(ledger.state.session.running).toBeDefined();
    closing = () => Promise.resolve();
    await ask({ kind: 'end-session' });
    expect(ledger.state.session.running).toBeUndefined();
  });

  it('[A18] closes nothing for whoever may not end it', async () => {
    await expect(ask({ kind: 'end-session' }, PARTNER_A)).rejects.toThrow();
    expect(happened).toEqual(['session-started']);
  });
});
