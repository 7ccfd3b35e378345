import type { CardThen, Change } from '@steady/shared/board/changes.ts';
import { For, Show, type JSX } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { KindIcon } from '../../cards/KindIcon.tsx';
import { Button } from '../../ui/Button.tsx';
import { PersonMark } from '../../ui/PersonMark.tsx';
import { historyWords } from '../../words/history.ts';
import { words } from '../../words/index.ts';
import { named } from '../../board/named.ts';
import { contentWords, fieldLabel } from './contentWords.ts';

/** One thing that changed: what and where, whose card, and its words before and now. */
export function ChangeItem(props: { change: Change; onGo: () => void; children?: JSX.Element }) {
  const desk = useDesk();
  const card = () => props.change.card;
  const author = () => desk.board.cards.authorOf(card().id) ?? card().by;
  // What somebody took back is theirs: others hear that it is gone, and no words.
  const isSecret = () => props.change.kind === 'taken-back' && author() !== desk.board.me.seat;
  const isOnBoard = () => props.change.kind !== 'gone' && props.change.kind !== 'taken-back';
  return (
    <li class="history-item" data-change={props.change.kind}>
      <h3 class="history-what">
        <KindIcon kind={card().kind} />
        {whatHappened(props.change)}
      </h3>
      <Show when={!isSecret()}>
        <p class="history-whose">
          <PersonMark seat={author()} name={named(desk.board, author())} size="small" withName />
        </p>
        <Show
          when={props.change.kind === 'changed' && props.change.fields}
          fallback={
            <p class="history-words" dir="auto">
              {cardWords(card())}
            </p>
          }
        >
          {(fields) => (
            <For each={fields()}>
              {({ field, was, now }) => (
                <div class="history-field" role="group" aria-label={fieldLabel(field)}>
                  <Show when={field !== 'text'}>
                    <p class="history-label">{fieldLabel(field)}</p>
                  </Show>
                  <dl>
                    <dt>{historyWords().before}</dt>
                    <dd dir="auto">{contentWords(desk.board, was)}</dd>
                    <dt>{historyWords().now}</dt>
                    <dd dir="auto">{contentWords(desk.board, now)}</dd>
                  </dl>
                </div>
              )}
            </For>
          )}
        </Show>
      </Show>
      <div class="history-acts">
        <Show when={isOnBoard()}>
          <Button
            look="plain"
            onClick={() => {
              props.onGo();
              desk.goTo(card().id);
            }}
          >
            {historyWords().goTo}
          </Button>
        </Show>
        {props.children}
      </div>
    </li>
  );
}

/** A card without words is called by its kind. */
export const cardWords = ({ text, kind }: CardThen): string =>
  text.trim() === '' ? words().cards.kinds[kind] : text;

function whatHappened(change: Change): string {
  const lane = words().lanes[change.card.lane];
  switch (change.kind) {
    case 'new':
      return historyWords().new({ lane });
    case 'changed':
      return historyWords().changed({ lane });
    case 'moved':
      return historyWords().moved({ from: words().lanes[change.from], lane });
    case 'taken-back':
      return historyWords().takenBack({ lane });
    case 'brought-back':
      return historyWords().broughtBack({ lane });
    case 'gone':
      return historyWords().notThere({ lane });
    default:
      return change satisfies never;
  }
}
