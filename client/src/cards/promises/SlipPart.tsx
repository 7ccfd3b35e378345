import type { Card } from '@steady/shared/board/card.ts';
import { setField, wordsOf } from '@steady/shared/board/writeCards.ts';
import { parseSeat, type Seat } from '@steady/shared/seats.ts';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { createText } from '../../board/createText.ts';
import { named } from '../../board/named.ts';
import { useDesk } from '../../board/createDesk.ts';
import { promiseWords } from '../../words/promises.ts';
import { CardWords } from '../CardWords.tsx';
import { Act } from './Act.tsx';
import { isPartner } from './sayings.ts';

/**
 * "If this slips, I will…" of an agreement. Nobody says it for somebody else: a partner takes it on,
 * and only that partner writes it; the therapist can suggest words.
 */
export function SlipPart(props: { card: Card }) {
  const desk = useDesk();
  const { document: board, me } = desk.board;
  const mayWrite = () => desk.board.mayWriteIn(props.card.lane);
  const say = () => promiseWords().agreement.slip;
  const owner = () => {
    const seat = props.card.values.get('slipOwner');
    return typeof seat === 'string' ? parseSeat(seat) : undefined;
  };
  const own = () => owner() === me.seat && mayWrite();
  const text = createMemo(
    () =>
      props.card.words.get('ifThisSlips') ??
      // A card from another program may lack it; whoever only reads makes none.
      (own() ? wordsOf(board, props.card.id, 'ifThisSlips') : undefined),
  );
  const listened = createMemo(() => {
    const present = text();
    return present === undefined ? undefined : createText(present);
  });
  const written = () => listened()?.() ?? '';
  const isEmpty = () => written().trim() === '';
  const [justTaken, setJustTaken] = createSignal(false);
  const take = (seat: Seat | undefined) => {
    setJustTaken(seat !== undefined);
    const { id } = props.card;
    desk.act(() => setField(board, id, 'slipOwner', seat));
  };
  const label = () => {
    const seat = owner();
    if (seat === undefined) return say().nobody;
    return own() ? say().mine : say().theirs({ name: named(desk.board, seat) });
  };
  return (
    <div class="card-field-edit">
      <span class="card-label">{label()}</span>
      <Switch>
        <Match when={own() && text()}>
          {(present) => (
            <>
              <CardWords
                text={present()}
                card={props.card}
                field="ifThisSlips"
                label={say().mine}
                open
                focus={justTaken()}
              />
              <Show when={isEmpty()}>
                <Act onPress={() => take(undefined)}>{say().leave}</Act>
              </Show>
            </>
          )}
        </Match>
        <Match when={owner() !== undefined || !isEmpty()}>
          <p class="promise-words" dir="auto">
            {isEmpty() ? say().empty : written()}
          </p>
        </Match>
      </Switch>
      <Show when={owner() === undefined}>
        <p class="field-hint">{say().hint}</p>
        <Show when={isPartner(me.seat) && mayWrite()}>
          <Act onPress={() => take(me.seat)}>{say().take}</Act>
        </Show>
      </Show>
    </div>
  );
}
