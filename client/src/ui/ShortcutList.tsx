import { For } from 'solid-js';
import { words } from '../words/index.ts';
import type { ShortcutGroup } from './Shortcuts.tsx';
import './shortcuts.css';

/** A page's own keys first, then those of every page. */
export default function ShortcutList(props: { groups: readonly ShortcutGroup[] }) {
  const everywhere = (): ShortcutGroup => ({
    title: words().keys.everywhere,
    shortcuts: [
      { keys: ['?'], does: words().keys.thisList },
      { keys: ['Esc'], does: words().keys.closeSmallest },
      { keys: ['Shift', 'Shift', 'Shift'], does: words().keys.leave },
    ],
  });

  return (
    <For each={[...props.groups, everywhere()]}>
      {(group) => (
        <section class="shortcuts">
          <h3>{group.title}</h3>
          <dl>
            <For each={group.shortcuts}>
              {(shortcut) => (
                <div>
                  <dt>
                    <For each={shortcut.keys}>{(key) => <kbd>{key}</kbd>}</For>
                  </dt>
                  <dd>{shortcut.does}</dd>
                </div>
              )}
            </For>
          </dl>
        </section>
      )}
    </For>
  );
}
