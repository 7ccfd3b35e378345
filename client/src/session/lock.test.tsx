import { addCard, wordsOf } from '@steady/shared/board/writeCards.ts';
import { PARTNER_A, PARTNER_B, THERAPIST } from '@steady/shared/seats.ts';
import { render } from 'solid-js/web';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aScreen, axeFinds, inSession, type Screen, type ScreenOptions } from './testing.tsx';
import { createDesk, DeskProvider } from '../board/createDesk.ts';
import { seeded } from '../board/testing.ts';
import { Card } from '../cards/Card.tsx';

let screen: Screen;
const open = async (options: ScreenOptions = {}) =>
  (screen = await aScreen({ before: inSession, ...options }));
const random = seeded(8);
const aNeed = (text: string) =>
  addCard(screen.theirs, { kind: 'need', by: PARTNER_B, text }, random);
const lock = () => screen.server.ask(THERAPIST, { kind: 'lock-lane', lane: 'needs' });
const lane = () => page.getByRole('region', { name: 'Needs' });
const wordsIn = (id: string) =>
  document.querySelector<HTMLElement>(`.lanes [data-card="${id}"] .card-text .words`)!;

beforeEach(() => page.viewport(1280, 800));
afterEach(() => screen.close());

describe('a locked lane on the screen', () => {
  it('is locked and unlocked in the lane itself, by the therapist', async () => {
    await open();
    await userEvent.click(page.getByRole('button', { name: 'What to do with Needs' }));
    await userEvent.click(page.getByRole('menuitem', { name: /^Lock this lane/ }));
    await expect.element(lane().getByText(/This lane is locked/)).toBeVisible();
    expect(lane().getByRole('button', { name: 'Add a need' }).query()).toBeNull();
    await userEvent.click(page.getByRole('button', { name: 'What to do with Needs' }));
    await userEvent.click(page.getByRole('menuitem', { name: /^Unlock this lane/ }));
    await expect
      .element(lane().getByRole('button', { name: 'Add a need', exact: true }))
      .toBeVisible();
  });

  it('gives partners its sentence and no menu', async () => {
    await open({ seat: PARTNER_A });
    lock();
    await expect.element(lane().getByText(/This lane is locked/)).toBeVisible();
    expect(page.getByRole('button', { name: 'What to do with Needs' }).query()).toBeNull();
  });

  it('takes no letter from an editor that was open, and takes them again afterwards', async () => {
    await open({ seat: PARTNER_A });
    const card = aNeed('calm');
    await userEvent.click(wordsIn(card));
    await userEvent.keyboard('{End} now');
    lock();
    await expect.poll(() => wordsIn(card).getAttribute('contenteditable')).toBe('false');
    await userEvent.keyboard(' and then');
    expect(wordsOf(screen.theirs, card, 'text').toString()).toBe('calm now');
    expect(document.querySelector('.lanes [data-open] .chip')).toBeNull();
    screen.server.ask(THERAPIST, { kind: 'unlock-lane', lane: 'needs' });
    await userEvent.click(wordsIn(card));
    await userEvent.keyboard('{End} again');
    await expect.poll(() => wordsOf(screen.theirs, card, 'text').toString()).toBe('calm now again');
  });

  it('says so when a card is to be moved out of it', async () => {
    await open({ seat: PARTNER_A });
    const card = aNeed('calm');
    lock();
    document.querySelector<HTMLElement>(`[data-card="${card}"]`)?.focus();
    await userEvent.keyboard(' {ArrowRight} ');
    await expect.element(page.getByText('This lane is locked. Nothing was changed.')).toBeVisible();
    expect(screen.theirs.cards.get(card)?.get('lane')).toBe('needs');
  });

  it('marks what an offline device wrote later, and the therapist sets it aside', async () => {
    await open();
    const card = aNeed('calm');
    lock();
    const mark = page.getByText('Written after the lane was locked');
    await expect.element(lane().getByText(/This lane is locked/)).toBeVisible();
    expect(mark.query()).toBeNull();
    wordsOf(screen.theirs, card, 'text').insert(4, ' and slow');
    await expect.element(mark).toBeVisible();
    expect(await axeFinds()).toEqual([]);
    await userEvent.click(page.getByRole('button', { name: 'Set aside' }));
    await expect.poll(() => screen.theirs.cards.get(card)?.get('lane')).toBe('parked');
    expect(mark.query()).toBeNull();
    expect(wordsOf(screen.theirs, card, 'text').toString()).toBe('calm and slow');
  });

  it('says so on an open card of the canvas, which then takes no letter', async () => {
    await open({ seat: PARTNER_A });
    const card = aNeed('calm');
    lock();
    const root = document.createElement('div');
    document.body.append(root);
    const desk = createDesk(
      screen.board,
      () => {},
      () => {},
    );
    const end = render(
      () => (
        <DeskProvider value={desk}>
          <Card id={card} canvas editing />
        </DeskProvider>
      ),
      root,
    );
    await expect.poll(() => root.textContent).toContain('This lane is locked.');
    expect(root.querySelector('[role=textbox], [contenteditable=true]')).toBeNull();
    end();
    root.remove();
  });

  it('marks the lane on the canvas too', async () => {
    await open({ seat: PARTNER_A });
    await page.getByRole('button', { name: 'Canvas' }).click();
    const mark = () =>
      document.querySelector('.steady-lane[data-lane=needs] .steady-lane__mark')?.textContent;
    await expect.poll(mark, { timeout: 15_000 }).toBe('');
    lock();
    await expect.poll(mark).toContain('Locked');
    screen.server.ask(THERAPIST, { kind: 'unlock-lane', lane: 'needs' });
    await expect.poll(mark).toBe('');
  }, 30_000);

  it('shows partners the mark without the act', async () => {
    await open({ seat: PARTNER_A });
    lock();
    aNeed('late');
    await expect.element(page.getByText('Written after the lane was locked')).toBeVisible();
    expect(page.getByRole('button', { name: 'Set aside' }).query()).toBeNull();
  });
});
