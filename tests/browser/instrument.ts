import type { Page } from 'playwright-core';

/** A frame as it came to a page: its type (SPEC.md), its bytes as text, and when, on the page's own clock. */
export interface Heard {
  readonly at: number;
  readonly type: number;
  /** Of a sync frame: 0 step 1, 1 step 2, 2 update. */
  readonly sub: number;
  readonly text: string;
}

export const SYNC = 0;
export const AWARENESS = 1;
export const LEDGER = 101;

declare global {
  interface Window {
    steadyTest: {
      frames: Heard[];
      /** ms at which each thing that is looked for was first drawn. */
      sights: Record<string, number>;
      lookFor(name: string, selector: string, text: string): void;
      /** When each text stood in the timer, ms since 1970 by the machine's clock. */
      timer: Record<string, number>;
      /** Something showed one person's sealed answer without the other's. */
      halves: string[];
    };
  }
}

/**
 * Lets a page tell what it heard and when it drew something, by its own clock: what Playwright itself
 * takes to ask is not in the figures. Holds from the next time the page loads.
 * @param skewMs how wrong the device's wall clock is
 */
export async function instrument(page: Page, skewMs = 0): Promise<void> {
  await page.addInitScript((skew) => {
    const machineNow = () => performance.timeOrigin + performance.now();
    if (skew !== 0) {
      const Right = Date;
      globalThis.Date = class extends Right {
        constructor(...given: [] | [number]) {
          super(...(given.length === 0 ? ([Right.now() + skew] as [number]) : given));
        }
        static override now(): number {
          return Right.now() + skew;
        }
      } as DateConstructor;
    }
    const looked = new Map<string, { selector: string; text: string }>();
    const kept: Window['steadyTest'] = {
      frames: [],
      sights: {},
      timer: {},
      halves: [],
      lookFor(name, selector, text) {
        delete kept.sights[name];
        looked.set(name, { selector, text });
        look();
      },
    };
    window.steadyTest = kept;

    const isThere = ({ selector, text }: { selector: string; text: string }) =>
      [...document.querySelectorAll(selector)].some(
        (element) =>
          (element.textContent ?? '').includes(text) &&
          element.checkVisibility() &&
          Number(getComputedStyle(element).opacity) > 0.99,
      );
    /** Once it is there it is drawn with the next frame; while it fades in it is looked at again. */
    function look(): void {
      for (const [name, wanted] of looked) {
        if (document.querySelector(wanted.selector) === null) continue;
        requestAnimationFrame(() => {
          if (!looked.has(name)) return;
          if (!isThere(wanted)) return void requestAnimationFrame(look);
          kept.sights[name] = performance.now();
          looked.delete(name);
        });
      }
      const time = document.querySelector('.session-time, .room-time')?.textContent;
      if (time !== undefined) kept.timer[time] ??= machineNow();
      for (const both of document.querySelectorAll('.round-both'))
        if (both.querySelectorAll('.round-one').length !== 2) kept.halves.push(both.outerHTML);
    }
    new MutationObserver(look).observe(document, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });

    const Plain = WebSocket;
    globalThis.WebSocket = class extends Plain {
      constructor(...given: ConstructorParameters<typeof WebSocket>) {
        super(...given);
        this.addEventListener('message', ({ data, timeStamp }) => {
          if (!(data instanceof ArrayBuffer)) return;
          const bytes = new Uint8Array(data);
          const text = new TextDecoder().decode(bytes);
          kept.frames.push({ at: timeStamp, type: bytes[0] ?? -1, sub: bytes[1] ?? -1, text });
        });
      }
    };
  }, skewMs);
}

export const now = (page: Page): Promise<number> => page.evaluate(() => performance.now());

/** All frames that came to a page since a moment of its own clock. */
export const heardSince = (page: Page, since: number): Promise<Heard[]> =>
  page.evaluate((from) => window.steadyTest.frames.filter(({ at }) => at > from), since);

export const lookFor = (page: Page, name: string, selector: string, text = ''): Promise<void> =>
  page.evaluate(([one, two, three]) => window.steadyTest.lookFor(one, two, three), [
    name,
    selector,
    text,
  ] as const);

/** Waits until it was drawn. @returns when, on the page's own clock */
export async function sightOf(page: Page, name: string): Promise<number> {
  await page.waitForFunction((one) => window.steadyTest.sights[one] !== undefined, name);
  return page.evaluate((one) => window.steadyTest.sights[one]!, name);
}
