import { addCard } from '@steady/shared/board/writeCards.ts';
import { createEffect, createSignal, For, on, Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { localWords } from '../words/local.ts';
import { words } from '../words/index.ts';
import { pastWords, type PastCard } from './pastWords.ts';
import './device.css';

/**
 * The board began anew, and words of mine from before are not on it: asked about once the board is there,
 * and again each time it is opened until they are brought back or no longer needed.
 */
export default function PastWords() {
  const desk = useDesk();
  const { board } = desk;
  const say = () => localWords().past;
  const [left, setLeft] = createSignal<readonly PastCard[]>([]);
  const [isOpen, setOpen] = createSignal(false);
  const [isRemoving, setRemoving] = createSignal(false);
  const why = () => board.past()[0]?.why ?? 'restored';

  const decided = () => {
    setOpen(false);
    setLeft([]);
    void board.kept()?.removePast();
    board.setPast([]);
  };
  createEffect(
    on([board.ready, board.past], ([ready, past]) => {
      if (!ready || past.length === 0) return;
      const found = pastWords(past, board.document, board.me.seat);
      setLeft(found);
      if (found.length === 0) decided();
      else setOpen(true);
    }),
  );

  const bring = (cards: readonly PastCard[]) => {
    for (const card of cards) {
      const done = desk.act(() => addCard(board.document, card.anew, board.random));
      if (done === undefined) return;
      setLeft((all) => all.filter((one) => one !== card));
    }
    desk.say({ text: say().brought });
    if (left().length === 0) decided();
  };
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text).then(
      () => desk.say({ text: say().copied }),
      () => {
        // They stand there to be marked by hand.
      },
    );
  };

  return (
    <Dialog
      open={isOpen()}
      onClose={() => setOpen(false)}
      title={say().title}
      actions={
        <>
          <Show
            when={isRemoving()}
            fallback={
              <Button look="quiet" onClick={() => setRemoving(true)}>
                {say().remove}
              </Button>
            }
          >
            <Button onClick={decided}>{say().removeNow}</Button>
          </Show>
          <Button onClick={() => setOpen(false)}>{say().later}</Button>
          <Button look="primary" onClick={() => bring(left())}>
            {say().bringAll({ count: left().length })}
          </Button>
        </>
      }
    >
      <div class="device">
        <div class="device-part">
          <p>{say()[why()]}</p>
          <p>{say().who}</p>
          <p>{say().bringSays}</p>
          <p>{board.kept() === undefined ? say().laterPage : say().laterHere}</p>
        </div>
        <ul class="past-cards">
          <For each={left()}>
            {(card) => (
              <li class="past-card">
                <p class="past-kind">{words().cards.kinds[card.anew.kind]}</p>
                <p class="past-text" dir="auto">
                  {card.text}
                </p>
                <Show when={!card.isMine}>
                  <p>{say().edited}</p>
                </Show>
                <div class="past-ways">
                  <Button onClick={() => bring([card])}>{say().bring}</Button>
                  <Button onClick={() => void copy(card.text)}>{say().copy}</Button>
                </div>
              </li>
            )}
          </For>
        </ul>
        <p role="status">{isRemoving() ? say().removeSays : ''}</p>
      </div>
    </Dialog>
  );
}
