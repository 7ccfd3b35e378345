import X from 'lucide-solid/icons/x';
import { createSignal, For, onCleanup, Show } from 'solid-js';
import { words } from '../words/index.ts';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import './notices.css';

export interface Notice {
  text: string;
  /** One thing that can be done about it, for instance put back. It stays until closed. */
  action?: { label: string; do: () => void } | undefined;
}

/** How long a notice without an action stays, ms: 15 words at a slow reading speed, twice. */
const STAYS_MS = 8000;
/** Older ones give way: three fit above a phone's keyboard. */
const AT_MOST = 3;

export type Say = (notice: Notice) => void;

/**
 * What just happened, said once and quietly. One pair per page: `say` and the region that shows it.
 * The region exists before anything is said, or screen readers would not announce the first one.
 */
export function createNotices(): { say: Say; Notices: () => ReturnType<typeof NoticeRegion> } {
  const [notices, setNotices] = createSignal<readonly Notice[]>([]);
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const remove = (gone: Notice) => setNotices((all) => all.filter((notice) => notice !== gone));
  const say: Say = (notice) => {
    // Said again, it stands once, and as the last.
    setNotices((all) =>
      [...all.filter(({ text }) => text !== notice.text), notice].slice(-AT_MOST),
    );
    if (notice.action) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      remove(notice);
    }, STAYS_MS);
    timers.add(timer);
  };
  onCleanup(() => timers.forEach((timer) => clearTimeout(timer)));
  return { say, Notices: () => <NoticeRegion notices={notices()} onClose={remove} /> };
}

function NoticeRegion(props: { notices: readonly Notice[]; onClose: (notice: Notice) => void }) {
  return (
    <div class="notices" role="status" aria-live="polite">
      <For each={props.notices}>
        {(notice) => (
          <div class="notice">
            <p>{notice.text}</p>
            <Show when={notice.action}>
              {(action) => (
                <Button
                  onClick={() => {
                    action().do();
                    props.onClose(notice);
                  }}
                >
                  {action().label}
                </Button>
              )}
            </Show>
            <IconButton name={words().shell.close} onClick={() => props.onClose(notice)}>
              <X aria-hidden="true" />
            </IconButton>
          </div>
        )}
      </For>
    </div>
  );
}
