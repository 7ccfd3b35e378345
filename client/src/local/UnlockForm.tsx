import type { BoardId } from '@steady/shared/ids.ts';
import type { Seat } from '@steady/shared/seats.ts';
import { createSignal, For, onCleanup, onMount, Show, untrack } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { localWords } from '../words/local.ts';
import { devicePasskeys } from './devicePasskeys.ts';
import { forgetBoard } from './forget.ts';
import { isMarked } from './marker.ts';
import type { openCopy, OpenedCopy } from './openCopy.ts';
import { askPages } from './pages.ts';
import type { KnownPasskey } from './passkey.ts';

export interface UnlockProps {
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

/** What opens a copy knows all that a board is made of: it comes while the passcode is typed. */
const fetchOpening = () => import('./openCopy.ts');

const afterPaint = (run: () => void) => requestAnimationFrame(() => setTimeout(run));

export interface UnlockFormProps extends UnlockProps {
  passkeys: readonly KnownPasskey[];
  onGone: () => void;
}

/** A passkey first, where the copy has one. The passcode is always there; nothing here takes words away unasked. */
export function UnlockForm(props: UnlockFormProps) {
  const [passcode, setPasscode] = createSignal('');
  const [problem, setProblem] = createSignal<string>();
  const [said, setSaid] = createSignal<readonly string[]>([]);
  const [isOpening, setOpening] = createSignal(false);
  const [isAsking, setAsking] = createSignal(false);
  const [isRemoving, setRemoving] = createSignal(false);
  const hasPasskey = () => props.passkeys.length > 0;
  const words = () => localWords().unlock;
  const left = new AbortController();
  onCleanup(() => left.abort());

  const without = async () => {
    // A browser that lets go of nothing has nothing to open either.
    await forgetBoard(props.boardId, props.seat).catch(() => {});
    props.onWithout();
  };
  const openBy = async (by: Parameters<typeof openCopy>[2]) => {
    setOpening(true);
    setProblem(undefined);
    setSaid([]);
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
    if ('output' in by) setSaid([words().other]);
  };
  const open = (event: Event) => {
    event.preventDefault();
    if (passcode() !== '' && !isOpening()) void openBy({ passcode: passcode() });
  };
  const openByPasskey = async () => {
    if (isOpening() || isAsking()) return;
    setAsking(true);
    setProblem(undefined);
    setSaid([]);
    const answered = await devicePasskeys.ask(props.passkeys, left.signal);
    setAsking(false);
    if (left.signal.aborted) return;
    if (answered === 'unable') return void setSaid([words().unable]);
    // A browser does not say whether its person closed it, or the passkey is gone.
    if (answered === 'cancelled')
      return void setSaid([
        words().cancelled,
        words().cancelledGone,
        ...(props.isOut ? [words().cancelledOut] : []),
      ]);
    await openBy(answered);
    answered.output.fill(0);
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
        <p>{hasPasskey() ? words().textToo : words().text}</p>
      </div>
      <Show when={hasPasskey()}>
        <Button look="primary" wide busy={isAsking()} onClick={() => void openByPasskey()}>
          {isAsking() ? words().asking : words().passkey}
        </Button>
        <div role="alert" class="field-problem">
          <For each={said()}>{(sentence) => <p>{sentence}</p>}</For>
        </div>
      </Show>
      <PasswordField
        label={words().passcode}
        autocomplete="current-password"
        value={passcode()}
        problem={problem()}
        onInput={setPasscode}
      />
      <Button look={hasPasskey() ? 'quiet' : 'primary'} wide type="submit">
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
        <Show when={hasPasskey()}>
          <p>{words().removeFirst}</p>
        </Show>
        <p>{words().removeSays}</p>
        <Button wide onClick={() => void without()}>
          {words().removeNow}
        </Button>
      </Show>
    </form>
  );
}
