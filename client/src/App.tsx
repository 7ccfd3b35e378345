import { createEffect, createMemo, createResource, on, onMount, Show } from 'solid-js';
import { loadPractice } from './pages/practice.ts';
import { pageAt, placeAt } from './pages/places.ts';
import { path } from './ui/address.ts';
import { askForHelp, isHelpAsked } from './ui/HelpButton.tsx';
import { later } from './ui/later.tsx';
import { createLeaveByShift } from './ui/leave.ts';
import { Skeleton } from './ui/Skeleton.tsx';

const Help = later(() => import('./help/HelpDialog.tsx'), 'nothing');

/** One page at a time. The one before stays until the next one's code is there. */
export function App() {
  createLeaveByShift();
  onMount(() => void loadPractice());
  const at = createMemo(() => pageAt(path()));
  const [page] = createResource(
    () => placeAt(at()),
    async ({ load, boardId }) => ({ View: await load(), boardId }),
  );
  // Who reads with a screen reader or by keyboard starts at the top of the new page.
  createEffect(
    on(page, (_, before) => {
      if (before) document.getElementById('content')?.focus({ preventScroll: true });
      return true;
    }),
  );
  return (
    <>
      <Show when={page()} keyed fallback={<Skeleton lines={2} />}>
        {({ View, boardId }) => (boardId === undefined ? <View /> : <View boardId={boardId} />)}
      </Show>
      <Show when={isHelpAsked()}>
        <Help onClose={() => askForHelp(false)} />
      </Show>
    </>
  );
}
