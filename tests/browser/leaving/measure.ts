import type { Page } from 'playwright-core';

/** What a page said of its own leaving, by its own clock. */
export interface Left {
  /** From the key or tap, as the browser stamped it, until the picture without the app was handed over. */
  readonly ms: number;
  /**
   * The floor: the same for a key that, just before, covers this very page by one plain sheet. What this
   * machine takes now to cover that much by the simplest means there are.
   */
  readonly floorMs: number;
  readonly title: string;
  readonly icon: string;
  /** All that can be read. */
  readonly text: string;
  /** Elements that are no part of a clock, dialogs and popovers included. */
  readonly others: number;
}

interface Kept {
  left?: Left;
  floorMs?: number;
  /** Something of the app that stood in a page after that: what Back, Forward or Reload brought. */
  seen?: string;
}

const KEPT = 'leaving-test';

/**
 * From the next load on a page notes how it is left. A task that is posted in a frame's callback runs once
 * that frame was drawn; what Playwright takes to press and to ask is not in the figure.
 */
export async function watchLeaving(page: Page): Promise<void> {
  await page.addInitScript((at) => {
    // about:blank keeps nothing.
    if (!location.protocol.startsWith('http')) return;
    const kept = (): Kept => JSON.parse(sessionStorage.getItem(at) ?? '{}') as Kept;
    const keep = (more: Kept) => sessionStorage.setItem(at, JSON.stringify({ ...kept(), ...more }));
    const others = () => [
      ...document.querySelectorAll('body *:not(main, main > h1, main > time, main > p)'),
    ];
    let pressedAt = 0;
    const sheet = () => {
      const made = document.createElement('div');
      Object.assign(made.style, {
        position: 'fixed',
        inset: 0,
        zIndex: 9_999,
        background: 'white',
        pointerEvents: 'none',
      });
      return document.body.appendChild(made);
    };
    const drawn = (then: () => void) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', then);
        port1.start();
        port2.postMessage('');
      });
    const press = (event: Event) => {
      pressedAt = event.timeStamp;
      const isFirst = event instanceof KeyboardEvent && event.key === 'Shift';
      if (!isFirst || kept().floorMs !== undefined) return;
      const covered = sheet();
      drawn(() => {
        covered.remove();
        keep({ floorMs: performance.now() - event.timeStamp });
      });
    };
    for (const kind of ['keydown', 'click']) addEventListener(kind, press, { capture: true });

    const isClock = () => document.querySelector('body > main > time') !== null;
    const wasLeft = kept().left !== undefined;
    let noted = false;
    const look = () => {
      if (kept().left !== undefined) {
        // As it stands when a frame is drawn: what is taken out before that was seen by nobody.
        requestAnimationFrame(() => {
          const [first] = others();
          if (first !== undefined && document.visibilityState === 'visible')
            keep({ seen: `${location.pathname} ${first.outerHTML.slice(0, 300)}` });
        });
        return;
      }
      if (noted || !isClock()) return;
      noted = true;
      drawn(() => {
        const left: Left = {
          ms: performance.now() - pressedAt,
          floorMs: kept().floorMs ?? 0,
          title: document.title,
          icon: document.querySelector<HTMLLinkElement>('link[rel=icon]')?.href ?? '',
          text: document.body.innerText,
          others: others().length,
        };
        keep({ left });
      });
    };
    addEventListener('pageshow', () => wasLeft && requestAnimationFrame(look));
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  }, KEPT);
}

/** Resolves when a first Shift has shown what this machine takes for the floor. */
export const floorShown = async (page: Page): Promise<void> =>
  void (await page.waitForFunction(
    (at) => (JSON.parse(sessionStorage.getItem(at) ?? '{}') as Kept).floorMs !== undefined,
    KEPT,
  ));

/** Resolves when it was left; asks anew where a new document took the place of the one that was asked. */
export async function leftOf(page: Page): Promise<Left> {
  for (;;) {
    const left = await page
      .waitForFunction(
        (at) => (JSON.parse(sessionStorage.getItem(at) ?? '{}') as Kept).left,
        KEPT,
        { timeout: 10_000 },
      )
      .then((handle) => handle.jsonValue())
      .catch((error: unknown) => {
        if (/Execution context was destroyed|navigat/i.test(String(error))) return undefined;
        throw error;
      });
    if (left !== undefined) return left;
  }
}

/** @returns what of the app came into view after it was left; undefined for nothing */
export const seenAfter = (page: Page): Promise<string | undefined> =>
  page.evaluate((at) => (JSON.parse(sessionStorage.getItem(at) ?? '{}') as Kept).seen, KEPT);
