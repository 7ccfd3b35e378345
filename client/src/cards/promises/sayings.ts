import type { Card } from '@steady/shared/board/card.ts';
import type { Seat } from '@steady/shared/seats.ts';
import { PARTNER_A, PARTNER_B, roleOf } from '@steady/shared/seats.ts';
import type { Desk } from '../../board/createDesk.ts';
import { locale } from '../../words/index.ts';

export const PARTNERS = [PARTNER_A, PARTNER_B] as const;

export const isPartner = (seat: Seat | undefined): boolean =>
  seat !== undefined && roleOf(seat) === 'partner';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day of an entry. Outside a session it bears the beginning of its day only, in UTC. */
export const dayOfEntry = (at: number): string => format(at, at % DAY_MS === 0 ? 'UTC' : undefined);

/** A day of the wall calendar: read as UTC and shown as UTC, so that no time zone moves it. */
export const dayInWords = (day: string): string => format(Date.parse(`${day}T00:00:00Z`), 'UTC');

function format(at: number, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone }).format(at);
}

/** `2026-11-24`: today where this device is, by the server's clock. */
export function today(now: number): string {
  const date = new Date(now);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export const isMine = (desk: Desk, card: Card): boolean =>
  desk.board.cards.authorOf(card.id) === desk.board.me.seat;
