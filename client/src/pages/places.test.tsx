import { describe, expect, it } from 'vitest';
import { CodeMissingPage } from './CodeMissingPage.tsx';
import JoinPage, { whyNot } from './JoinPage.tsx';
import NotFoundPage from './NotFoundPage.tsx';
import { pageAt, placeAt } from './places.ts';
import StartPage, { homeOf } from './StartPage.tsx';
import { parseSeat } from '@steady/shared/seats.ts';
import { makeBoardId } from '@steady/shared/ids.ts';

describe('a path leads to', () => {
  it.each([
    ['/', StartPage],
    ['/join', JoinPage],
    ['/join/', JoinPage],
    ['/nowhere', NotFoundPage],
    ['/board', NotFoundPage],
    ['/boards/x', NotFoundPage],
    ['/board/x/y', NotFoundPage],
  ])('%s', async (path, view) => {
    expect(await placeAt(path).load()).toBe(view);
  });

  it('the page of its board, for a summary', () => {
    expect(pageAt('/board/abc/summary')).toBe('/board/abc');
    expect(pageAt('/board/abc/other')).toBe('/board/abc/other');
    expect(pageAt('/boards/abc/summary')).toBe('/boards/abc/summary');
  });

  it('a page whose code is loaded', async () => {
    const view = await placeAt('/sign-in').load();
    expect([CodeMissingPage, NotFoundPage]).not.toContain(view);
  });

  it('a board, by its id', () => {
    expect(placeAt('/board/abc').boardId).toBe('abc');
    expect(placeAt('/room/abc').boardId).toBe('abc');
  });
});

describe('the start page leads', () => {
  const boardId = makeBoardId((bytes) => bytes.fill(1));
  const other = makeBoardId((bytes) => bytes.fill(2));
  const partner = { id: 'p', name: 'Sam', account: false };
  const on = (id: typeof boardId, seat: string) => ({ boardId: id, seat: parseSeat(seat) });

  it.each<[string, unknown, string | undefined]>([
    ['a therapist to the list', { person: { ...partner, account: true }, seats: [] }, '/boards'],
    [
      'a therapist of one board to the list too',
      { person: { ...partner, account: true }, seats: [on(boardId, 'therapist')] },
      '/boards',
    ],
    [
      'a partner straight to the board',
      { person: partner, seats: [on(boardId, 'partner-b')] },
      `/board/${boardId}`,
    ],
    [
      'a television to its view',
      { person: partner, seats: [on(boardId, 'room-view')] },
      `/room/${boardId}`,
    ],
    [
      'somebody on two boards to the list',
      { person: partner, seats: [on(boardId, 'partner-a'), on(other, 'partner-a')] },
      '/boards',
    ],
    ['somebody without a seat nowhere', { person: null, seats: [] }, undefined],
  ])('%s', (_, me, to) => {
    expect(homeOf(me as Parameters<typeof homeOf>[0])).toBe(to);
  });
});

describe('an invite link', () => {
  it.each([
    ['conflict', 'invite-spent', 'used'],
    ['conflict', 'invite-expired', 'expired'],
    ['conflict', 'invite-burnt', 'burnt'],
    ['not-found', 'no-such-invite', 'unknown'],
    ['not-allowed', 'wrong-origin', undefined],
    ['network', '', undefined],
    ['too-many', 'too-many-tries', undefined],
    ['unwell', 'unwell', undefined],
  ] as const)('refused as %s (%s) is told as %s', (kind, reason, told) => {
    expect(whyNot({ kind, reason })).toBe(told);
  });
});
