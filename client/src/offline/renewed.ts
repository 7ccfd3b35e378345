import { createSignal } from 'solid-js';

const [isRenewed, setRenewed] = createSignal(false);

/**
 * Whether the server has another version of the program than this page, and a part of this page's own could
 * not be fetched any more. As long as all parts come, nobody has to know.
 */
export { isRenewed };

/** Asks when a part did not come: without a network it is only not there yet. */
export function watchForRenewal(): void {
  addEventListener('vite:preloadError', () => void ask());
}

async function ask(): Promise<void> {
  const own = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src;
  const shell = await fetch('/', { cache: 'no-store', credentials: 'omit' }).catch(() => undefined);
  if (own === undefined || shell?.ok !== true) return;
  if (!(await shell.text()).includes(new URL(own).pathname)) setRenewed(true);
}
