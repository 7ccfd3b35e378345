import type { CardId } from '@steady/shared/ids.ts';
import { parsePresence } from '@steady/shared/protocol/presence.ts';
import type { Awareness } from 'y-protocols/awareness';
import type { Carets, RemoteCaret } from './carets.ts';

/** The carets of one text of one card, in the awareness states of a board. */
export function awarenessCarets(
  awareness: Awareness,
  { card, field }: { card: CardId; field: string },
): Carets {
  const isHere = (state: unknown) => {
    const { at } = parsePresence(state);
    return at?.card === card && at.field === field ? at : undefined;
  };
  const others = () => {
    const found: RemoteCaret[] = [];
    for (const [client, state] of awareness.getStates()) {
      const at = client === awareness.clientID ? undefined : isHere(state);
      const { user } = parsePresence(state);
      if (at?.anchor === undefined || at.head === undefined || user === undefined) continue;
      found.push({ client, seat: user.seat, name: user.name, anchor: at.anchor, head: at.head });
    }
    return found;
  };
  return {
    set(selection) {
      if (selection !== null) awareness.setLocalStateField('at', { card, field, ...selection });
      // Another text may have been entered before this one was left.
      else if (isHere(awareness.getLocalState()) !== undefined)
        awareness.setLocalStateField('at', undefined);
    },
    observe(changed) {
      let before = '[]';
      const read = () => {
        const now = others();
        const key = JSON.stringify(now);
        if (key === before) return; // cursors on the canvas move often
        before = key;
        changed(now);
      };
      read();
      awareness.on('change', read);
      return () => awareness.off('change', read);
    },
  };
}
