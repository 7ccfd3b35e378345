import type { BoardId } from '@steady/shared/ids.ts';
import type { Seat } from '@steady/shared/seats.ts';
import { createEffect, createResource, createSignal, Match, Show, Switch } from 'solid-js';
import { Page } from '../pages/Page.tsx';
import { Button } from '../ui/Button.tsx';
import { localWords } from '../words/local.ts';
import { copiesOf, copyId } from './copies.ts';
import { openLocalDatabase } from './database.ts';
import { devicePasskeys } from './devicePasskeys.ts';
import { forgetBoard } from './forget.ts';
import type { OpenedCopy } from './openCopy.ts';
import type { KnownPasskey } from './passkey.ts';
import { UnlockForm, type UnlockProps } from './UnlockForm.tsx';
import { hadUnsent } from './unsentMark.ts';

/** Asks for what opens the copy that this device keeps; says so when the copy is gone, or a part of it. */
export default function UnlockCopy(props: UnlockProps) {
  const [there, { refetch }] = createResource(
    () => ({ boardId: props.boardId, seat: props.seat }),
    ({ boardId, seat }) =>
      whatIsThere(boardId, seat).catch((): There => ({ whose: 'mine', passkeys: [] })),
  );
  // Somebody else's, who shared this device: it stays theirs, and nobody is asked for their passcode.
  createEffect(() => {
    if (there()?.whose === 'theirs') props.onWithout();
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
        <Match when={there()?.whose === 'mine'}>
          <UnlockForm
            {...props}
            passkeys={there()?.passkeys ?? []}
            onOpened={opened}
            onGone={() => void refetch()}
          />
        </Match>
        <Match when={there()?.whose === 'nothing'}>
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

interface There {
  readonly whose: 'mine' | 'theirs' | 'nothing';
  /** What this browser can ask for, to open it. */
  readonly passkeys: readonly KnownPasskey[];
}

/** @throws what the browser says: then nothing is known, and nothing may be removed */
async function whatIsThere(boardId: BoardId, seat: Seat | undefined): Promise<There> {
  const database = await openLocalDatabase();
  const copies = await copiesOf(database, boardId);
  database.close();
  if (copies.length === 0) return { whose: 'nothing', passkeys: [] };
  const mine = copies.filter(({ id }) => seat === undefined || id === copyId(boardId, seat));
  if (mine.length === 0) return { whose: 'theirs', passkeys: [] };
  const passkeys = devicePasskeys.mayAsk ? mine.flatMap(({ passkey }) => passkey ?? []) : [];
  return { whose: 'mine', passkeys };
}

/** A browser that lets go of nothing has nothing to open either. */
const remove = (boardId: BoardId, seat: Seat | undefined): Promise<void> =>
  forgetBoard(boardId, seat).catch(() => {});
