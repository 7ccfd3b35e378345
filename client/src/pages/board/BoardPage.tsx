import { boardIdSchema, type BoardId } from '@steady/shared/ids.ts';
import { createResource, createSignal, For, Match, Show, Switch } from 'solid-js';
import * as v from 'valibot';
import { api } from '../../net/api.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { NoSeatPage } from '../NoSeatPage.tsx';
import { Page } from '../Page.tsx';
import { ProblemSheet } from '../ProblemSheet.tsx';
import { LiveBoard } from './LiveBoard.tsx';
import { peopleOf } from './people.ts';

/** `/board/:boardId`: finds out who I am on this board, then shows it live. */
export default function BoardPage(props: { boardId?: string }) {
  const boardId = () => {
    const parsed = v.safeParse(boardIdSchema, props.boardId);
    return parsed.success ? parsed.output : undefined;
  };
  return (
    <Show when={boardId()} keyed fallback={<NoSeatPage />}>
      {(id) => <Opening boardId={id} />}
    </Show>
  );
}

function Opening(props: { boardId: BoardId }) {
  const [answer, { refetch }] = createResource(
    () => props.boardId,
    (id) => api.board(id),
  );
  /** Counts up when the board must be opened anew, with an empty document. */
  const [round, setRound] = createSignal(1);
  const people = () => {
    const found = answer();
    return found?.ok === true ? peopleOf(found.value) : undefined;
  };
  const problem = () => {
    const found = answer();
    return found?.ok === false ? found.problem.kind : undefined;
  };
  return (
    <Switch
      fallback={
        <Page>
          <Skeleton lines={4} />
        </Page>
      }
    >
      <Match when={people()}>
        {(found) => (
          <For each={[round()]}>
            {() => (
              <LiveBoard
                boardId={props.boardId}
                people={found()}
                onOpenAgain={() => setRound((n) => n + 1)}
              />
            )}
          </For>
        )}
      </Match>
      <Match when={answer()?.ok === true || isNoSeat(problem())}>
        <NoSeatPage />
      </Match>
      <Match when={problem()}>
        {(kind) => (
          <Page shape="sheet">
            <ProblemSheet kind={kind()} onRetry={() => void refetch()} />
          </Page>
        )}
      </Match>
    </Switch>
  );
}

const isNoSeat = (kind: string | undefined): boolean =>
  kind === 'not-found' || kind === 'not-allowed' || kind === 'not-signed-in';
