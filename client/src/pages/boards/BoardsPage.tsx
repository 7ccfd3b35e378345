import CircleUser from 'lucide-solid/icons/circle-user';
import LogOut from 'lucide-solid/icons/log-out';
import Plus from 'lucide-solid/icons/plus';
import { createResource, createSignal, Index, Show } from 'solid-js';
import type { BoardId } from '@steady/shared/ids.ts';
import { THERAPIST } from '@steady/shared/seats.ts';
import { api } from '../../net/api.ts';
import { pagesApi, type ListedBoard } from '../../net/pagesApi.ts';
import { signOut } from '../../net/signOut.ts';
import type { Answer } from '../../net/request.ts';
import { goTo } from '../../ui/address.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { createMediaQuery, PHONE } from '../../ui/createMediaQuery.ts';
import { IconLink } from '../../ui/IconLink.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { createNotices } from '../../ui/notices.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { words } from '../../words/index.ts';
import { pageWords } from '../../words/pages.ts';
import { problemText } from '../../words/problemText.ts';
import { Page } from '../Page.tsx';
import { ProblemSheet } from '../ProblemSheet.tsx';
import { BoardTile } from './BoardTile.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { NewBoardDialog } from './NewBoardDialog.tsx';
import './boards.css';

interface Loaded {
  /** Whether whoever looks has an account, and so may make boards. */
  therapist: boolean;
  boards: readonly ListedBoard[];
}

/** The therapist's boards; also for the rare device that sits on several. */
export default function BoardsPage() {
  const { say, Notices } = createNotices();
  const [making, setMaking] = createSignal(false);
  const [inviting, setInviting] = createSignal<BoardId>();
  const [loaded, { refetch }] = createResource(async () => {
    const answer = await loadBoards();
    if (!answer.ok && answer.problem.kind === 'not-signed-in') goTo('/sign-in', 'replace');
    return answer;
  });
  const shown = () => {
    const answer = loaded.latest;
    return answer?.ok ? answer.value : undefined;
  };
  const problem = () => {
    const answer = loaded.latest;
    return answer && !answer.ok && answer.problem.kind !== 'not-signed-in'
      ? answer.problem
      : undefined;
  };

  const leave = async () => {
    const answer = await signOut();
    if (answer.ok) goTo('/sign-in', 'replace');
    else say({ text: problemText(answer.problem) });
  };

  return (
    <Page
      shape={problem() ? 'sheet' : 'wide'}
      actions={<Actions therapist={shown()?.therapist === true} onSignOut={() => void leave()} />}
    >
      <Show
        when={!problem()}
        fallback={
          <ProblemSheet kind={problem()?.kind ?? 'unexpected'} onRetry={() => void refetch()} />
        }
      >
        <div class="boards-head">
          <div class="sheet-head">
            <h1>{pageWords().boards.title}</h1>
            <p class="soft">{pageWords().boards.intro}</p>
          </div>
          <Show when={shown()?.therapist && shown()?.boards.length}>
            <MakeButton onMake={() => setMaking(true)} />
          </Show>
        </div>
        <Show when={shown()} fallback={<Skeleton />}>
          {(shown) => (
            <Show
              when={shown().boards.length > 0}
              fallback={<Empty onMake={() => setMaking(true)} />}
            >
              <ul class="boards-list">
                {/* By place: a list that was read again must not pull a tile away under a finger. */}
                <Index each={shown().boards}>
                  {(board) => (
                    <BoardTile
                      board={board()}
                      onInvite={() => setInviting(board().boardId)}
                      mayInvite={board().ownSeat === THERAPIST}
                    />
                  )}
                </Index>
              </ul>
            </Show>
          )}
        </Show>
      </Show>
      <NewBoardDialog
        open={making()}
        onClose={() => setMaking(false)}
        onMade={(boardId) => {
          setMaking(false);
          say({ text: pageWords().boards.made });
          setInviting(boardId);
          void refetch();
        }}
      />
      <InviteDialog
        boardId={inviting()}
        onClose={() => {
          setInviting(undefined);
          void refetch();
        }}
      />
      <Notices />
    </Page>
  );
}

async function loadBoards(): Promise<Answer<Loaded>> {
  const me = await api.me();
  if (!me.ok) return me;
  const list = await pagesApi.boards();
  if (!list.ok) return list;
  const therapist = me.value.person?.account ?? false;
  return { ok: true, value: { therapist, boards: list.value } };
}

function Actions(props: { therapist: boolean; onSignOut: () => void }) {
  const phone = createMediaQuery(PHONE);
  return (
    <>
      {/* A partner's own devices stand on their board. */}
      <Show when={props.therapist}>
        <Show
          when={phone()}
          fallback={
            <ButtonLink href="/account" look="plain" icon={<CircleUser aria-hidden="true" />}>
              {pageWords().boards.account}
            </ButtonLink>
          }
        >
          <IconLink href="/account" name={pageWords().boards.account}>
            <CircleUser aria-hidden="true" />
          </IconLink>
        </Show>
      </Show>
      <SignOut onSignOut={() => props.onSignOut()} />
    </>
  );
}

function SignOut(props: { onSignOut: () => void }) {
  const phone = createMediaQuery(PHONE);
  return (
    <Show
      when={phone()}
      fallback={
        <Button look="plain" onClick={() => props.onSignOut()}>
          {words().shell.signOut}
        </Button>
      }
    >
      <IconButton name={words().shell.signOut} onClick={() => props.onSignOut()}>
        <LogOut aria-hidden="true" />
      </IconButton>
    </Show>
  );
}

function MakeButton(props: { onMake: () => void }) {
  return (
    <Button look="primary" icon={<Plus aria-hidden="true" />} onClick={() => props.onMake()}>
      {pageWords().boards.newBoard}
    </Button>
  );
}

function Empty(props: { onMake: () => void }) {
  return (
    <section class="boards-empty">
      <h2>{pageWords().boards.empty.title}</h2>
      <p>{pageWords().boards.empty.text}</p>
      <MakeButton onMake={() => props.onMake()} />
    </section>
  );
}
