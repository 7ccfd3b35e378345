import { createSignal, Show, type Component } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { isRenewed } from '../offline/renewed.ts';
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
  const part = laterPart(load);
  return (props) => {
    part.fetch();
    return (
      <Show when={part.found()} fallback={<Waiting failed={part.isFailed()} what={waiting} />}>
        {(found) => <Dynamic component={found().default} {...props} />}
      </Show>
    );
  };
}

export interface LaterPart<Module> {
  readonly found: () => Module | undefined;
  readonly isFailed: () => boolean;
  /** Now, when it is not there yet; after a failure it is tried anew. */
  fetch(): void;
}

/** The same for what is no component. */
export function laterPart<Module>(load: () => Promise<Module>): LaterPart<Module> {
  const [found, setFound] = createSignal<Module>();
  const [isFailed, setFailed] = createSignal(false);
  let loading: Promise<void> | undefined;
  const fetch = () => {
    setFailed(false);
    loading ??= load().then(
      (module) => {
        setFound(() => module);
      },
      () => {
        // The next one who asks tries again.
        loading = undefined;
        setFailed(true);
      },
    );
  };
  fetchAtFirstUse(fetch);
  return { found, isFailed, fetch };
}

function Waiting(props: { failed: boolean; what: 'skeleton' | 'nothing' }) {
  return (
    <Show when={props.failed} fallback={props.what === 'skeleton' && <Skeleton lines={2} />}>
      <p role="status">{words().shell.unwell[isRenewed() ? 'renewed' : 'offline']}</p>
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
