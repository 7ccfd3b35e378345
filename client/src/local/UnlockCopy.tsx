import type { BoardId } from '@steady/shared/ids.ts';
import type { Seat } from '@steady/shared/seats.ts';
import { createResource, createSignal, Match, Show, Switch } from 'solid-js';
import { Page } from '../pages/Page.tsx';
import { Button } from '../ui/Button.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { localWords } from '../words/local.ts';
import { copiesOf } from './copies.ts';
import { openLocalDatabase } from './database.ts';
import { forgetBoard } from './forget.ts';
import { openCopy, type OpenedCopy } from './openCopy.ts';

export interface UnlockCopyProps {
  boardId: BoardId;
  /** Mine, once the server has said so. */
  seat: Seat | undefined;
  /** There is no server to open the board from. */
  isOut: boolean;
  onOpened: (copy: OpenedCopy) => void;
  onWithout: () => void;
}

/** Asks for the passcode of the copy that this device keeps; says so when the copy is gone. */
export default function UnlockCopy(props: UnlockCopyProps) {
  const [there] = createResource(async () => {
    const database = await openLocalDatabase().catch(() => undefined);
    const copies = database === undefined ? [] : await copiesOf(database, props.boardId);
    database?.close();
    return copies.length > 0;
  });
  const words = () => localWords().unlock;
  const without = async () => {
    await remove(props.boardId);
    props.onWithout();
  };
  return (
    <Page shape="sheet">
      <Switch>
        <Match when={there() === true}>
          <Passcode {...props} />
        </Match>
        <Match when={there() === false}>
          <section class="sheet" role="alert">
            <div class="sheet-head">
              <h1>{words().gone}</h1>
              <p>{words().goneText}</p>
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

/** A browser that lets go of nothing has nothing to open either. */
const remove = (boardId: BoardId): Promise<void> => forgetBoard(boardId).catch(() => {});

function Passcode(props: UnlockCopyProps) {
  const [passcode, setPasscode] = createSignal('');
  const [problem, setProblem] = createSignal<string>();
  const [isOpening, setOpening] = createSignal(false);
  const [isRemoving, setRemoving] = createSignal(false);
  const words = () => localWords().unlock;

  const without = async () => {
    await remove(props.boardId);
    props.onWithout();
  };
  const open = async (event: Event) => {
    event.preventDefault();
    if (passcode() === '' || isOpening()) return;
    setOpening(true);
    setProblem(undefined);
    const opened = await openCopy(props.boardId, passcode(), props.seat, () =>
      setProblem(localWords().copy.failed),
    ).catch(() => 'none' as const);
    setOpening(false);
    if (opened === 'none') return without();
    if (opened === 'wrong') return void setProblem(words().wrong);
    props.onOpened(opened);
  };

  return (
    <form class="sheet" onSubmit={(event) => void open(event)}>
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
