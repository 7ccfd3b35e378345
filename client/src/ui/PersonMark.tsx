import { Show } from 'solid-js';
import { roleOf, type Seat } from '@steady/shared/seats.ts';
import './personMark.css';

export interface PersonMarkProps {
  seat: Seat;
  /** As they are called on this board; the first letter stands in the mark. */
  name: string;
  /** With the name beside it the mark is decoration; alone it carries the name for screen readers. */
  withName?: boolean;
  size?: 'small' | 'normal';
}

/** A person as hue, shape and letter at once: circle, diamond, square; observers an open ring. */
export function PersonMark(props: PersonMarkProps) {
  return (
    <span class="person" data-person={props.seat} data-size={props.size ?? 'normal'}>
      <span
        class="person-mark"
        data-shape={shapeOf(props.seat)}
        role={props.withName ? undefined : 'img'}
        aria-label={props.withName ? undefined : props.name}
        aria-hidden={props.withName ? 'true' : undefined}
      >
        <span aria-hidden="true">{initialOf(props.name)}</span>
      </span>
      <Show when={props.withName}>
        <bdi>{props.name}</bdi>
      </Show>
    </span>
  );
}

export type PersonShape = 'circle' | 'diamond' | 'square' | 'ring';

/** Also for carets and canvas cursors, wherever a name would be too long. */
export function shapeOf(seat: Seat): PersonShape {
  switch (roleOf(seat)) {
    case 'therapist':
      return 'square';
    case 'partner':
      return seat === 'partner-a' ? 'circle' : 'diamond';
    case 'observer':
    case 'room-view':
      return 'ring';
  }
}

/** The first letter as a person sees it: Å, 愛 and 👩‍🚀 are one each, and isolates are none. */
export function initialOf(name: string): string {
  const first = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    .segment(name.replace(/^[\s\u2066-\u2069]+/, ''))
    [Symbol.iterator]()
    .next();
  return first.done ? '' : first.value.segment.toLocaleUpperCase();
}
