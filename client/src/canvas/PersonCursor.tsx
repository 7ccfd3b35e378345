import { roleOf, type Seat } from '@steady/shared/seats.ts';
import type { ReactElement } from 'react';
import type { TLCursorProps } from 'tldraw';
import { useIsland } from './island.ts';
import { seatOf } from './presence.ts';

/** Where somebody else points: an arrow in their hue, their shape and their name. */
export function PersonCursor({ userId, point, zoom, name }: TLCursorProps): ReactElement | null {
  const { options } = useIsland();
  const seat = seatOf(options, userId);
  // Who only reads points at nothing: no arrow of theirs lies on somebody's words.
  if (point === null || seat === undefined || !isWriter(seat)) return null;
  const transform = `translate(${point.x}px, ${point.y}px) scale(${1 / zoom})`;
  return (
    <div style={{ transform }} className="tl-overlays__item steady-cursor" data-person={seat}>
      <svg className="steady-cursor__arrow" viewBox="0 0 20 22" aria-hidden="true">
        <path d="M2 2 L2 17 L6.5 13 L10 20 L13 18.6 L9.6 11.8 L16 11.4 Z" />
      </svg>
      {name === null ? null : (
        <span className="steady-cursor__name">
          <Mark seat={seat} />
          {name}
        </span>
      )}
    </div>
  );
}

const isWriter = (seat: Seat): boolean => ['partner', 'therapist'].includes(roleOf(seat));

/** Circle, diamond, square: hue is never alone. */
function Mark({ seat }: { readonly seat: string }): ReactElement {
  return (
    <svg className="steady-cursor__mark" viewBox="0 0 12 12" aria-hidden="true">
      {seat === 'partner-a' ? <circle cx="6" cy="6" r="5" /> : null}
      {seat === 'partner-b' ? <path d="M6 0.5 L11.5 6 L6 11.5 L0.5 6 Z" /> : null}
      {seat === 'therapist' ? <rect x="1.5" y="1.5" width="9" height="9" /> : null}
    </svg>
  );
}
