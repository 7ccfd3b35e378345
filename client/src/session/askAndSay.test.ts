import { describe, expect, it, vi } from 'vitest';
import type { Asked } from '../board/createLedger.ts';
import type { ConnectionState } from '../net/connectionState.ts';
import { askAndSay } from './askAndSay.ts';

const OPEN: ConnectionState = { kind: 'open', tries: 0 };
const AWAY: ConnectionState = { kind: 'waiting', tries: 1, waitMs: 1000 };

function aDesk(answer: Asked, connection = OPEN) {
  const said: string[] = [];
  const ask = vi.fn<() => Promise<Asked>>(() => Promise.resolve(answer));
  const ledger = { ask } as never;
  const desk = { say: ({ text }: { text: string }) => void said.push(text) };
  return { said, ask, desk: { ...desk, board: { connection: () => connection, ledger } } };
}

describe('askAndSay', () => {
  it('says nothing when it was done', async () => {
    const { desk, said } = aDesk({ kind: 'done' });
    expect(await askAndSay(desk, { kind: 'start-session' })).toBe(true);
    expect(said).toEqual([]);
  });

  it('says what is true now when the ledger refused', async () => {
    const { desk, said } = aDesk({ kind: 'refused', why: 'session-runs' });
    expect(await askAndSay(desk, { kind: 'start-session' })).toBe(false);
    expect(said).toEqual(['A session is running already.']);
  });

  it('does not ask without a connection, and says that nothing was sent', async () => {
    const { desk, said, ask } = aDesk({ kind: 'done' }, AWAY);
    expect(await askAndSay(desk, { kind: 'start-session' })).toBe(false);
    expect(ask).not.toHaveBeenCalled();
    expect(said).toEqual(['This needs a connection. Nothing was sent.']);
  });

  it('asks for a pause all the same', async () => {
    const { desk, ask } = aDesk({ kind: 'done' }, AWAY);
    expect(await askAndSay(desk, { kind: 'pause' })).toBe(true);
    expect(ask).toHaveBeenCalledOnce();
  });

  it('says nothing to whoever paused a moment after somebody else: the cover is there', async () => {
    const { desk, said } = aDesk({ kind: 'refused', why: 'paused' });
    expect(await askAndSay(desk, { kind: 'pause' })).toBe(true);
    expect(said).toEqual([]);
    expect(await askAndSay(desk, { kind: 'stop-timer' })).toBe(false);
    expect(said).toEqual(['The board is paused. This can be done after the pause.']);
  });

  it('does not say that nothing was sent when only the answer is missing', async () => {
    const { desk, said } = aDesk({ kind: 'problem', problem: { kind: 'network', reason: '' } });
    await askAndSay(desk, { kind: 'start-session' });
    expect(said).toEqual(['No answer came. If it was done, it will show here.']);
  });
});
