import { describe, expect, it } from 'vitest';
import { CLOSE, closeNamed, mayRetry } from './close.ts';
import type { CloseName } from './close.ts';
import { ProtocolError } from './errors.ts';
import { parsePresence } from './presence.ts';

const rows = Object.entries(CLOSE) as [CloseName, (typeof CLOSE)[CloseName]][];

describe('close codes', () => {
  it.each(rows)('%s says of retrying what an unchanged y-websocket does', (name, row) => {
    expect(row.retry).toBe(!(row.code >= 4400 && row.code < 4500));
    expect(mayRetry(row.code)).toBe(row.retry);
    expect(closeNamed(row.code)).toBe(name);
    expect(Buffer.byteLength(row.reason)).toBeLessThanOrEqual(123);
  });

  it('knows no other codes, and lets them retry', () => {
    expect(closeNamed(1006)).toBeUndefined();
    expect(mayRetry(1006)).toBe(true);
  });

  it('gives every protocol error its code', () => {
    const codes = (
      ['malformed', 'unknown-type', 'too-big', 'too-many', 'gap', 'foreign', 'epoch'] as const
    ).map((kind) => new ProtocolError(kind, '').code);
    expect(codes).toEqual([4400, 4400, 1009, 1013, 4409, 4409, 4409]);
  });
});

describe('presence', () => {
  it('keeps the parts that it understands', () => {
    const cursor = { x: 1, y: 2 };
    expect(parsePresence({ cursor, user: { seat: 'nobody', name: 'A' }, other: 1 })).toEqual({
      cursor,
    });
    expect(parsePresence({ user: { seat: 'partner-a', name: 'A' } })).toEqual({
      user: { seat: 'partner-a', name: 'A' },
    });
  });

  it.each([null, 5, 'x', [], { drag: 'all of it' }, { cursor: { x: 1e300, y: 0 } }])(
    '%j from an attacker is nobody in particular',
    (attacker) => expect(parsePresence(attacker)).toEqual({}),
  );
});
