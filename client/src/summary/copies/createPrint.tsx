import type { Page } from '@steady/shared/summary/page.ts';
import { createSignal, onCleanup, Show, type JSX } from 'solid-js';
import { Portal } from 'solid-js/web';
import { summaryWords } from '../../words/summary.ts';
import { Paper } from '../Paper.tsx';
import './print.css';

export interface Printing {
  /** Shows the browser's own dialog for this page and nothing else. */
  print(page: Page): Promise<void>;
  /** What stands on paper; on a screen it is not there. */
  readonly Sheet: () => JSX.Element;
}

/**
 * Paper. What is printed past the button, from the browser's menu, would be a copy that nobody can read of:
 * such a sheet has one sentence on it.
 * @param onKey Ctrl or Cmd and P, which lead to the button
 */
export function createPrint(onKey: () => void): Printing {
  const [sheet, setSheet] = createSignal<Page>();
  const after = () => setSheet(undefined);
  const keyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'p')
      return;
    event.preventDefault();
    onKey();
  };
  window.addEventListener('afterprint', after);
  document.addEventListener('keydown', keyDown);
  onCleanup(() => {
    window.removeEventListener('afterprint', after);
    document.removeEventListener('keydown', keyDown);
  });
  return {
    async print(page) {
      setSheet(page);
      await document.fonts.ready;
      window.print();
    },
    Sheet: () => (
      <Portal>
        <div class="print-sheet">
          <Show when={sheet()} fallback={<p>{summaryWords().copies.useButton}</p>}>
            {(page) => <Paper page={page()} />}
          </Show>
        </div>
      </Portal>
    ),
  };
}
