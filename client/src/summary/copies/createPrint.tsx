import type { Page } from '@steady/shared/summary/page.ts';
import { createSignal, onCleanup, Show } from 'solid-js';
import { render } from 'solid-js/web';
import { summaryWords } from '../../words/summary.ts';
import { Paper } from '../Paper.tsx';
import './print.css';

/**
 * Paper: a sheet beside everything else on the page, which only a printer sees. What is printed past the
 * button, from the browser's menu, would be a copy that nobody can read of: that sheet has one sentence on it.
 * @param onKey Ctrl or Cmd and P, which lead to the button
 * @returns shows the browser's own dialog for this page and nothing else
 */
export function createPrint(onKey: () => void): (page: Page) => Promise<void> {
  const [page, setPage] = createSignal<Page>();
  const after = () => setPage(undefined);
  const keyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'p')
      return;
    event.preventDefault();
    onKey();
  };
  const sheet = document.createElement('div');
  sheet.className = 'print-sheet';
  document.body.append(sheet);
  const end = render(
    () => (
      <Show when={page()} fallback={<p>{summaryWords().copies.useButton}</p>}>
        {(shown) => <Paper page={shown()} />}
      </Show>
    ),
    sheet,
  );
  window.addEventListener('afterprint', after);
  document.addEventListener('keydown', keyDown);
  onCleanup(() => {
    window.removeEventListener('afterprint', after);
    document.removeEventListener('keydown', keyDown);
    end();
    sheet.remove();
  });
  return async (printed) => {
    setPage(printed);
    await document.fonts.ready;
    window.print();
  };
}
