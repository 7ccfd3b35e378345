import type { CardId } from '@steady/shared/ids.ts';
import { For, onCleanup, Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { createAsking } from '../session/createAsking.ts';
import { Button } from '../ui/Button.tsx';
import { summaryWords } from '../words/summary.ts';
import type { Holding } from './holding.ts';

/** Beside an own card on the page: one tap keeps it out of everybody else's copy, or puts it back. */
export function HoldBack(props: { holding: Holding }) {
  const hold = createHold();
  const say = () => summaryWords().hold;
  const isHeld = () => props.holding.how === 'release';
  let home: HTMLDivElement | undefined;
  // The card leaves the page, and the focus with it.
  onCleanup(() => {
    if (home?.contains(document.activeElement) === true) focusNextTo(home);
  });
  return (
    <div class="paper-hold" ref={(element) => (home = element)}>
      <Show when={props.holding.how !== 'agreed'} fallback={<p>{say().agreed}</p>}>
        <Button
          aria-label={
            isHeld()
              ? say().releaseCard({ card: props.holding.words })
              : say().holdCard({ card: props.holding.words })
          }
          busy={hold.busy()}
          onClick={() => void hold.set(props.holding.card, !isHeld())}
        >
          {isHeld() ? say().release : say().hold}
        </Button>
      </Show>
    </div>
  );
}

/** What I hold back: nobody else sees this list, or that it is there. */
export function HeldBack(props: { held: readonly Holding[] }) {
  const hold = createHold();
  return (
    <Show when={props.held.length > 0}>
      <details class="summary-held">
        <summary>{summaryWords().hold.count({ count: props.held.length })}</summary>
        <p class="field-hint">{summaryWords().hold.who}</p>
        <ul role="list">
          <For each={props.held}>
            {(one) => (
              <li>
                <p dir="auto">{one.words}</p>
                <Button
                  aria-label={summaryWords().hold.releaseCard({ card: one.words })}
                  busy={hold.busy()}
                  onClick={() => void hold.set(one.card, false)}
                >
                  {summaryWords().hold.release}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  );
}

function createHold() {
  const desk = useDesk();
  const asking = createAsking();
  return {
    busy: asking.busy,
    async set(card: CardId, held: boolean): Promise<boolean> {
      const done = await asking.ask({ kind: 'hold-back', card, held });
      if (done) desk.say({ text: held ? summaryWords().hold.held : summaryWords().hold.released });
      return done;
    },
  };
}

/** To the next own card, or to the list of what is held back. */
function focusNextTo(home: HTMLElement): void {
  const all = [...document.querySelectorAll<HTMLElement>('.paper-hold')];
  const next = all.slice(all.indexOf(home) + 1).map((one) => one.querySelector('button'));
  queueMicrotask(() => {
    const button = next.find((one) => one?.isConnected === true);
    (button ?? document.querySelector<HTMLElement>('.summary-held summary'))?.focus();
  });
}
