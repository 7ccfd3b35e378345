import type { Page } from '@steady/shared/summary/page.ts';
import { fridgeOf } from '@steady/shared/summary/fridge.ts';
import { Refused } from '../../access/refused.ts';
import { MAX_PDF_WAITING, PDF_IDLE_MS, PDF_TIME_MS } from './limits.ts';
import type { PdfOptions } from './options.ts';
import { startPress, type Press } from './press.ts';
import { isTooLong } from './size.ts';

/**
 * Pages as PDF, set one after another by a process of their own (DECISIONS.md, 2026-11-25).
 *
 *   none ──first page──► at work ⇄ idle ──PDF_IDLE_MS──► none
 *     ▲                     └──crash, or longer than PDF_TIME_MS: killed──┐
 *     └───────────────────────────────────────────────────────────────────┘
 *
 * E20 Whatever happens to that process, the relay goes on, and the next page has a new one.
 * E23 A page that is too large, and one too many that waits, are refused before they cost anything.
 */
export interface Pdf {
  /** @throws Refused 'copy-too-long' | 'copies-busy' | 'copy-not-made' */
  render(page: Page, options: PdfOptions): Promise<Uint8Array>;
  /** What is under way is refused. */
  close(): Promise<void>;
}

export interface PdfDeps {
  /** A page that could not be set, without any of its words. */
  readonly report: (error: Error) => void;
  readonly start?: typeof startPress;
}

export function makePdf({ report, start = startPress }: PdfDeps): Pdf {
  let press: Press | undefined;
  let line: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;

  async function set(page: Page, options: PdfOptions): Promise<Uint8Array> {
    if (isClosed) throw new Refused('copy-not-made');
    clearTimeout(idle);
    const own = (press ??= start((why) => report(new Error(why))));
    const slow = setTimeout(() => own.kill(), PDF_TIME_MS);
    try {
      const pdf = await own.set(page, options);
      if (pdf !== undefined) return pdf;
    } catch (error) {
      // [E20] Killed, or died: the next page starts anew.
      if (press === own) press = undefined;
      if (!isClosed) report(error instanceof Error ? error : new Error('the typesetter failed'));
    } finally {
      clearTimeout(slow);
      idle = setTimeout(end, PDF_IDLE_MS).unref();
    }
    throw new Refused('copy-not-made');
  }

  function end(): void {
    clearTimeout(idle);
    press?.kill();
    press = undefined;
  }

  return {
    async render(whole, options) {
      const page = options.form === 'fridge' ? fridgeOf(whole) : whole;
      if (isTooLong(page)) throw new Refused('copy-too-long'); // [E23]
      if (waiting > MAX_PDF_WAITING) throw new Refused('copies-busy'); // [E23]
      waiting += 1;
      const turn = line.then(() => set(page, options)).finally(() => (waiting -= 1));
      line = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      isClosed = true;
      end();
      await line;
    },
  };
}
