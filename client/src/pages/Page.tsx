import { Show, type JSX } from 'solid-js';
import { words } from '../words/index.ts';
import { HelpButton } from '../ui/HelpButton.tsx';
import { LeaveButton } from '../ui/LeaveButton.tsx';
import { Shortcuts, type ShortcutGroup } from '../ui/Shortcuts.tsx';
import { practice } from './practice.ts';
import './page.css';

export interface PageProps {
  /** Between the practice's neutral title and the way out. */
  actions?: JSX.Element;
  /** `sheet`: one thing to do, on paper, in the middle. `wide`: a list. */
  shape?: 'sheet' | 'wide';
  shortcuts?: readonly ShortcutGroup[];
  children: JSX.Element;
}

/** What every page but the board and the room view stands in: neutral header, the way out, the keys. */
export function Page(props: PageProps) {
  return (
    <div class="page" data-shape={props.shape ?? 'wide'}>
      <a class="skip-link" href="#content">
        {words().shell.skipToContent}
      </a>
      <header class="page-head">
        <span class="page-name">{practice().neutralTitle}</span>
        <Show when={props.actions}>
          <div class="page-actions">{props.actions}</div>
        </Show>
        <HelpButton />
        <LeaveButton />
      </header>
      <main id="content" tabindex="-1">
        {props.children}
      </main>
      <Shortcuts groups={props.shortcuts ?? []} />
    </div>
  );
}
