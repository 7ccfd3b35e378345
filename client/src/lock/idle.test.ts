import { describe, expect, it } from 'vitest';
import { active, fromKept, fromServer, phaseAt, SOON_MS, toKept } from './idle.ts';

const WHOLE = 15 * 60_000;
const fresh = { wholeMs: WHOLE, activeAt: 0, locked: false };

describe('whether somebody is at a page', () => {
  it('locks after its time, and says so a minute before', () => {
    expect(phaseAt(fresh, 0)).toEqual(['there', WHOLE - SOON_MS]);
    expect(phaseAt(fresh, WHOLE - SOON_MS)).toEqual(['soon', SOON_MS]);
    expect(phaseAt(fresh, WHOLE - 1)).toEqual(['soon', 1]);
    expect(phaseAt(fresh, WHOLE)).toEqual(['locked', 0]);
  });

  it('begins anew with somebody’s hand', () => {
    expect(phaseAt(active(fresh, WHOLE - 1), WHOLE)).toEqual(['there', WHOLE - 1 - SOON_MS]);
  });

  it('stays locked when a hand comes after its time, also on a laptop that was asleep', () => {
    const late = active(fresh, WHOLE + 1);
    expect(phaseAt(late, WHOLE + 1)[0]).toBe('locked');
    expect(phaseAt(active(late, 1), 1)[0]).toBe('locked');
  });

  it('does not believe a clock that was put back', () => {
    expect(active({ ...fresh, activeAt: 100 }, 50).activeAt).toBe(100);
  });

  it('is what the server says', () => {
    expect(fromServer(`${WHOLE - 5}/${WHOLE}`, 1000)).toEqual({ ...fresh, activeAt: 995 });
    expect(phaseAt(fromServer(`0/${WHOLE}`, 1000)!, 1000)[0]).toBe('locked');
    for (const told of ['', '5', 'a/b', '1/2/3']) expect(fromServer(told, 0)).toBeUndefined();
  });

  it('is kept while no page is open', () => {
    const there = { ...fresh, activeAt: 77 };
    expect(fromKept(toKept(there))).toEqual(there);
    expect(phaseAt(fromKept(toKept({ ...there, locked: true }))!, 78)[0]).toBe('locked');
    for (const kept of ['', 'locked', '1', '@', '-1@5']) expect(fromKept(kept)).toBeUndefined();
  });
});
