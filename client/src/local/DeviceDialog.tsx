import type { BoardId } from '@steady/shared/ids.ts';
import { createEffect, createResource, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { Board } from '../board/createBoard.ts';
import { useDesk } from '../board/createDesk.ts';
import { accountApi } from '../net/accountApi.ts';
import { api } from '../net/api.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { localWords } from '../words/local.ts';
import { forgetDevice, passkeysHere } from './forget.ts';
import { KeepForm } from './KeepForm.tsx';
import { keptHere } from './keptHere.ts';
import type { KeptCopy } from './openCopy.ts';
import { isNearlyFull, isToStay } from './storage.ts';
import { WaysPart } from './WaysPart.tsx';
import './device.css';

/** What this device keeps of a board, and how it lets go of everything. */
export default function DeviceDialog(props: { boardId: BoardId }) {
  const desk = useDesk();
  return (
    <Dialog open onClose={() => desk.ask(undefined)} title={localWords().title}>
      <div class="device">
        <Copy boardId={props.boardId} />
        <Forget />
      </div>
    </Dialog>
  );
}

function Copy(props: { boardId: BoardId }) {
  const desk = useDesk();
  const words = () => localWords().copy;
  const [me] = createResource(() => api.me());
  const isShared = () => {
    const answer = me();
    return answer?.ok === true && answer.value.sharedDevice;
  };
  const isInsecure = () => !window.isSecureContext || !('indexedDB' in window);
  return (
    <section class="device-part" aria-labelledby="device-copy">
      <h3 id="device-copy">{words().title}</h3>
      <Switch fallback={<KeepForm boardId={props.boardId} />}>
        <Match when={keptHere(desk.board.kept())}>{(kept) => <Kept kept={kept()} />}</Match>
        <Match when={isShared()}>
          <p>{words().shared}</p>
        </Match>
        <Match when={isInsecure()}>
          <p>{words().insecure}</p>
        </Match>
        <Match when={me()?.ok !== true}>
          <p>{me.loading ? '' : words().unknown}</p>
        </Match>
      </Switch>
    </section>
  );
}

/** Also what one wrote for oneself alone on an earlier page; which of them it is, nobody is told here. */
function createIsUnsent(board: Board): () => boolean {
  const [ownWaits] = createResource(
    () => keptHere(board.kept()),
    (kept) => kept.ownWaits(),
  );
  return () => board.unsaved().size > 0 || ownWaits() === true;
}

function Kept(props: { kept: KeptCopy }) {
  const desk = useDesk();
  const words = () => localWords().copy;
  const isUnsent = createIsUnsent(desk.board);
  const [stays] = createResource(isToStay);
  const [isFull] = createResource(isNearlyFull);
  const stop = async () => {
    await props.kept.forget();
    desk.board.setKept(undefined);
    desk.say({ text: words().stopped });
  };
  return (
    <>
      <p>{words().kept}</p>
      <ul class="device-facts">
        <li>{words().unused}</li>
        <Show when={stays() === false}>
          <li>{words().mayGo}</li>
        </Show>
        <Show when={isFull() === true}>
          <li>{words().full}</li>
        </Show>
      </ul>
      <WaysPart ways={props.kept.ways} />
      <Show when={isUnsent()}>
        <p>{words().stopUnsent}</p>
      </Show>
      <Button wide onClick={() => void stop()}>
        {words().stop}
      </Button>
    </>
  );
}

function Forget() {
  const desk = useDesk();
  const words = () => localWords().forget;
  const [isSure, setSure] = createSignal(false);
  const [isPartly, setPartly] = createSignal(false);
  const isUnsent = createIsUnsent(desk.board);
  // Of other boards, too; one that is made or removed meanwhile is one more reason to look.
  const [entries, setEntries] = createSignal<readonly string[]>([]);
  createEffect(() => {
    keptHere(desk.board.kept())?.ways.entry();
    void passkeysHere().then(
      (here) => setEntries([...new Set(here.map(({ name }) => name))]),
      () => {},
    );
  });
  const forget = async () => {
    // First what is here: a network that is slow or gone must not keep anything on the device.
    const isAllGone = await forgetDevice();
    await accountApi.signOut();
    if (isAllGone) location.replace('/left');
    else setPartly(true);
  };
  return (
    <section class="device-part" aria-labelledby="device-forget">
      <h3 id="device-forget">{words().title}</h3>
      <p>{words().says}</p>
      <p>{words().keeps}</p>
      <For each={entries()}>{(name) => <p>{words().list({ name })}</p>}</For>
      <Show when={isUnsent() || desk.board.aside.unsent().length > 0}>
        <p>{words().unsent}</p>
      </Show>
      <Show
        when={isSure()}
        fallback={
          <Button wide onClick={() => setSure(true)}>
            {words().button}
          </Button>
        }
      >
        <Button wide onClick={() => void forget()}>
          {words().sure}
        </Button>
      </Show>
      <p role="alert">{isPartly() ? words().partly : ''}</p>
    </section>
  );
}
