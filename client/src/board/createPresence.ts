import { parsePresence, type User } from '@steady/shared/protocol/presence.ts';
import type { Seat } from '@steady/shared/seats.ts';
import { createMemo, createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Awareness } from 'y-protocols/awareness';
import { unnamed } from '../words/unnamed.ts';

/** As the server stamps an awareness state. */
export type Person = Readonly<User>;

export interface Presence {
  /** Who has the board open now, once each, I myself among them; in the order of seats. */
  readonly here: Accessor<readonly Person[]>;
  /** Who else has the caret in a text of this card. */
  writingOn(card: string): readonly Person[];
}

interface At {
  readonly person: Person;
  readonly card: string | undefined;
}

/** Who is here. Cursors move often; none of that runs anything here. */
export function createPresence(awareness: Awareness, me: Person): Presence {
  const [others, setOthers] = createSignal<readonly At[]>([], { equals: sameAll });
  const read = () => {
    const found: At[] = [];
    for (const [client, state] of awareness.getStates()) {
      if (client === awareness.clientID) continue;
      const { user, at } = parsePresence(state);
      if (user === undefined) continue;
      const person = user.name.trim() === '' ? { ...user, name: unnamed(user.seat) } : user;
      found.push({ person, card: at?.card });
    }
    setOthers(found.toSorted((a, b) => (a.person.seat < b.person.seat ? -1 : 1)));
  };
  read();
  awareness.on('change', read);
  onCleanup(() => awareness.off('change', read));
  awareness.setLocalStateField('user', me);

  const here = createMemo(() => {
    const bySeat = new Map<Seat, Person>([[me.seat, me]]);
    for (const { person } of others()) {
      if (!bySeat.has(person.seat)) bySeat.set(person.seat, person);
    }
    return [...bySeat.values()].toSorted((a, b) => rank(a.seat) - rank(b.seat));
  });
  const writing = createMemo(() => {
    const byCard = new Map<string, Person[]>();
    for (const { person, card } of others()) {
      if (card === undefined || person.seat === me.seat) continue;
      const present = byCard.get(card) ?? [];
      if (!present.some(({ seat }) => seat === person.seat)) present.push(person);
      byCard.set(card, present);
    }
    return byCard;
  });
  return {
    here,
    writingOn: (card) => writing().get(card) ?? NOBODY,
  };
}

const NOBODY: readonly Person[] = [];

const ORDER = ['partner-a', 'partner-b', 'therapist'];
const rank = (seat: Seat): number => {
  const at = ORDER.indexOf(seat);
  return at === -1 ? ORDER.length : at;
};

const sameAll = (one: readonly At[], other: readonly At[]): boolean =>
  one.length === other.length &&
  one.every(({ person, card }, n) => {
    const twin = other[n];
    return (
      twin?.person.seat === person.seat && twin.person.name === person.name && twin.card === card
    );
  });
