import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js';
import type { ConnectionState } from '../net/connectionState.ts';
import type { SavedState } from '../net/savedCount.ts';

/**
 * What the person is told about what they wrote.
 *
 * quiet     nothing written here yet
 * sending   on its way, for less than SLOW_MS
 * sent      the server has it on disk, and all seated people can see it
 * kept      not sent; it is on this page only
 */
export type Told = 'quiet' | 'sending' | 'sent' | 'kept';

/** ms on the way before it is called not sent: a pause or a stalled network looks like this. */
export const SLOW_MS = 3_000;
/** ms of calm before "sent" is shown, so that it does not flicker with each key; it is never early. */
export const CALM_MS = 500;

export function createSaved(
  saved: Accessor<SavedState>,
  connection: Accessor<ConnectionState>,
  setTimer: (run: () => void, ms: number) => () => void,
): Accessor<Told> {
  const [told, setTold] = createSignal<Told>('quiet');
  let cancel = () => {};
  const later = (next: Told, ms: number) => {
    cancel();
    cancel = setTimer(() => setTold(next), ms);
  };
  createEffect(
    on([saved, () => connection().kind], ([state, kind]) => {
      cancel();
      if (state === 'nothing') setTold('quiet');
      else if (state === 'saved') {
        if (told() !== 'sent') later('sent', CALM_MS);
      } else if (state === 'kept' && kind !== 'open') setTold('kept');
      else if (told() !== 'kept') {
        setTold('sending');
        later('kept', SLOW_MS);
      }
    }),
  );
  onCleanup(() => cancel());
  return told;
}
