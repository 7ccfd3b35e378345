import type { Page } from 'playwright-core';

/** A frame as it came to a page, or left it: its type (PROTOCOL.md), its bytes as text, and when. */
export interface Heard {
  /** ms since 1970 by the machine's clock, which all pages of a test share; never the device's wall clock. */
  readonly at: number;
  readonly type: number;
  /** Of a sync frame: 0 step 1, 1 step 2, 2 update. */
  readonly sub: number;
  readonly text: string;
}

export const SYNC = 0;
/** Below SYNC. */
export const STEP_2 = 1;
export const AWARENESS = 1;
export const LEDGER = 101;

declare global {
  interface Window {
    steadyTest: {
      frames: Heard[];
      sent: Heard[];
      /** When somebody last pressed something. */
      pressed: number;
      now(): number;
      /** Machine's ms at which each thing that is looked for was first drawn. */
      sights: Record<string, number>;
      lookFor(name: string, selector: string, text: string): void;
      /** When each text stood in the timer, ms since 1970 by the machine's clock. */
      timer: Record<string, number>;
      /** Ends each connection that is open. */
      cut(): void;
      /** Something showed one person's sealed answer without the other's. */
      halves: string[];
    };
  }
}

/**
 * Lets a page tell what it heard and sent, and when it drew something, by the clock of the machine: what
 * Playwright itself takes to ask is not in the figures. Holds from the next time the page loads.
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
    const sockets = new Set<WebSocket>();
    const kept: Window['steadyTest'] = {
      frames: [],
      sent: [],
      pressed: 0,
      now: machineNow,
      sights: {},
      timer: {},
      halves: [],
      cut() {
        for (const socket of sockets) {
          socket.close();
          // Without a network the browser would wait for the other side's goodbye.
          socket.dispatchEvent(new CloseEvent('close', { code: 1006 }));
        }
      },
      lookFor(name, selector, text) {
        delete kept.sights[name];
        looked.set(name, { selector, text });
        look();
      },
    };
    window.steadyTest = kept;
    const press = ({ timeStamp }: Event) => (kept.pressed = performance.timeOrigin + timeStamp);
    window.addEventListener('click', press, { capture: true });

    const isThere = ({ selector, text }: { selector: string; text: string }) =>
      [...document.querySelectorAll(selector)].some(
        (element) =>
          (element.textContent ?? '').includes(text) &&
          element.checkVisibility() &&
          (Number(getComputedStyle(element).opacity) > 0.99 || isCovered(element)),
      );
    /** What is under a modal is out of sight from its first frame on, whatever fades in above. */
    const isCovered = (element: Element) => {
      if (!element.matches(':modal')) return false;
      const { opacity, backgroundColor } = getComputedStyle(element, '::backdrop');
      return opacity === '1' && !/transparent|\/|rgba/.test(backgroundColor);
    };
    /** Once it is there it is drawn with the next frame; while it fades in it is looked at again. */
    function look(): void {
      for (const [name, wanted] of looked) {
        if (document.querySelector(wanted.selector) === null) continue;
        requestAnimationFrame(() => {
          if (!looked.has(name)) return;
          if (!isThere(wanted)) return void requestAnimationFrame(look);
          kept.sights[name] = machineNow();
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
    const frameOf = (at: number, data: ArrayBuffer): Heard => {
      const bytes = new Uint8Array(data);
      const text = new TextDecoder().decode(bytes);
      return { at, type: bytes[0] ?? -1, sub: bytes[1] ?? -1, text };
    };
    globalThis.WebSocket = class extends Plain {
      constructor(...given: ConstructorParameters<typeof WebSocket>) {
        super(...given);
        sockets.add(this);
        this.addEventListener('close', () => sockets.delete(this));
        this.addEventListener('message', ({ data, timeStamp }) => {
          if (data instanceof ArrayBuffer)
            kept.frames.push(frameOf(performance.timeOrigin + timeStamp, data));
        });
      }
      override send(data: Parameters<WebSocket['send']>[0]): void {
        if (data instanceof Uint8Array)
          kept.sent.push(frameOf(machineNow(), new Uint8Array(data).buffer));
        super.send(data);
      }
    };
  }, skewMs);
}

export const now = (page: Page): Promise<number> => page.evaluate(() => window.steadyTest.now());

/** All frames that came to a page since a moment. */
export const heardSince = (page: Page, since: number): Promise<Heard[]> =>
  page.evaluate((from) => window.steadyTest.frames.filter(({ at }) => at > from), since);

export const sentSince = (page: Page, since: number): Promise<Heard[]> =>
  page.evaluate((from) => window.steadyTest.sent.filter(({ at }) => at > from), since);

export const lookFor = (page: Page, name: string, selector: string, text = ''): Promise<void> =>
  page.evaluate(([one, two, three]) => window.steadyTest.lookFor(one, two, three), [
    name,
    selector,
    text,
  ] as const);

/** Waits until it was drawn. @returns when */
export async function sightOf(page: Page, name: string): Promise<number> {
  await page.waitForFunction((one) => window.steadyTest.sights[one] !== undefined, name);
  return page.evaluate((one) => window.steadyTest.sights[one]!, name);
}

/** Without a network: new connections fail, and those that were open are gone, not merely held up. */
export async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.evaluate(() => window.steadyTest.cut());
  await page
    .getByText(/^No connection right now\./)
    .filter({ visible: true })
    .first()
    .waitFor();
}

export const comeBack = (page: Page): Promise<void> => page.context().setOffline(false);

/** When somebody last pressed something there. */
export const pressedOn = (page: Page): Promise<number> =>
  page.evaluate(() => window.steadyTest.pressed);

/** ms within which a pause, changed words and a second of the timer are on every screen. */
export const AT_ONCE_MS = 250;

/** A machine that others load too is late now and then; a product that is slow is late each time. */
const MAX_TRIES = 8;

/**
 * @param tryIt how long it took on each screen, ms; its tries leave things as they were
 * @returns the first of its tries that was in time on every screen, or else the best
 */
export async function bestOfTries(tryIt: () => Promise<readonly number[]>): Promise<number> {
  let best = Infinity;
  for (let n = 0; n < MAX_TRIES && best >= AT_ONCE_MS; n += 1)
    best = Math.min(best, Math.max(...(await tryIt())));
  return best;
}
