import { openBoard } from '@steady/shared/board/document.ts';
import { addCard } from '@steady/shared/board/writeCards.ts';
import { type CardId } from '@steady/shared/ids.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { aFilledDocument, seeded } from '../../board/testing.ts';
import { showBoard } from './testing.tsx';

const CARDS = 40;
let dispose = () => {};
/** What waits for a frame: it comes when a test says so. */
let waiting: FrameRequestCallback[] = [];

afterEach(() => {
  dispose();
  vi.restoreAllMocks();
});

async function show(size: 'phone' | 'laptop') {
  const isPhone = size === 'phone';
  await page.viewport(isPhone ? 360 : 1280, isPhone ? 780 : 800);
  waiting = [];
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((run) => waiting.push(run));
  const random = seeded(7);
  const mine = openBoard(aFilledDocument({ cards: 0 }));
  const add = (kind: 'need' | 'request', n: number) =>
    addCard(mine, { kind, by: PARTNER_A, text: `${kind} ${n}` }, random);
  const needs = Array.from({ length: CARDS }, (_, n) => add('need', n));
  const requests = Array.from({ length: CARDS }, (_, n) => add('request', n));
  ({ dispose } = showBoard(mine.doc, { random }));
  return { mine, add, needs, requests };
}

const inLane = (lane: string) =>
  [...document.querySelectorAll(`[data-lane-cards=${lane}] [data-card]`)].map((card) =>
    card.getAttribute('data-card'),
  );
/** The frame is drawn, and what waited for it has run. */
async function frame(): Promise<void> {
  const now = waiting.splice(0);
  for (const run of now) run(performance.now());
  await new Promise((done) => setTimeout(done));
}
async function frames(): Promise<void> {
  for (let n = 0; n < 10; n += 1) await frame();
}

describe('cards of a lane are made', () => {
  it('a first screen at once, the rest after frames, in their order', async () => {
    const { needs, requests } = await show('laptop');
    const first = inLane('needs');
    expect(first.length).toBeGreaterThan(8);
    expect(first.length).toBeLessThan(CARDS);
    expect(first).toEqual(needs.slice(0, first.length));
    await frame();
    expect(inLane('needs').length).toBeGreaterThan(first.length);
    await frames();
    expect(inLane('needs')).toEqual(needs);
    expect(inLane('requests')).toEqual(requests);
  });

  it('on a phone those of the lane that shows; another begins when it is chosen', async () => {
    const { requests } = await show('phone');
    expect(inLane('needs').length).toBeGreaterThan(0);
    expect(inLane('requests')).toEqual([]);
    document.querySelector<HTMLElement>('[data-tab=requests]')!.click();
    const first = inLane('requests');
    expect(first).toEqual(requests.slice(0, first.length));
    expect(first.length).toBeGreaterThan(8);
    await frames();
    expect(inLane('requests')).toEqual(requests);
  });

  it('[L1] the last of them is there for whoever goes to it', async () => {
    const { needs } = await show('laptop');
    const card = (id: CardId) => document.querySelector<HTMLElement>(`.lanes [data-card="${id}"]`);
    expect(card(needs.at(-1)!)).toBeNull();
    card(needs[0]!)!.focus();
    card(needs[0]!)!.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
    // The keys come with their code.
    await vi.waitUntil(() => document.activeElement === card(needs.at(-1)!), { timeout: 10_000 });
    expect(inLane('needs')).toEqual(needs);
  });

  it('also those that come while the others are made', async () => {
    const { needs, add } = await show('laptop');
    await frame();
    const more = add('need', CARDS);
    await frames();
    expect(inLane('needs')).toEqual([...needs, more]);
  });
});
