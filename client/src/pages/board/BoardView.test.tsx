import { openBoard } from '@steady/shared/board/document.ts';
import { readLinks } from '@steady/shared/board/links.ts';
import { addCard, moveCard, takeBack } from '@steady/shared/board/writeCards.ts';
import { type CardId } from '@steady/shared/ids.ts';
import { parseSeat, PARTNER_A, PARTNER_B, THERAPIST } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import * as Y from 'yjs';
import { aFilledDocument, seeded } from '../../board/testing.ts';
import { loadEditor } from '../../text/loadEditor.ts';
import { showBoard } from './testing.tsx';

/** One person's screen, and another person's copy of the same board. */
const random = seeded(31);
let dispose = () => {};

async function show(options: { cards?: number; seat?: string } = {}) {
  const doc = aFilledDocument({ cards: options.cards ?? 0 });
  const theirs = openBoard(new Y.Doc());
  Y.applyUpdate(theirs.doc, Y.encodeStateAsUpdate(doc), 'network');
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'network') Y.applyUpdate(theirs.doc, update, 'network');
  });
  theirs.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'network') Y.applyUpdate(doc, update, 'network');
  });
  const seat = parseSeat(options.seat ?? PARTNER_A);
  const shown = showBoard(doc, { random, seat });
  ({ dispose } = shown);
  await new Promise<void>((done) => loadEditor(() => done()));
  return { board: shown.board, mine: openBoard(doc), theirs };
}

const cardOf = (id: string) => document.querySelector<HTMLElement>(`.lanes [data-card="${id}"]`)!;
const laneOf = (id: string) => cardOf(id).closest('[data-lane-id]')?.getAttribute('data-lane-id');
const wordsIn = (id: string) => cardOf(id).querySelector<HTMLElement>('.card-text .words')!;
const add = (board: ReturnType<typeof openBoard>, text: string, by = PARTNER_A): CardId =>
  addCard(board, { kind: 'need', by, text }, random);
const focused = () => document.activeElement?.closest('[data-card]')?.getAttribute('data-card');

beforeEach(() => page.viewport(1280, 800));
afterEach(() => dispose());

describe('the board on screen', () => {
  it('adds with one tap, the caret ready in the new card', async () => {
    const { mine, theirs } = await show();
    await userEvent.click(page.getByRole('button', { name: 'Add a need', exact: true }).first());
    await userEvent.keyboard('I need a calm evening');
    const [id] = [...mine.cards.keys()];
    expect(focused()).toBe(id);
    expect(mine.cards.get(id!)?.get('text')?.toString()).toBe('I need a calm evening');
    expect(theirs.cards.get(id!)?.get('text')?.toString()).toBe('I need a calm evening');
  });

  it('puts the caret where a closed card was pressed', async () => {
    const { theirs } = await show();
    const id = add(theirs, 'calm');
    await userEvent.click(wordsIn(id), { position: { x: 1, y: 8 } });
    await userEvent.keyboard('very ');
    expect(theirs.cards.get(id)?.get('text')?.toString()).toBe('very calm');
  });

  it('[D2] keeps a card, its focus and its caret in place while somebody else moves it', async () => {
    const { mine, theirs } = await show();
    const id = add(theirs, '');
    add(theirs, 'another');
    await userEvent.click(wordsIn(id));
    await userEvent.keyboard('one ');
    const element = document.activeElement;
    moveCard(theirs, id, 'parked');
    expect(document.activeElement).toBe(element);
    expect(laneOf(id)).toBe('needs');
    await userEvent.keyboard('two');
    expect(mine.cards.get(id)?.get('text')?.toString()).toBe('one two');
    await userEvent.keyboard('{Escape}');
    expect(laneOf(id)).toBe('parked');
  });

  it('moves the neighbours around the card that somebody writes on', async () => {
    const { theirs } = await show();
    const [a, b, c] = ['a', 'b', 'c'].map((text) => add(theirs, text)) as [CardId, CardId, CardId];
    await userEvent.click(wordsIn(b));
    const element = document.activeElement;
    const lost = vi.fn<() => void>();
    element?.addEventListener('blur', lost);
    moveCard(theirs, c, 'needs', null);
    moveCard(theirs, a, 'needs');
    expect(lost).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(element);
    const shown = [...document.querySelectorAll('[data-lane-cards=needs] > li > [data-card]')];
    expect(shown.map((card) => card.getAttribute('data-card'))).toEqual([c, b, a]);
  });

  it('closes the card at Escape, and the focus stays on it', async () => {
    const { theirs } = await show();
    const id = add(theirs, 'words');
    await userEvent.click(wordsIn(id));
    expect(cardOf(id).hasAttribute('data-open')).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect(cardOf(id).hasAttribute('data-open')).toBe(false);
    expect(document.activeElement).toBe(cardOf(id));
  });

  it('goes between cards by arrows, opens by Enter, carries by Space', async () => {
    const { mine, theirs } = await show();
    const [a, b] = ['a', 'b'].map((text) => add(theirs, text)) as [CardId, CardId];
    cardOf(a).focus();
    await userEvent.keyboard('{ArrowDown}');
    // The first key comes with its code.
    await expect.poll(focused).toBe(b);
    await userEvent.keyboard(' {ArrowRight}');
    expect(laneOf(b)).toBe('requests');
    expect(mine.cards.get(b)?.get('lane')).toBe('needs');
    await userEvent.keyboard('{Escape}');
    expect(laneOf(b)).toBe('needs');
    await userEvent.keyboard(' {ArrowUp} ');
    expect([...document.querySelectorAll('[data-lane-cards=needs] [data-card]')][0]).toBe(
      cardOf(b),
    );
    expect(document.activeElement).toBe(cardOf(b));
    await userEvent.keyboard('{Enter}x');
    expect(mine.cards.get(b)?.get('text')?.toString()).toBe('bx');
  });

  it('undoes own steps only, by keys and button', async () => {
    const { mine, theirs } = await show();
    await userEvent.click(page.getByRole('button', { name: 'Add a need', exact: true }).first());
    await userEvent.keyboard('{Escape}');
    const id = add(theirs, 'theirs', PARTNER_B);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect([...mine.cards.keys()]).toEqual([id]);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect([...mine.cards.keys()]).toEqual([id]);
    await userEvent.click(page.getByRole('button', { name: 'Redo' }));
    expect(mine.cards.size).toBe(2);
  });

  it('undoes nothing of the board while one writes for oneself alone', async () => {
    const { mine } = await show();
    await userEvent.click(page.getByRole('button', { name: 'Add a need', exact: true }).first());
    await userEvent.keyboard('here{Escape}');
    await userEvent.click(page.getByRole('button', { name: 'More', exact: true }));
    await userEvent.click(page.getByRole('menuitem', { name: /^Only me/ }));
    await expect.element(page.getByRole('dialog', { name: 'Only me' })).toBeVisible();
    await userEvent.keyboard('{Control>}z{/Control}');
    const all = () => JSON.stringify(mine.cards.toJSON());
    expect(all()).toContain('here');
    await userEvent.keyboard('{Escape}{Control>}z{/Control}');
    expect(all()).not.toContain('here');
  });

  it('lets an author take a card back and bring it back, and nobody else', async () => {
    const { theirs } = await show();
    const mineToo = add(theirs, 'mine', PARTNER_A);
    const other = add(theirs, 'not mine', PARTNER_B);
    await userEvent.click(cardOf(other).querySelector('.card-more')!);
    await expect.element(page.getByRole('menuitem', { name: 'Make a copy' })).toBeVisible();
    expect(page.getByRole('menuitem', { name: /Take this back/ }).query()).toBeNull();
    await userEvent.keyboard('{Escape}');
    await userEvent.click(cardOf(mineToo).querySelector('.card-more')!);
    await userEvent.click(page.getByRole('menuitem', { name: /Take this back/ }));
    expect(cardOf(mineToo)).toBeNull();
    expect(theirs.cards.get(mineToo)?.get('takenBack')).toBe(true);
    await userEvent.click(page.getByRole('button', { name: 'Bring it back' }));
    expect(cardOf(mineToo)).not.toBeNull();
  });

  it('shows nobody a card that its author took back', async () => {
    const { theirs } = await show();
    const id = add(theirs, 'said too early', PARTNER_B);
    takeBack(theirs, id);
    expect(document.body.textContent).not.toContain('said too early');
  });

  it('grows a request from a need, linked, with the caret in it', async () => {
    const { mine, theirs } = await show();
    const need = add(theirs, 'to be heard');
    await userEvent.click(cardOf(need).querySelector('.card-more')!);
    await userEvent.click(page.getByRole('menuitem', { name: 'Grow a request from this' }));
    await userEvent.keyboard('listen first');
    const [link] = readLinks(mine);
    expect(link).toMatchObject({ kind: 'grew-from', to: need });
    expect(cardOf(link!.from).textContent).toContain('Grew from: to be heard');
    expect(cardOf(need).textContent).toContain('From this grew: listen first');
  });

  it('drags by mouse to another lane, and Escape puts it back', async () => {
    const { mine, theirs } = await show();
    const id = add(theirs, 'drag me');
    const lane = document.querySelector<HTMLElement>('[data-lane-id=requests]')!;
    const drag = (type: string, element: Element, target: EventTarget = window) => {
      const box = element.getBoundingClientRect();
      target.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          pointerId: 1,
          pointerType: 'mouse',
          clientX: box.left + 40,
          clientY: box.top + 60,
        }),
      );
    };
    // The first hand over the lanes brings the code of dragging with it (createHands.ts).
    drag('pointerover', cardOf(id), cardOf(id));
    await import('./hands.ts');
    await new Promise(requestAnimationFrame);
    drag('pointerdown', cardOf(id), cardOf(id));
    drag('pointermove', lane);
    await userEvent.keyboard('{Escape}');
    drag('pointerup', lane);
    expect(mine.cards.get(id)?.get('lane')).toBe('needs');
    drag('pointerdown', cardOf(id), cardOf(id));
    drag('pointermove', lane);
    drag('pointerup', lane);
    expect(mine.cards.get(id)?.get('lane')).toBe('requests');
    expect(laneOf(id)).toBe('requests');
  });

  it('is for reading only to an observer', async () => {
    const { theirs } = await show({ seat: 'observer-1' });
    const id = add(theirs, 'read me');
    expect(page.getByRole('button', { name: /^Add/ }).query()).toBeNull();
    await userEvent.click(wordsIn(id));
    expect(document.querySelector('[contenteditable=true]')).toBeNull();
    expect(page.getByRole('button', { name: 'Undo' }).query()).toBeNull();
  });

  it('lets only the therapist show, hide and order lanes', async () => {
    const { theirs } = await show({ seat: THERAPIST });
    await userEvent.click(page.getByRole('button', { name: 'More', exact: true }));
    await userEvent.click(page.getByRole('menuitem', { name: 'Show, hide and order lanes' }));
    await userEvent.click(page.getByRole('checkbox', { name: 'Show Wins' }));
    expect(theirs.lanes.get('wins')?.get('hidden')).toBe(false);
    expect(document.querySelector('[data-lane-id=wins]')).not.toBeNull();
  });

  it('says who can see what is written', async () => {
    const { theirs } = await show();
    const id = add(theirs, 'words');
    await userEvent.click(wordsIn(id));
    await expect.element(page.getByText('All three of you can see this.')).toBeVisible();
  });
});
