import type { CardThen, Change } from '@steady/shared/board/changes.ts';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { historyWords } from '../../words/history.ts';
import { words } from '../../words/index.ts';
import { cardWords } from './ChangeItem.tsx';

export interface RestoreProps {
  /** What the button says. */
  label: string;
  /** The same with the card's words, for those who hear the button alone. */
  name?: string;
  /** The changes that restoring goes back on. */
  changes: readonly Change[];
  oldOf: (change: Change) => CardThen | undefined;
  /** Sentences behind those of the cards: what stays, and what else comes back. */
  also: readonly string[];
  onRestore: () => void;
}

/** A button that first says what will happen, and does it at the second. */
export function Restore(props: RestoreProps) {
  const [isOpen, setOpen] = createSignal(false);
  const id = createUniqueId();
  let home: HTMLDivElement | undefined;
  let preview: HTMLDivElement | undefined;
  const close = () => {
    setOpen(false);
    home?.querySelector('button')?.focus();
  };
  return (
    <div class="history-restore" ref={(element) => (home = element)}>
      <Show
        when={isOpen()}
        fallback={
          <Button
            aria-label={props.name}
            onClick={() => {
              setOpen(true);
              preview?.focus();
            }}
          >
            {props.label}
          </Button>
        }
      >
        <div
          class="history-preview"
          role="group"
          aria-labelledby={id}
          tabindex="-1"
          ref={(element) => (preview = element)}
        >
          <p id={id}>{historyWords().preview}</p>
          <ul>
            <For each={props.changes}>
              {(change) => (
                <For each={effects(change, props.oldOf(change))}>
                  {(text) => <li dir="auto">{text}</li>}
                </For>
              )}
            </For>
            <For each={props.also}>{(text) => <li>{text}</li>}</For>
            <li>{historyWords().seen}</li>
          </ul>
          <div class="history-acts">
            <Button onClick={close}>{historyWords().leave}</Button>
            <Button
              onClick={() => {
                close();
                props.onRestore();
              }}
            >
              {historyWords().confirm}
            </Button>
          </div>
        </div>
      </Show>
    </div>
  );
}

/** What going back on one change does, in sentences. */
function effects(change: Change, old: CardThen | undefined): string[] {
  if (old === undefined) return [];
  const card = cardWords(old);
  const lane = words().lanes[old.lane];
  switch (change.kind) {
    case 'changed': {
      const hasWords = change.fields.some(({ was, now }) =>
        [was, now].some((one) => one !== undefined && 'words' in one),
      );
      const hasValues = change.fields.some(({ was, now }) =>
        [was, now].some((one) => one !== undefined && 'value' in one),
      );
      return [
        ...(hasWords ? [historyWords().says({ card: wordsOf(change, old) })] : []),
        ...(hasValues ? [historyWords().staysFields] : []),
      ];
    }
    case 'moved':
      return [historyWords().goesBack({ card, lane })];
    case 'gone':
      return [historyWords().comesBack({ card, lane })];
    case 'new':
    case 'taken-back':
    case 'brought-back':
      return [];
    default:
      return change satisfies never;
  }
}

/** The words that come back: the card's own, or those of the fields that changed. */
function wordsOf({ fields }: Extract<Change, { kind: 'changed' }>, old: CardThen): string {
  const said = fields.flatMap(({ was }) =>
    was !== undefined && 'words' in was ? [was.words] : [],
  );
  return said.length === 0 ? cardWords(old) : said.join(' · ');
}

/** Whether there is something to go back on. */
export const mayGoBack = ({ kind }: Change): boolean =>
  kind === 'changed' || kind === 'moved' || kind === 'gone';
