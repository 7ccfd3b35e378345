import { isCard } from '@steady/shared/board/card.ts';
import Eye from 'lucide-solid/icons/eye';
import { For, Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { Button } from '../ui/Button.tsx';
import { dialogWords } from '../words/dialogs.ts';
import { words } from '../words/index.ts';
import { Words } from './Words.tsx';

/** What I took back, for me alone: each can be read and brought back. */
export default function TakenBackList(props: { onDone: () => void }) {
  const desk = useDesk();
  return (
    <>
      <p class="card-see">
        <Eye aria-hidden="true" size={16} />
        {dialogWords().takenBack.who}
      </p>
      <ul class="taken-back">
        <For each={desk.board.cards.takenBack()}>
          {(id) => {
            const card = () => {
              const found = desk.board.cards.card(id);
              return found !== undefined && isCard(found) ? found : undefined;
            };
            return (
              <Show when={card()}>
                {(mine) => (
                  <li>
                    <p dir="auto">
                      <Words text={mine().text} empty={words().cards.kinds[mine().kind]} />
                    </p>
                    <Button
                      onClick={() => {
                        props.onDone();
                        desk.bringBack(mine().id);
                      }}
                    >
                      {words().cards.takenBack.bringBack}
                    </Button>
                  </li>
                )}
              </Show>
            );
          }}
        </For>
      </ul>
    </>
  );
}
