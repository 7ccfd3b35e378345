import type { BoardId } from '@steady/shared/ids.ts';
import type { Seat } from '@steady/shared/seats.ts';
import {
  createEffect,
  createResource,
  createSignal,
  Match,
  onCleanup,
  onMount,
  Show,
  Switch,
  untrack,
} from 'solid-js';
import { Page } from '../pages/Page.tsx';
import { Button } from '../ui/Button.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { localWords } from '../words/local.ts';
import { copiesOf, copyId } from './copies.ts';
import { openLocalDatabase } from './database.ts';
import { forgetBoard } from './forget.ts';
import { isMarked } from './marker.ts';
import type { openCopy, OpenedCopy } from './openCopy.ts';
import { askPages } from './pages.ts';
import { hadUnsent } from './unsentMark.ts';

export interface UnlockCopyProps {
  boardId: BoardId;
  /** Mine, once the server has said so. */
  seat: Seat | undefined;
  /** There is no server to open the board from. */
  isOut: boolean;
  /** Somebody reads it now: what comes next may be fetched. */
  onShown: () => void;
  onOpened: (copy: OpenedCopy) => void;
  onWithout: () => void;
}

/** Asks for the passcode of the copy that this device keeps; says so when the copy is gone, or a part of it. */
export default function UnlockCopy(props: UnlockCopyProps) {
  const [there, { refetch }] = createResource(
    () => ({ boardId: props.boardId, seat: props.seat }),
    ({ boardId, seat }) => whatIsThere(boardId, seat).catch((): There => 'mine'),
  );
  // Somebody else's, who shared this device: it stays theirs, and nobody is asked for their passcode.
  createEffect(() => {
    if (there() === 'theirs') props.onWithout();
  });
  const [torn, setTorn] = createSignal<OpenedCopy>();
  const words = () => localWords().unlock;
  const without = async () => {
    await remove(props.boardId, props.seat);
    props.onWithout();
  };
  const opened = (copy: OpenedCopy) => {
    if (copy.isWhole) props.onOpened(copy);
    else setTorn(copy);
  };
  return (
    <Page shape="sheet">
      <Switch>
        <Match when={torn()}>
          {(copy) => (
            <section class="sheet" role="alert">
              <div class="sheet-head">
                <h1>{words().torn}</h1>
                <Show
                  when={copy().doc.store.clients.size === 0}
                  fallback={<p>{words().tornSent}</p>}
                >
                  <p>{words().tornUnsent}</p>
                  <p>{words().tornAsks}</p>
                </Show>
              </div>
              <Button look="primary" wide onClick={() => props.onOpened(copy())}>
                {words().tornGo}
              </Button>
            </section>
          )}
        </Match>
        <Match when={there() === 'mine'}>
          <Passcode {...props} onOpened={opened} onGone={() => void refetch()} />
        </Match>
        <Match when={there() === 'nothing'}>
          <section class="sheet" role="alert">
            <div class="sheet-head">
              <h1>{words().gone}</h1>
              <Show when={hadUnsent(props.boardId)} fallback={<p>{words().goneText}</p>}>
                <p>{words().goneUnsent}</p>
                <p>{words().goneSafe}</p>
              </Show>
            </div>
            <Button look="primary" wide onClick={() => void without()}>
              {words().goneGo}
            </Button>
          </section>
        </Match>
      </Switch>
    </Page>
  );
}

/** What opens a copy knows all that a board is made of: it comes while the passcode is typed. */
const fetchOpening = () => import('./openCopy.ts');

type There = 'mine' | 'theirs' | 'nothing';

/** @throws what the browser says: then nothing is known, and nothing may be removed */
async function whatIsThere(boardId: BoardId, seat: Seat | undefined): Promise<There> {
  const database = await openLocalDatabase();
  const copies = await copiesOf(database, boardId);
  database.close();
  if (copies.length === 0) return 'nothing';
  const mine = seat === undefined || copies.some(({ id }) => id === copyId(boardId, seat));
  return mine ? 'mine' : 'theirs';
}

const afterPaint = (run: () => void) => requestAnimationFrame(() => setTimeout(run));

/** A browser that lets go of nothing has nothing to open either. */
const remove = (boardId: BoardId, seat: Seat | undefined): Promise<void> =>
  forgetBoard(boardId, seat).catch(() => {});

function Passcode(props: UnlockCopyProps & { onGone: () => void }) {
  const [passcode, setPasscode] = createSignal('');
  const [problem, setProblem] = createSignal<string>();
  const [isOpening, setOpening] = createSignal(false);
  const [isRemoving, setRemoving] = createSignal(false);
  const words = () => localWords().unlock;

  const without = async () => {
    await remove(props.boardId, props.seat);
    props.onWithout();
  };
  const openBy = async (by: Parameters<typeof openCopy>[2]) => {
    setOpening(true);
    setProblem(undefined);
    const { boardId, seat } = props;
    const opened = await fetchOpening()
      .then((opening) => opening.openCopy(boardId, seat, by))
      .catch(() => 'unwell' as const);
    setOpening(false);
    // Another page has removed it meanwhile, or the browser.
    if (opened === 'none') return isMarked(boardId) ? props.onGone() : props.onWithout();
    // It may work the next time: only who says so removes a copy.
    if (opened === 'unwell') return void setProblem(words().unwell);
    if (opened !== 'wrong') return props.onOpened(opened);
    if ('passcode' in by) setProblem(words().wrong);
  };
  const open = (event: Event) => {
    event.preventDefault();
    if (passcode() !== '' && !isOpening()) void openBy({ passcode: passcode() });
  };
  onMount(() =>
    afterPaint(() => {
      fetchOpening().catch(() => {});
      props.onShown();
    }),
  );
  // Another page of this device has it open, or opens it while this one waits.
  onCleanup(
    untrack(() => askPages(props.boardId, (opener) => void (isOpening() || openBy(opener)))),
  );

  return (
    <form class="sheet" onSubmit={open}>
      <div class="sheet-head">
        <h1>{words().title}</h1>
        <p>{words().text}</p>
      </div>
      <PasswordField
        label={words().passcode}
        autocomplete="current-password"
        value={passcode()}
        problem={problem()}
        onInput={setPasscode}
      />
      <Button look="primary" wide type="submit">
        {isOpening() ? words().opening : words().open}
      </Button>
      <Show when={!props.isOut} fallback={<p>{words().withoutOut}</p>}>
        <Button wide onClick={() => props.onWithout()}>
          {words().without}
        </Button>
      </Show>
      <Show
        when={isRemoving()}
        fallback={
          <Button wide look="quiet" onClick={() => setRemoving(true)}>
            {words().remove}
          </Button>
        }
      >
        <p>{words().removeSays}</p>
        <Button wide onClick={() => void without()}>
          {words().removeNow}
        </Button>
      </Show>
    </form>
  );
}
