import { FROM_CANVAS } from '@steady/shared/board/origins.ts';
import { placeCards, takeBack } from '@steady/shared/board/writeCards.ts';
import { setLanguage } from '@steady/shared/board/language.ts';
import { textOf } from '@steady/shared/summary/page.ts';
import { PARTNER_A, PARTNER_B, parseSeat, ROOM_VIEW, THERAPIST } from '@steady/shared/seats.ts';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aSummaryTable, paperText, squeezed, type SummaryTable } from './testing.tsx';

let table: SummaryTable;
const TV = ROOM_VIEW;
const LAST_WEEK = 'Session of November 24, 2026';
const said = (root: HTMLElement) => expect.poll(() => paperText(root));
const labels = (root: HTMLElement) =>
  [...root.querySelectorAll('.summary-chip')].map((chip) => chip.textContent);

beforeEach(async () => {
  await page.viewport(1280, 900);
  table = aSummaryTable();
});
afterEach(() => table.leave());

/** One session that ended, one that runs, and something in every section that a page can have. */
function aFullWeek() {
  table.ask(THERAPIST, { kind: 'start-session' });
  const old = table.add(PARTNER_A, { kind: 'win', text: 'The first walk' });
  table.ask(THERAPIST, { kind: 'end-session' });
  table.keepMoment();
  table.server.wait(7 * 24 * 60 * 60 * 1000);
  table.ask(THERAPIST, { kind: 'start-session' });
  const need = table.add(PARTNER_A, {
    kind: 'need',
    text: 'To know\nbefore it changes',
    words: { feelingOnTop: 'annoyed' },
  });
  const quiet = table.add(PARTNER_B, { kind: 'need', text: 'הרבה שקט אחרי העבודה' });
  table.ask(PARTNER_B, { kind: 'paraphrase', card: need, words: 'You want to hear it first' });
  table.ask(PARTNER_A, {
    kind: 'answer-paraphrase',
    paraphrase: table.server.entries.length,
    answer: 'yes',
  });
  const request = table.add(PARTNER_A, { kind: 'request', text: 'Write when it gets late' });
  table.ask(PARTNER_B, { kind: 'answer-request', card: request, answer: 'yes', words: 'Gladly' });
  const agreement = table.add(THERAPIST, { kind: 'agreement', text: 'Late means one message' });
  table.agree(agreement);
  const week = table.add(PARTNER_B, {
    kind: 'intention',
    text: 'I write before I leave',
    words: { cue: 'When I close the laptop' },
    values: { owners: [PARTNER_B], reviewOn: '2026-12-08' },
  });
  return { old, need, quiet, request, agreement, week };
}

describe('the preview', () => {
  it('says what a copy says, in its order, for each audience of each seat', async () => {
    aFullWeek();
    for (const [seat, audiences] of [
      [THERAPIST, ['Ours', 'Clinician chart', 'All my data']],
      [PARTNER_B, ['Ours', 'Mine', 'All my data']],
    ] as const) {
      const { root } = table.sit(seat);
      expect(labels(root)).toEqual(audiences);
      for (const [name, audience] of [
        ['Ours', 'ours'],
        ['Mine', 'mine'],
        ['Clinician chart', 'clinician'],
        ['All my data', 'data'],
      ] as const) {
        if (!audiences.some((one) => one === name)) continue;
        await userEvent.click(page.elementLocator(root).getByText(name, { exact: true }));
        await said(root).toBe(squeezed(textOf(table.pageFor({ audience, seat })).join('')));
      }
    }
  });

  it('shows whoever only reads the couple’s page, and their own data; a copy is made of the latter', () => {
    const { root } = table.sit(parseSeat('observer-1'));
    expect(labels(root)).toEqual(['Ours', 'All my data']);
    expect(page.getByRole('button', { name: 'Make a copy' }).query()).toBeNull();
    expect(page.getByRole('button', { name: 'Ask for such a copy' }).query()).toBeNull();
  });

  it('follows what happens: words, an agreement, what is taken back', async () => {
    table.ask(THERAPIST, { kind: 'start-session' });
    const { root } = table.sit(PARTNER_A);
    await said(root).toContain('Thereisnothinginthissummaryyet.');
    const need = table.add(PARTNER_B, { kind: 'need', text: 'Some quiet' });
    await said(root).toContain('Somequiet');
    const agreement = table.add(PARTNER_B, { kind: 'agreement', text: 'No phones at dinner' });
    await said(root).toContain('Notagreedyet');
    table.agree(agreement);
    await said(root).toContain('RobinandMikaagreedtotheseexactwords');
    takeBack(table.as(PARTNER_B), need);
    await said(root).not.toContain('Somequiet');
  });

  it('keeps the elements of what stays, so that nobody loses their place', async () => {
    const { root } = table.sit(PARTNER_A);
    const first = table.add(PARTNER_A, { kind: 'need', text: 'Some quiet' });
    const item = () => root.querySelector(`[data-item="needs-${first}"]`);
    await expect.poll(item).not.toBeNull();
    const before = item();
    table.add(PARTNER_B, { kind: 'need', text: 'Some company' });
    await said(root).toContain('Somecompany');
    table.add(PARTNER_B, { kind: 'win', text: 'A walk' });
    await said(root).toContain('Awalk');
    expect(item()).toBe(before);
  });

  it('has what is chosen: the way so far in steps of one size, and what is new since last session', async () => {
    aFullWeek();
    const { root, asked } = table.sit(PARTNER_A);
    const extras = () =>
      table.pageFor({ audience: 'ours', seat: PARTNER_A, extras: new Set(['timeline']) });
    await userEvent.click(page.getByText('The way so far', { exact: true }));
    await said(root).toBe(squeezed(textOf(extras()).join('')));
    const steps = [...root.querySelectorAll('[data-section=timeline] .paper-items > li')];
    const sizes = new Set(
      steps.map((step) => {
        const { width, height } = step.getBoundingClientRect();
        return `${Math.round(width)}×${Math.round(height)}`;
      }),
    );
    expect(steps.length).toBeGreaterThan(1);
    expect(sizes.size).toBe(1);
    await userEvent.click(page.getByText('Since last session', { exact: true }));
    await said(root).toMatch(/Sincelastsession.*NewToknow/);
    expect(paperText(root)).not.toMatch(/NewThefirstwalk/);
    await userEvent.click(page.getByRole('button', { name: /^See all changes/ }));
    expect(asked()).toEqual({ what: 'history' });
  });

  it('shows the canvas as a copy has it, and leaves it out when somebody says so', async () => {
    const card = table.add(PARTNER_A, { kind: 'need', text: 'Some quiet' });
    const other = table.add(PARTNER_B, { kind: 'need', text: 'Some company' });
    placeCards(
      table.as(PARTNER_A),
      new Map([[card, { x: 900, y: 40, frame: 'page', index: 'a1' }]]),
      FROM_CANVAS,
    );
    const { root } = table.sit(PARTNER_A);
    const picture = () => root.querySelector('.paper-picture');
    await expect.poll(() => picture()?.textContent).toContain('Some quiet');
    const page_ = table.pageFor({ audience: 'ours', seat: PARTNER_A });
    await said(root).toBe(squeezed(textOf(page_).join('')));
    expect(picture()?.getAttribute('aria-label')).toBe(page_.sections.at(-1)?.picture?.alt);
    // What is held back leaves the picture with the page.
    table.ask(PARTNER_B, { kind: 'hold-back', card: other, held: true });
    await expect.poll(() => picture()?.textContent).not.toContain('Some company');
    await userEvent.click(page.getByRole('checkbox', { name: 'The canvas' }));
    await expect.poll(picture).toBeNull();
    await userEvent.click(page.getByRole('checkbox', { name: 'The canvas' }));
    await expect.poll(picture).not.toBeNull();
  });

  it('leaves in a chart blank what is the clinician’s to judge', async () => {
    aFullWeek();
    const { root } = table.sit(THERAPIST);
    await userEvent.click(page.getByText('Clinician chart', { exact: true }));
    for (const chart of ['DAP', 'BIRP', 'SOAP']) {
      await userEvent.click(page.getByRole('radio', { name: chart }));
      await said(root).toContain(`Sessionnote·${chart}`);
      expect(root.querySelectorAll('.paper-blank').length).toBeGreaterThan(1);
    }
  });

  it('speaks the board’s language, which the therapist chooses; people’s words run their own way', async () => {
    aFullWeek();
    const therapist = table.sit(THERAPIST);
    const partner = table.sit(PARTNER_A);
    expect(partner.root.querySelector('select option[value=ar]')).toBeNull();
    const paper = () => partner.root.querySelector<HTMLElement>('.paper');
    expect([paper()?.lang, paper()?.dir]).toEqual(['en', 'ltr']);
    await userEvent.selectOptions(page.getByLabelText('Language of our summaries'), 'ar');
    await expect.poll(() => [paper()?.lang, paper()?.dir]).toEqual(['ar', 'rtl']);
    const words = [...(paper()?.querySelectorAll<HTMLElement>('.paper-words') ?? [])];
    expect(words.every((one) => one.getAttribute('dir') === 'auto')).toBe(true);
    expect(getComputedStyle(words[0]!).direction).toBe('ltr');
    setLanguage(table.as(THERAPIST), 'en');
    await expect.poll(() => therapist.root.querySelector<HTMLElement>('.paper')?.dir).toBe('ltr');
  });

  it('on a television says what it says on every screen, with nothing to press', async () => {
    aFullWeek();
    const room = table.sit(TV);
    const { root } = table.sit(THERAPIST);
    await expect.poll(() => paperText(room.root)).not.toBe('');
    expect(paperText(room.root)).toBe(paperText(root));
    expect(room.root.querySelectorAll('button, a, input, select, summary')).toHaveLength(0);
  });
});

describe('an earlier session', () => {
  it('is listed by its day, and opens as it was when it ended', async () => {
    const { old } = aFullWeek();
    const { root } = table.sit(PARTNER_A);
    await said(root).toContain('Toknow');
    const choice = page.getByLabelText('Which session');
    await userEvent.selectOptions(choice, LAST_WEEK);
    await said(root).toContain('Thefirstwalk');
    expect(paperText(root)).not.toContain('Toknow');
    expect(paperText(root)).toContain('Sessionof24November2026');
    takeBack(table.as(PARTNER_A), old);
    await said(root).not.toContain('Thefirstwalk');
    await userEvent.click(page.getByRole('button', { name: 'Back to now' }));
    await said(root).toContain('Toknow');
  });

  it('leaves out what was held back since', async () => {
    const { old } = aFullWeek();
    const { root } = table.sit(PARTNER_B);
    await userEvent.selectOptions(page.getByLabelText('Which session'), LAST_WEEK);
    await said(root).toContain('Thefirstwalk');
    table.ask(PARTNER_A, { kind: 'hold-back', card: old, held: true });
    await said(root).not.toContain('Thefirstwalk');
  });

  it('that is not kept any more says so, and that nothing else is lost', async () => {
    table.ask(THERAPIST, { kind: 'start-session' });
    table.ask(THERAPIST, { kind: 'end-session' });
    const { root } = table.sit(PARTNER_A);
    await userEvent.selectOptions(page.getByLabelText('Which session'), LAST_WEEK);
    await expect
      .element(page.getByText('The board of that session is not kept any more.'))
      .toBeVisible();
    expect(root.querySelector('.paper')).toBeNull();
  });
});

describe('every state is open to everybody', () => {
  it.each([1280, 320])('at %s px', async (width) => {
    await page.viewport(width, 800);
    aFullWeek();
    table.ask(PARTNER_A, { kind: 'ask-third-party', audience: 'ours', recipient: 'Dr. Weber' });
    const { root } = table.sit(PARTNER_A);
    await said(root).toContain('Toknow');
    await userEvent.click(page.getByText('Copies made so far'));
    expect(root.scrollWidth).toBeLessThanOrEqual(width);
    expect((await axe.run(root)).violations).toEqual([]);
  });
});
