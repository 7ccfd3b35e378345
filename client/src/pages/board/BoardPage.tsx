import { boardIdSchema, type BoardId } from '@steady/shared/ids.ts';
import {
  createEffect,
  createResource,
  createSignal,
  For,
  Match,
  Show,
  Switch,
  untrack,
} from 'solid-js';
import { Dynamic } from 'solid-js/web';
import * as v from 'valibot';
import { isMarked } from '../../local/marker.ts';
import type { KeptCopy, OpenedCopy } from '../../local/openCopy.ts';
import type { Past } from '../../local/past.ts';
import { api } from '../../net/api.ts';
import { later, laterPart } from '../../ui/later.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Page } from '../Page.tsx';
import { CodeMissingPage } from '../CodeMissingPage.tsx';
import { ProblemSheet } from '../ProblemSheet.tsx';
import { peopleOf } from './people.ts';

const NoSeatPage = later(() => import('../NoSeatPage.tsx'));

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

/**
 * The board itself, most of the program: it comes while the server is asked who I am, or while somebody types
 * the passcode of a copy, which needs none of it.
 */
const live = laterPart(() => import('./LiveBoard.tsx'));

/** A copy on this device, its passcode asked for; comes only where there is one. */
const UnlockCopy = later(() => import('../../local/UnlockCopy.tsx'));

function Opening(props: { boardId: BoardId }) {
  const [answer, { refetch }] = createResource(
    () => props.boardId,
    (id) => api.board(id),
  );
  /** Counts up when the board must be opened anew, with an empty document. */
  const [round, setRound] = createSignal(1);
  const [kept, setKept] = createSignal<OpenedCopy | 'locked' | undefined>(
    untrack(() => isMarked(props.boardId)) ? 'locked' : undefined,
  );
  createEffect(() => {
    if (kept() !== 'locked') live.fetch();
  });
  const opened = () => {
    const copy = kept();
    return copy === 'locked' ? undefined : copy;
  };
  const told = () => {
    const found = answer();
    return found?.ok === true ? found.value : undefined;
  };
  const problem = () => {
    const found = answer();
    return found?.ok === false ? found.problem.kind : undefined;
  };
  const isOut = () => problem() === 'network' || problem() === 'unwell';
  const people = () => {
    const board = told() ?? (isOut() ? opened()?.board : undefined);
    return board === undefined ? undefined : peopleOf(board);
  };
  // A seat that was taken away takes its copy along, whether its passcode is known here or not.
  createEffect(() => {
    if (!isNoSeat(problem()) || !isMarked(props.boardId)) return;
    const { boardId } = props;
    const isSignedOut = problem() === 'not-signed-in';
    setKept(undefined);
    import('../../local/forget.ts').then(
      ({ forgetEnded }) => forgetEnded(boardId, isSignedOut),
      () => {},
    );
  });
  const [past, setPast] = createSignal<readonly Past[]>([]);
  const openAgain = async (before: Past, copy: KeptCopy | undefined) => {
    // A browser that keeps nothing now: it stays on this page.
    const anew = await copy?.beginAnew().catch(() => undefined);
    // A copy keeps it for longer than this page is open.
    if (anew === undefined) setPast([before, ...past()]);
    setKept(anew);
    // Who sits where may have changed with it: the lead of a board is handed over that way.
    await refetch();
    setRound((n) => n + 1);
  };
  return (
    <Switch
      fallback={
        <Page>
          <Skeleton lines={4} />
        </Page>
      }
    >
      <Match when={kept() === 'locked' && !isNoSeat(problem())}>
        <UnlockCopy
          boardId={props.boardId}
          seat={told()?.ownSeat ?? undefined}
          isOut={isOut()}
          onShown={() => live.fetch()}
          onOpened={setKept}
          onWithout={() => setKept(undefined)}
        />
      </Match>
      <Match when={live.isFailed()}>
        <CodeMissingPage />
      </Match>
      <Match when={live.found() !== undefined && people()}>
        {(found) => (
          <For each={[round()]}>
            {() => (
              <Dynamic
                component={live.found()?.LiveBoard}
                boardId={props.boardId}
                people={found()}
                kept={opened()}
                told={told()}
                past={past()}
                onOpenAgain={(before, copy) => void openAgain(before, copy)}
              />
            )}
          </For>
        )}
      </Match>
      <Match when={(answer()?.ok === true && !people()) || isNoSeat(problem())}>
        <NoSeatPage />
      </Match>
      <Match when={!people() && problem()}>
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
