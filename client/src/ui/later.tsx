import { createSignal, Show, type Component } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { words } from '../words/index.ts';
import { Skeleton } from './Skeleton.tsx';

/**
 * A part that a first view does not need: its code is fetched at the first press or key on the page,
 * so that start-up stays small and the part is there, also without a network, when it is asked for.
 */
export function later<Props extends object>(
  load: () => Promise<{ default: Component<Props> }>,
  waiting: 'skeleton' | 'nothing' = 'skeleton',
): Component<Props> {
  const [view, setView] = createSignal<Component<Props>>();
  const [failed, setFailed] = createSignal(false);
  let loading: Promise<void> | undefined;
  const fetch = () => {
    loading ??= load().then(
      (module) => {
        setView(() => module.default);
      },
      () => {
        // The next one who asks tries again.
        loading = undefined;
        setFailed(true);
      },
    );
  };
  fetchAtFirstUse(fetch);
  return (props) => {
    setFailed(false);
    if (view() === undefined) fetch();
    return (
      <Show when={view()} fallback={<Waiting failed={failed()} what={waiting} />}>
        {(found) => <Dynamic component={found()} {...props} />}
      </Show>
    );
  };
}

function Waiting(props: { failed: boolean; what: 'skeleton' | 'nothing' }) {
  return (
    <Show when={props.failed} fallback={props.what === 'skeleton' && <Skeleton lines={2} />}>
      <p role="status">{words().shell.unwell.offline}</p>
    </Show>
  );
}

function fetchAtFirstUse(fetch: () => void): void {
  const used = () => {
    for (const kind of USES) document.removeEventListener(kind, used, true);
    fetch();
  };
  for (const kind of USES) document.addEventListener(kind, used, true);
}

const USES = ['pointerdown', 'keydown'] as const;
