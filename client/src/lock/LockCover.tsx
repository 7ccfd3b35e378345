import { createSignal, createUniqueId, onCleanup, onMount, Show } from 'solid-js';
import { accountApi } from '../net/accountApi.ts';
import { Button } from '../ui/Button.tsx';
import { HelpButton } from '../ui/HelpButton.tsx';
import { later } from '../ui/later.tsx';
import { LeaveButton } from '../ui/LeaveButton.tsx';
import { lockWords } from '../words/lock.ts';
import { ProofForm } from './ProofForm.tsx';
import '../ui/cover.css';
import './lock.css';

const Help = later(() => import('../help/HelpDialog.tsx'), 'nothing');

export interface LockCoverProps {
  locked: boolean;
  onUnlocked: () => void;
  /** Nobody is signed in here any more. */
  onSignedOut: () => void;
}

/**
 * Over everything, while its person is away.
 *
 * K4  It shows nothing of what lies under it, on the screen, on paper or to a screen reader.
 * K5  What was being typed stays in the page, with its caret, and the focus comes back to it.
 * K6  Nothing but its person closes it; the way out of the page stays in reach.
 */
export function LockCover(props: LockCoverProps) {
  return (
    <Show when={props.locked}>
      <Cover {...props} />
    </Show>
  );
}

function Cover(props: LockCoverProps) {
  const titleId = createUniqueId();
  const textId = createUniqueId();
  const [gone, setGone] = createSignal(false);
  // The page's own would be hidden with the page. [K4]
  const [isHelpAsked, setHelpAsked] = createSignal(false);
  let dialog: HTMLDialogElement | undefined;
  const show = () => {
    if (dialog === undefined || dialog.open) return;
    dialog.showModal();
    // Only now: what is hidden loses the focus, and could not get it back. [K5]
    document.documentElement.dataset['locked'] = '';
  };
  onMount(show);
  onCleanup(() => {
    delete document.documentElement.dataset['locked'];
    dialog?.close();
  });
  // The page's own keys stay outside; leaving by Shift is heard before anything in the page.
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') event.preventDefault();
    event.stopPropagation();
  };
  const toSignIn = () => {
    props.onSignedOut();
    location.replace('/sign-in');
  };
  return (
    <>
      <dialog
        ref={(element) => {
          dialog = element;
          element.setAttribute('closedby', 'none');
        }}
        class="cover lock"
        aria-labelledby={titleId}
        aria-describedby={textId}
        on:keydown={keyDown}
        on:cancel={(event) => event.preventDefault()}
        on:close={() => queueMicrotask(() => dialog?.isConnected && show())}
      >
        <div class="cover-body">
          <Show
            when={gone()}
            fallback={
              <>
                <h2 id={titleId}>{lockWords().title}</h2>
                <p id={textId}>{lockWords().text}</p>
                <ProofForm
                  submit={lockWords().unlock}
                  onProved={() => props.onUnlocked()}
                  onGone={() => setGone(true)}
                />
                <SignOut onSignedOut={toSignIn} />
              </>
            }
          >
            <h2 id={titleId}>{lockWords().gone.title}</h2>
            <p id={textId}>{lockWords().gone.text}</p>
            <Button look="primary" wide onClick={toSignIn}>
              {lockWords().gone.signIn}
            </Button>
          </Show>
          <div class="cover-ways-out">
            <HelpButton onAsk={() => setHelpAsked(true)} />
            <LeaveButton />
          </div>
        </div>
      </dialog>
      <Show when={isHelpAsked()}>
        <Help onClose={() => setHelpAsked(false)} />
      </Show>
    </>
  );
}

function SignOut(props: { onSignedOut: () => void }) {
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal('');
  const signOut = async () => {
    setBusy(true);
    const answer = await accountApi.signOut();
    setBusy(false);
    if (answer.ok || answer.problem.kind === 'not-signed-in') props.onSignedOut();
    else setProblem(lockWords().offline);
  };
  return (
    <>
      <Button look="plain" busy={busy()} onClick={() => void signOut()}>
        {lockWords().signOut}
      </Button>
      <p role="status">{problem()}</p>
    </>
  );
}
