import Copy from 'lucide-solid/icons/copy';
import Printer from 'lucide-solid/icons/printer';
import { createSignal, For, onCleanup, Show } from 'solid-js';
import { dayOf } from '../../devices/day.ts';
import { accountApi, type Account } from '../../net/accountApi.ts';
import { Button } from '../../ui/Button.tsx';
import { accountWords } from '../../words/account.ts';
import { problemText } from '../../words/problemText.ts';
import { practice } from '../practice.ts';
import type { Weighty } from './createWeighty.tsx';

export interface RecoveryPartProps {
  account: Account;
  weighty: Weighty;
  onLookAgain: () => void;
}

/** Codes for paper: made, shown this once, copied or printed. */
export function RecoveryPart(props: RecoveryPartProps) {
  const say = () => accountWords().account.codes;
  const [codes, setCodes] = createSignal<readonly string[]>();
  const [busy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal('');
  const hasSome = () => props.account.recoveryCodes.left > 0;
  const state = () => {
    const { left, madeOn } = props.account.recoveryCodes;
    return madeOn === null ? say().none : say().left({ count: left, day: dayOf(madeOn) });
  };
  const make = async () => {
    setBusy(true);
    setSaid('');
    const answer = await props.weighty(accountApi.makeCodes);
    setBusy(false);
    if (answer === undefined) return;
    if (answer.ok) setCodes(answer.value.codes);
    else setSaid(problemText(answer.problem));
    props.onLookAgain();
  };
  return (
    <>
      <p class="soft">{say().what}</p>
      <Show
        when={codes()}
        fallback={
          <>
            <p>{state()}</p>
            <Show when={hasSome()}>
              <p class="soft">{say().makeAnewWhat}</p>
            </Show>
            <Button busy={busy()} onClick={() => void make()}>
              {hasSome() ? say().makeAnew : say().make}
            </Button>
          </>
        }
      >
        {(shown) => <Codes codes={shown()} onSaid={setSaid} onDone={() => setCodes(undefined)} />}
      </Show>
      <p role="status">{said()}</p>
    </>
  );
}

/** Letters up to the middle dash, where a narrow screen breaks a code. */
const HALF = 10;

function Codes(props: {
  codes: readonly string[];
  onSaid: (said: string) => void;
  onDone: () => void;
}) {
  const say = () => accountWords().account.codes;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.codes.join('\n'));
      props.onSaid(say().copied);
    } catch {
      // Plain http on a local network has no clipboard.
      props.onSaid(say().notCopied);
    }
  };
  // On paper stands nothing else of the page.
  document.documentElement.dataset['prints'] = 'codes';
  onCleanup(() => delete document.documentElement.dataset['prints']);
  return (
    <div class="codes">
      <p class="codes-paper">
        {say().printed({ practice: practice().practiceName ?? practice().neutralTitle })}
      </p>
      <ol
        class="codes-list"
        tabindex="-1"
        aria-label={say().list}
        ref={(list) => queueMicrotask(() => list.focus())}
      >
        <For each={props.codes}>
          {(code) => (
            <li>
              <span>{code.slice(0, HALF)}</span>
              <span>{code.slice(HALF)}</span>
            </li>
          )}
        </For>
      </ol>
      <p>
        <strong>{say().onceOnly}</strong>
      </p>
      <div class="row">
        <Button icon={<Copy aria-hidden="true" />} onClick={() => void copy()}>
          {say().copy}
        </Button>
        <Button icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
          {say().print}
        </Button>
        <Button look="primary" onClick={() => props.onDone()}>
          {say().done}
        </Button>
      </div>
    </div>
  );
}
