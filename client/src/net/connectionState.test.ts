import { describe, expect, it } from 'vitest';
import {
  FIRST_WAIT_MS,
  MAX_WAIT_MS,
  START,
  step,
  type ConnectionState,
} from './connectionState.ts';

const lost = (code?: number, chance = 1) => ({ kind: 'lost', code, chance }) as const;
const after = (...events: Parameters<typeof step>[1][]): ConnectionState =>
  events.reduce(step, START);

describe('the connection', () => {
  it('opens, and waits before it tries again', () => {
    expect(after({ kind: 'opened' }).kind).toBe('open');
    expect(after({ kind: 'opened' }, lost(1006))).toEqual({
      kind: 'waiting',
      tries: 1,
      waitMs: FIRST_WAIT_MS,
    });
    expect(after(lost(1006), { kind: 'due' }).kind).toBe('connecting');
  });

  it.each([
    [4401, 'signed-out'],
    [4403, 'not-yours'],
    [4404, 'no-board'],
    [4409, 'resync'],
    [4400, 'refused'],
    [4499, 'refused'],
  ])('[N1] ends for good with code %i', (code, why) => {
    const closed = after({ kind: 'opened' }, lost(code));
    expect(closed).toEqual({ kind: 'closed', code, why });
    expect(step(step(closed, { kind: 'due' }), { kind: 'opened' })).toBe(closed);
  });

  it.each([1001, 1006, 1009, 1013, 4500])('tries again after code %i', (code) => {
    expect(after({ kind: 'opened' }, lost(code)).kind).toBe('waiting');
  });

  it('waits for its person while the device is locked, and tries when asked', () => {
    const locked = after({ kind: 'opened' }, lost(4423));
    expect(locked).toEqual({ kind: 'waiting', tries: 0, waitMs: undefined });
    expect(step(locked, { kind: 'due' }).kind).toBe('connecting');
  });

  it('[N2] backs off from a server that opens and closes, and starts anew once something was saved', () => {
    const again = [{ kind: 'opened' }, lost(1013), { kind: 'due' }] as const;
    const stubborn = after(...again, ...again, ...again, { kind: 'opened' }, lost(1013));
    expect(stubborn).toMatchObject({ tries: 4, waitMs: FIRST_WAIT_MS * 8 });
    const proved = after(...again, ...again, { kind: 'opened' }, { kind: 'proved' }, lost(1006));
    expect(proved).toMatchObject({ tries: 1 });
  });

  it('[N3] waits anything between nothing and the most', () => {
    expect(after(lost(1006, 0))).toMatchObject({ waitMs: 0 });
    const many = Array.from({ length: 20 }, () => [lost(1006), { kind: 'due' } as const]).flat();
    expect(after(...many, lost(1006))).toMatchObject({ waitMs: MAX_WAIT_MS });
  });

  it('[N3] spreads a thousand pages evenly over each wait, so that none comes with another', () => {
    for (let tries = 1; tries <= 8; tries += 1) {
      const most = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
      const before = Array.from({ length: tries - 1 }, () => [
        lost(1006),
        { kind: 'due' } as const,
      ]).flat();
      const tenths = Array.from({ length: 10 }, () => 0);
      for (let page = 0; page < 1_000; page += 1) {
        const state = after(...before, lost(1006, page / 1_000));
        const waitMs = state.kind === 'waiting' ? (state.waitMs ?? -1) : -1;
        tenths[Math.min(9, Math.floor((waitMs / most) * 10))]! += 1;
      }
      for (const pages of tenths) expect(pages).toBeGreaterThanOrEqual(90);
    }
  });
});
