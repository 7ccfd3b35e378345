import Monitor from 'lucide-solid/icons/monitor';
import Smartphone from 'lucide-solid/icons/smartphone';
import Tablet from 'lucide-solid/icons/tablet';
import { createResource, createSignal, For, Show, type Component } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { accountApi, type Device } from '../net/accountApi.ts';
import type { Answer } from '../net/request.ts';
import { AskFirst } from '../ui/AskFirst.tsx';
import { Button } from '../ui/Button.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { accountWords } from '../words/account.ts';
import { words } from '../words/index.ts';
import { problemText } from '../words/problemText.ts';
import { dayOf } from './day.ts';
import './devices.css';

/** In place of the id of one device. */
const OTHERS = 'others';

/** Where somebody is signed in; each device can be signed out from here, and all others at once. */
export function DeviceList() {
  const say = () => accountWords().account.devices;
  const [answer, { refetch }] = createResource(accountApi.devices);
  const [asking, setAsking] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal('');
  let section: HTMLElement | undefined;
  const devices = () => {
    const found = answer.latest;
    return found?.ok === true ? found.value.devices : undefined;
  };
  const problem = () => {
    const found = answer.latest;
    return found?.ok === false ? found.problem : undefined;
  };
  const isAlone = () => devices()?.length === 1;

  const end = async (ask: () => Promise<Answer<boolean>>, done: string) => {
    setBusy(true);
    setSaid('');
    const ended = await ask();
    setBusy(false);
    setAsking(undefined);
    setSaid(ended.ok ? done : problemText(ended.problem));
    await refetch();
    // What was pressed is gone: the list itself takes the focus.
    section?.querySelector<HTMLElement>('ul')?.focus();
  };

  return (
    <section class="devices" ref={(element) => (section = element)}>
      <p class="soft">{say().what}</p>
      <Show when={problem()}>
        {(found) => (
          <div class="stack" role="alert">
            <p>{problemText(found())}</p>
            <Button onClick={() => void refetch()}>{words().shell.tryAgain}</Button>
          </div>
        )}
      </Show>
      <Show when={devices()} fallback={problem() === undefined && <Skeleton lines={3} />}>
        {(found) => (
          <ul tabindex="-1" aria-label={say().title}>
            <For each={found()}>
              {(device) => (
                <li class="own-device">
                  <DeviceName device={device} />
                  <Show when={!device.own && asking() !== device.id}>
                    <Button
                      aria-label={say().endNamed({
                        name: nameOf(device),
                        day: dayOf(device.since),
                      })}
                      onClick={() => setAsking(device.id)}
                    >
                      {say().end}
                    </Button>
                  </Show>
                  <Show when={asking() === device.id}>
                    <AskFirst
                      question={say().endAsk({ name: nameOf(device) })}
                      texts={[say().endWhat]}
                      keep={say().keep}
                      go={say().end}
                      busy={busy()}
                      onKeep={() => setAsking(undefined)}
                      onGo={() => void end(() => accountApi.endDevice(device.id), say().ended)}
                    />
                  </Show>
                </li>
              )}
            </For>
          </ul>
        )}
      </Show>
      <Show when={isAlone()}>
        <p class="soft">{say().onlyOne}</p>
      </Show>
      <Show when={(devices()?.length ?? 0) > 1}>
        <Show
          when={asking() === OTHERS}
          fallback={
            <Button onClick={() => setAsking(OTHERS)} look="plain">
              {say().endOthers}
            </Button>
          }
        >
          <AskFirst
            question={say().endOthersAsk}
            texts={[say().endOthersWhat]}
            keep={say().keepThem}
            go={say().endOthers}
            busy={busy()}
            onKeep={() => setAsking(undefined)}
            onGo={() => void end(accountApi.endOtherDevices, say().othersEnded)}
          />
        </Show>
      </Show>
      <p role="status">{said()}</p>
    </section>
  );
}

function DeviceName(props: { device: Device }) {
  const say = () => accountWords().account.devices;
  return (
    <div class="own-device-name">
      <Dynamic component={ICONS[props.device.kind]} aria-hidden="true" />
      <div>
        <p>
          <strong>{nameOf(props.device)}</strong>
        </p>
        <p class="soft">
          {say().since({ day: dayOf(props.device.since) })}
          <Show when={props.device.own}>
            {' '}
            <span class="mark">{say().own}</span>
          </Show>
        </p>
      </div>
    </div>
  );
}

const ICONS: Readonly<Record<Device['kind'], Component<{ 'aria-hidden': 'true' }>>> = {
  phone: Smartphone,
  tablet: Tablet,
  computer: Monitor,
  unknown: Monitor,
};

function nameOf({ browser, kind }: Device): string {
  const { browsers, named } = accountWords().account.devices;
  return named[kind]({ browser: browsers[browser] });
}
