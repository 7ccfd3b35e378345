import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARD_KINDS } from '@steady/shared/board/kinds.ts';
import { PARTNER_B } from '@steady/shared/seats.ts';
import { joinAs } from '../support/people.ts';
import { connectWriter } from '../support/writer.ts';
import { aPhone, keepCopy, PASSCODE, type Phone } from './phone.ts';

/** ms (issue: offline start to a readable board), without the derivation of the passcode's key. */
const MAX_START_MS = 1_500;
const CARDS = 300;
const SLOWDOWN = 4;
const TRIES = 3;

/**
 * What somebody waits for at the kitchen table: needs the built client. The passcode's key is told apart: its
 * cost is what a guess costs, and no fault of the program. Prints its figures; the best of a few tries
 * counts, by how much of a processor this machine gives away now.
 */
describe('offline start', () => {
  let phone: Phone;

  beforeAll(async () => {
    phone = await aPhone();
    const { server, ruth, boardId } = phone;
    const ana = await phone.join('partner-a');
    const ben = await joinAs(server, ruth, boardId, 'partner-b');
    const device = { cookie: ben.cookie!, origin: server.origin };
    const writer = await connectWriter(device, boardId, PARTNER_B);
    for (let n = 0; n < CARDS; n += 1)
      await writer.add({
        kind: CARD_KINDS[n % 5]!,
        text: `Evening ${n}: we sat down, talked about the week, and nobody looked at a phone.`,
      });
    await writer.close();
    await keepCopy(ana);
    await ana.evaluate(async () => void (await navigator.serviceWorker.ready));
    await phone.cutOff();
  }, 180_000);
  afterAll(() => phone?.leave());

  it(`shows a board of ${CARDS} cards within ${MAX_START_MS} ms on a phone at a quarter of this speed`, async () => {
    const tries: Start[] = [];
    for (let n = 0; n < TRIES; n += 1) {
      await phone.restart();
      tries.push(await start(phone));
    }
    const best = tries.toSorted((one, other) => judged(one) - judged(other))[0]!;
    const { contention } = best;
    process.stdout.write(
      `offline start, ${CARDS} cards, ${SLOWDOWN} × slower: program ${best.programMs} ms + board ` +
        `${best.boardMs} ms = ${totalOf(best)} ms; passcode ${best.passcodeMs} ms beside it; ` +
        `page’s own processor time ${best.ownMs} ms; all tries ${tries.map(totalOf).join(', ')} ms; ` +
        `contention ${contention.toFixed(2)}\n`,
    );
    expect(judged(best)).toBeLessThan(MAX_START_MS);
  }, 180_000);
});

interface Start {
  /** From the address to the passcode's field. */
  readonly programMs: number;
  /** From Open to the cards on the screen, without the passcode's key. */
  readonly boardMs: number;
  /** What the passcode's key costs here. */
  readonly passcodeMs: number;
  /** Of the page's main thread, from the address to the cards. */
  readonly ownMs: number;
  /** Wall time over processor time then. */
  readonly contention: number;
}
const totalOf = ({ programMs, boardMs }: Start): number => programMs + boardMs;
const judged = (start: Start): number => totalOf(start) / Math.max(1, start.contention);

async function start({ context, server, boardId }: Phone): Promise<Start> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const before = contentionNow();
  await page.addInitScript(() => {
    const marks: Record<string, number> = {};
    Object.assign(window, { marks });
    const seen = (name: string, selector: string) => {
      if (name in marks || document.querySelector(selector) === null) return;
      marks[name] = performance.now();
      // On the screen, not only in the document.
      requestAnimationFrame(() => requestAnimationFrame(() => (marks[name] = performance.now())));
    };
    new MutationObserver(() => {
      seen('asked', 'input[autocomplete=current-password]');
      seen('board', '.lane[data-chosen] article .card-text');
    }).observe(document, { childList: true, subtree: true });
    document.addEventListener('submit', () => (marks['open'] = performance.now()), true);
    const derive = crypto.subtle.deriveKey.bind(crypto.subtle);
    crypto.subtle.deriveKey = async (...args) => {
      const from = performance.now();
      const key = await derive(...args);
      marks['passcode'] = (marks['passcode'] ?? 0) + performance.now() - from;
      return key;
    };
  });
  await page.goto(`${server.origin}/board/${boardId}`);
  // By keys, as people do: at the first one the board's later parts are fetched.
  await page.getByLabel('Passcode', { exact: true }).pressSequentially(PASSCODE, { delay: 50 });
  await page.getByRole('button', { name: 'Open', exact: true }).tap();
  await page.locator('.lane[data-chosen] article .card-text').first().waitFor();
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  const marks = await page.evaluate(
    () => (window as unknown as { marks: Record<string, number> }).marks,
  );
  const passcodeMs = Math.round(marks['passcode']!);
  const { metrics } = await session.send('Performance.getMetrics');
  const ownS = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  return {
    programMs: Math.round(marks['asked']!),
    boardMs: Math.round(marks['board']! - marks['open']!) - passcodeMs,
    passcodeMs,
    ownMs: Math.round(ownS * 1_000),
    contention: (before + contentionNow()) / 2,
  };
}

/** @returns wall time of a spell of pure work, over the processor time that it got */
function contentionNow(): number {
  const before = process.cpuUsage();
  const from = performance.now();
  let n = 0;
  for (let ms = 0; ms < 200; n += 1) {
    const { user, system } = process.cpuUsage(before);
    ms = (user + system) / 1_000;
  }
  return n === 0 ? 1 : (performance.now() - from) / 200;
}
