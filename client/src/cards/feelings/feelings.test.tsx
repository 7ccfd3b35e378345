import { openBoard } from '@steady/shared/board/document.ts';
import { readFeelings, setFeelings } from '@steady/shared/board/feelings.ts';
import type { CardKind, FieldName } from '@steady/shared/board/kinds.ts';
import { addCard, wordsOf } from '@steady/shared/board/writeCards.ts';
import { parseSeat, PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aFilledDocument, seeded } from '../../board/testing.ts';
import { loadEditor } from '../../text/loadEditor.ts';
import { offerSofterStarts } from './softerStarts.ts';
import { showBoard } from '../../pages/board/testing.tsx';

const random = seeded(51);
let dispose = () => {};

async function show(kind: CardKind, seat: Seat = PARTNER_A) {
  const doc = aFilledDocument({ cards: 0, template: 'open' });
  const document_ = openBoard(doc);
  const id = addCard(document_, { kind, by: seat, lane: 'needs' }, random);
  const shown = showBoard(doc, { random, seat });
  ({ dispose } = shown);
  await new Promise<void>((done) => loadEditor(() => done()));
  const said = (field: 'text' | FieldName) => wordsOf(document_, id, field).toString();
  const writeOn = async () =>
    userEvent.click(document.querySelector(`[data-card="${id}"] .card-text .words`)!);
  return { doc, mine: document_, id, board: shown.board, said, writeOn };
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const ON_TOP = 'Feeling on top: choose from a list';

beforeEach(() => page.viewport(1280, 800));
afterEach(() => {
  dispose();
  offerSofterStarts(true);
  vi.restoreAllMocks();
});

async function looksRight(inside: string): Promise<void> {
  // Half faded in, words have another contrast than they will have.
  await Promise.all(document.getAnimations().map(({ finished }) => finished));
  const { violations } = await axe.run(document.querySelector(inside)!);
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
}

describe('choosing a feeling', () => {
  it('fills “on top” and “underneath” of a need by keyboard, one step of undo each', async () => {
    const { said, writeOn } = await show('need');
    await writeOn();
    await userEvent.click(button('Add: Feeling on top'));
    await userEvent.click(button(ON_TOP));
    const find = page.getByRole('combobox', { name: 'Find a feeling, or write your own' });
    await expect.element(find).toHaveFocus();
    await userEvent.keyboard('lon');
    await expect.element(page.getByRole('option', { name: 'lonely' })).toBeVisible();
    await userEvent.keyboard('{Enter}');
    expect(said('feelingOnTop')).toBe('lonely');
    await expect.element(button(ON_TOP)).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    const marked = document.querySelector('[aria-selected=true]')!;
    expect(document.querySelector('[role=combobox]')!.getAttribute('aria-activedescendant')).toBe(
      marked.id,
    );
    await userEvent.keyboard('{Enter}');
    expect(said('feelingOnTop')).toBe(`lonely, ${marked.textContent}`);
    await userEvent.click(button('Undo'));
    expect(said('feelingOnTop')).toBe('lonely');
  });

  it('takes a word that is in no list', async () => {
    const { said, writeOn } = await show('feeling');
    await writeOn();
    await userEvent.click(button('Feeling: choose from a list'));
    await userEvent.keyboard('like a kite');
    await userEvent.click(page.getByRole('option', { name: 'Use “like a kite”' }));
    expect(said('text')).toBe('like a kite');
  });

  it('leaves people free to type', async () => {
    const { said, writeOn } = await show('need');
    await writeOn();
    await userEvent.click(button('Add: Feeling underneath'));
    await userEvent.keyboard('a knot');
    expect(said('feelingUnderneath')).toBe('a knot');
  });

  it('offers eight groups of about sixty words, 44 px high, at 320 px, clean for axe', async () => {
    await page.viewport(320, 640);
    const { writeOn } = await show('feeling');
    await writeOn();
    await userEvent.click(button('Feeling: choose from a list'));
    await expect.element(page.getByRole('listbox')).toBeVisible();
    expect(page.getByRole('listbox').getByRole('group').elements()).toHaveLength(8);
    const options = [...document.querySelectorAll<HTMLElement>('[role=option]')];
    expect(options.length).toBeGreaterThan(55);
    expect(new Set(options.map(({ textContent }) => textContent)).size).toBe(options.length);
    for (const { offsetHeight } of options) expect(offsetHeight).toBeGreaterThanOrEqual(44);
    const dialog = document.querySelector('dialog[open]')!;
    expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
    await looksRight('dialog[open]');
  });

  it('offers the practice’s own words instead, as soon as there are some', async () => {
    const { mine, writeOn } = await show('feeling');
    setFeelings(mine, [{ name: 'Stormy', feelings: ['torn'] }]);
    await writeOn();
    await userEvent.click(button('Feeling: choose from a list'));
    await expect.element(page.getByRole('option', { name: 'torn' })).toBeVisible();
    expect(document.querySelectorAll('[role=option]')).toHaveLength(1);
  });
});

describe('the words to choose from', () => {
  const open = async () => {
    await userEvent.click(page.getByRole('button', { name: 'More', exact: true }));
    await userEvent.click(page.getByRole('menuitem', { name: 'Words for feelings' }));
    await expect.element(button('Use these words')).toBeVisible();
  };

  it('are edited by the therapist, and can be the plain ones again', async () => {
    const { mine } = await show('need', THERAPIST);
    await open();
    await looksRight('dialog[open]');
    await userEvent.fill(
      page.getByRole('textbox', { name: 'Name of the group' }).first(),
      'Stormy',
    );
    await userEvent.fill(
      page.getByRole('textbox', { name: 'Feelings, with commas between them' }).first(),
      'torn, , furious',
    );
    await userEvent.click(button('Use these words'));
    expect(readFeelings(mine)?.[0]).toEqual({ name: 'Stormy', feelings: ['torn', 'furious'] });
    await open();
    await userEvent.click(button('Back to the plain list'));
    expect(readFeelings(mine)).toBeUndefined();
  });

  it('are not taken while a group has no words, and say what to do', async () => {
    const { mine } = await show('need', THERAPIST);
    await open();
    await userEvent.click(button('Add a group'));
    await userEvent.click(button('Use these words'));
    await expect.element(page.getByText(/Please give each group a name/)).toBeVisible();
    expect(readFeelings(mine)).toBeUndefined();
  });

  it('are not a partner’s to edit', async () => {
    await show('need');
    await userEvent.click(page.getByRole('button', { name: 'More', exact: true }));
    await expect.element(page.getByRole('menuitem', { name: 'Keys' })).toBeVisible();
    expect(page.getByRole('menuitem', { name: 'Words for feelings' }).query()).toBeNull();
  });
});

describe('a softer start', () => {
  const line = () => page.getByText(/A softer start: I feel … when … I need …/);

  it.each(['need', 'request'] as const)(
    'is offered after a pause in writing a %s',
    async (kind) => {
      const { said, writeOn } = await show(kind);
      await writeOn();
      await userEvent.keyboard('You never call');
      expect(line().query()).toBeNull();
      await expect.element(line()).toBeVisible();
      await looksRight('.card[data-open] .card-text');
      await userEvent.keyboard(' me');
      expect(said('text')).toBe('You never call me');
    },
  );

  it('[H1] asks nobody, writes nothing and tells nobody', async () => {
    const { doc, board, writeOn } = await show('need');
    await writeOn();
    await userEvent.keyboard('You never call');
    const told = vi.fn<() => void>();
    doc.on('update', told);
    board.awareness.on('change', told);
    const spies = [
      told,
      vi.spyOn(window, 'fetch'),
      vi.spyOn(XMLHttpRequest.prototype, 'send'),
      vi.spyOn(navigator, 'sendBeacon'),
      vi.spyOn(Storage.prototype, 'setItem'),
    ];
    await expect.element(line()).toBeVisible();
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  });

  it('[H2] does not answer what somebody else writes', async () => {
    const { mine, id, said, writeOn } = await show('need');
    await writeOn();
    await userEvent.keyboard('So ');
    await expect.poll(() => document.querySelector('.card-text [role=status]')).not.toBeNull();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    wordsOf(mine, id, 'text').insert(3, 'you never listen. ');
    vi.advanceTimersByTime(10_000);
    vi.useRealTimers();
    expect(line().query()).toBeNull();
    // The same words are answered as soon as a key of mine follows.
    await userEvent.keyboard('and ');
    expect(said('text')).toBe('So and you never listen. ');
    await expect.element(line()).toBeVisible();
  });

  it('can be waved away here, and switched off and on again on this device', async () => {
    const { writeOn } = await show('need');
    await writeOn();
    await userEvent.keyboard('You never call');
    await userEvent.click(button('Not now'));
    await expect.element(line()).not.toBeInTheDocument();
    dispose();
    const other = await show('need');
    await other.writeOn();
    await userEvent.keyboard('You always sulk');
    await userEvent.click(button('Do not offer this on this device'));
    await expect.element(line()).not.toBeInTheDocument();
    expect(localStorage.getItem('softer-starts')).toBe('off');
    await userEvent.click(page.getByRole('button', { name: 'More', exact: true }));
    await userEvent.click(page.getByRole('menuitem', { name: 'Offer softer starts again' }));
    expect(localStorage.getItem('softer-starts')).toBeNull();
  });

  it.each([
    ['a therapist', 'need', THERAPIST],
    ['an appreciation', 'appreciation', PARTNER_B],
  ] as const)('is not for %s', async (_, kind, seat) => {
    const { writeOn } = await show(kind, parseSeat(seat));
    await writeOn();
    await userEvent.keyboard('You never call');
    await expect.element(page.getByText('You never call')).toBeVisible();
    expect(document.querySelector('.softer')).toBeNull();
    expect(document.querySelector('.card-text [role=status]')).toBeNull();
  });
});
