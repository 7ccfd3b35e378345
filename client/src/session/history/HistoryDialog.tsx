import { cardsThen, type Change } from '@steady/shared/board/changes.ts';
import { restoreBoard, restoreCard } from '@steady/shared/board/restore.ts';
import type { BoardId } from '@steady/shared/ids.ts';
import { THERAPIST } from '@steady/shared/seats.ts';
import { createMemo, createSignal, createUniqueId, For, Match, Show, Switch } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { noteRestored } from '../../net/audit.ts';
import { readMoment, type Moment } from '../../net/moment.ts';
import type { Answer } from '../../net/request.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { historyWords } from '../../words/history.ts';
import { words } from '../../words/index.ts';
import { problemText } from '../../words/problemText.ts';
import { cardWords, ChangeItem } from './ChangeItem.tsx';
import { sessionDay } from './contentWords.ts';
import { createPast } from './createPast.ts';
import { momentsOf, sinceLastSession } from './moments.ts';
import { mayGoBack, Restore } from './Restore.tsx';
import './history.css';

export interface HistoryDialogProps {
  boardId: BoardId;
  /** A test brings its own. */
  read?: (seq: number) => Promise<Moment>;
  note?: (seq: number) => Promise<Answer<unknown>>;
}

/**
 * What changed since the last session, or since another one, for everybody; the therapist can bring old
 * words back from there.
 */
export default function HistoryDialog(props: HistoryDialogProps) {
  const desk = useDesk();
  return (
    <Dialog
      open={desk.asking()?.what === 'history'}
      onClose={() => desk.ask(undefined)}
      title={historyWords().title}
    >
      <div class="history-body">
        <History
          read={props.read ?? ((seq) => readMoment(props.boardId, seq))}
          note={props.note ?? ((seq) => noteRestored(props.boardId, seq))}
        />
      </div>
    </Dialog>
  );
}

function History(props: Required<Pick<HistoryDialogProps, 'read' | 'note'>>) {
  const desk = useDesk();
  const { board } = desk;
  const id = createUniqueId();
  const moments = createMemo(() => momentsOf(board.ledger.entries()));
  const [chosen, setChosen] = createSignal<number>();
  const seq = () => chosen() ?? sinceLastSession(moments())?.seq;
  const { past, changes, reordered, again } = createPast(board, seq, (at) => props.read(at));
  const old = () => {
    const was = past();
    return was.kind === 'there' ? was.board : undefined;
  };
  const oldCards = createMemo(() => {
    const was = old();
    return was === undefined ? new Map<never, never>() : cardsThen(was);
  });
  const oldOf = ({ card }: Change) => oldCards().get(card.id);
  const mayRestore = () =>
    board.me.seat === THERAPIST && board.writing().allowed && !board.resting();
  // A card that changed in two ways is restored as a whole, once.
  const ofCard = ({ card }: Change) =>
    changes().filter((change) => change.card.id === card.id && mayGoBack(change));
  const isFirst = (change: Change) => ofCard(change)[0] === change;

  /** [U2] Noted before it is done: the audit says who brought earlier words back. */
  async function restore(write: () => void): Promise<void> {
    const moment = seq();
    if (moment === undefined) return;
    const noted = await props.note(moment);
    if (!noted.ok) return desk.say({ text: problemText(noted.problem) });
    const done = desk.act(() => {
      write();
      return true;
    });
    if (done === true) desk.say({ text: historyWords().done });
  }

  return (
    <Show when={seq() !== undefined} fallback={<p>{historyWords().none}</p>}>
      <div class="field">
        <label class="field-label" for={id}>
          {historyWords().since}
        </label>
        <select
          id={id}
          class="field-input"
          on:change={(event) => setChosen(Number(event.currentTarget.value))}
        >
          <For each={moments()}>
            {(moment) => (
              <option value={moment.seq} selected={moment.seq === seq()}>
                {historyWords()[moment.kind]({ day: sessionDay(moment.sessionAt) })}
              </option>
            )}
          </For>
        </select>
      </div>
      <div class="history-said" aria-live="polite">
        <Switch
          fallback={
            <>
              <p>{whyNot(past().kind)}</p>
              <Show when={past().kind !== 'not-found'}>
                <Button onClick={again}>{historyWords().tryAgain}</Button>
              </Show>
            </>
          }
        >
          <Match when={past().kind === 'reading'}>
            <p>{historyWords().reading}</p>
          </Match>
          <Match when={past().kind === 'there' && reordered()}>
            <p>{historyWords().reordered}</p>
          </Match>
          <Match when={past().kind === 'there' && changes().length === 0}>
            <p>{historyWords().nothing}</p>
          </Match>
          <Match when={past().kind === 'there'}>{null}</Match>
        </Switch>
      </div>
      <Show when={old()}>
        {(was) => (
          <>
            <ul class="history">
              <For each={changes()}>
                {(change) => (
                  <ChangeItem change={change} onGo={() => desk.ask(undefined)}>
                    <Show
                      when={mayRestore() && mayGoBack(change) && isFirst(change) && oldOf(change)}
                    >
                      {(card) => (
                        <Restore
                          label={historyWords().restore}
                          name={historyWords().restoreCard({ card: cardWords(card()) })}
                          changes={ofCard(change)}
                          oldOf={oldOf}
                          also={[]}
                          onRestore={() => void restore(() => restoreCard(board.document, card()))}
                        />
                      )}
                    </Show>
                  </ChangeItem>
                )}
              </For>
            </ul>
            <Show when={mayRestore() && (reordered() || changes().some(mayGoBack))}>
              <Restore
                label={historyWords().restoreBoard}
                changes={changes()}
                oldOf={oldOf}
                also={[
                  ...(reordered() ? [historyWords().staysOrder] : []),
                  historyWords().drawings,
                  historyWords().staysNew,
                  historyWords().staysTakenBack,
                ]}
                onRestore={() => void restore(() => restoreBoard(board.document, was()))}
              />
            </Show>
          </>
        )}
      </Show>
    </Show>
  );
}

function whyNot(kind: string): string {
  if (kind === 'not-found') return historyWords().gone;
  return kind === 'network' ? historyWords().offline : words().errors.unwell;
}
