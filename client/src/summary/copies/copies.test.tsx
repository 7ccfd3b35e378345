import { FROM_CANVAS } from '@steady/shared/board/origins.ts';
import { placeCards } from '@steady/shared/board/writeCards.ts';
import type { CardId } from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B, THERAPIST } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ProblemKind } from '../../net/request.ts';
import type { WantedFile } from '../../net/summaryFile.ts';
import { aSummaryTable, type SitOptions, type SummaryTable } from '../testing.tsx';
import type { CopyWorld } from './makeCopy.ts';

let table: SummaryTable;
let wanted: WantedFile[];
let saved: string[];
let printed: string[];
const fetchFile: CopyWorld['fetchFile'] = (file) => {
  wanted.push(file);
  const name = `Board-2026-11-24.${file.format}`;
  return Promise.resolve({ ok: true, value: { bytes: new Blob(['…']), name } });
};
const refusing =
  (kind: ProblemKind, reason = ''): CopyWorld['fetchFile'] =>
  () =>
    Promise.resolve({ ok: false, problem: { kind, reason } });
const sit = (seat = PARTNER_A, options: SitOptions = {}) =>
  table.sit(seat, { fetchFile, save: ({ name }) => saved.push(name), ...options }).root;
const open = async () => {
  await userEvent.click(page.getByRole('button', { name: 'Make a copy' }));
  await expect.element(page.getByRole('dialog', { name: 'Make a copy' })).toBeVisible();
};
const choose = (format: string) =>
  userEvent.click(page.getByRole('radio', { name: new RegExp(`^${format}`) }));
const recorded = () =>
  table.server.entries.flatMap(({ body }) => (body.kind === 'exported' ? [body.format] : []));

beforeEach(async () => {
  await page.viewport(1280, 900);
  table = aSummaryTable();
  table.ask(THERAPIST, { kind: 'start-session' });
  table.add(PARTNER_A, { kind: 'need', text: 'To rest' });
  table.add(PARTNER_B, {
    kind: 'intention',
    text: 'I call when it gets late',
    words: { cue: 'When I close the laptop', smallVersion: 'One word' },
    values: { owners: [PARTNER_B], reviewOn: '2026-12-01' },
  });
  wanted = [];
  saved = [];
  printed = [];
  vi.spyOn(window, 'print').mockImplementation(() => {
    printed.push(document.querySelector<HTMLElement>('.print-sheet')?.textContent ?? '');
    window.dispatchEvent(new Event('afterprint'));
  });
});
afterEach(() => {
  table.leave();
  vi.restoreAllMocks();
});

describe('making a copy', () => {
  it('says before whom it is for, who can read that it was made, and that a device can be read', async () => {
    sit();
    await open();
    const dialog = page.getByRole('dialog');
    for (const sentence of [
      'This copy is for Robin and Mika.',
      'All three of you can read that this copy was made.',
      'Whoever holds a device can read the files on it.',
    ])
      await expect.element(dialog.getByText(sentence)).toBeVisible();
  });

  it('says in one line what each form is and what of the page it takes', async () => {
    sit();
    await open();
    await expect
      .element(page.getByRole('radio', { name: 'Table (CSV) Intentions only.' }))
      .toBeInTheDocument();
    await expect
      .element(page.getByRole('radio', { name: /^Calendar \(ICS\) Intentions only/ }))
      .toBeInTheDocument();
  });

  it('asks the server for what the page shows, and keeps the file under its neutral name', async () => {
    sit();
    await userEvent.click(page.getByText('The way so far', { exact: true }));
    await userEvent.click(page.getByText('Mine', { exact: true }));
    await open();
    await choose('Word');
    await userEvent.click(page.getByRole('button', { name: 'Download this copy' }));
    await expect.poll(() => saved).toEqual(['Board-2026-11-24.docx']);
    expect(wanted).toMatchObject([{ audience: 'mine', format: 'docx' }]);
    expect([...(wanted[0]?.extras ?? [])]).toEqual(['timeline']);
    await expect.element(page.getByText('The copy is on this device now.')).toBeVisible();
  });

  it('of a chart says its order, and offers no calendar', async () => {
    sit(THERAPIST);
    await userEvent.click(page.getByText('Clinician chart', { exact: true }));
    await userEvent.click(page.getByRole('radio', { name: 'BIRP' }));
    await open();
    expect(page.getByRole('radio', { name: /ICS/ }).query()).toBeNull();
    await userEvent.click(page.getByRole('button', { name: 'Download this copy' }));
    await expect.poll(() => wanted).toMatchObject([{ audience: 'clinician', chart: 'birp' }]);
  });

  it.each([
    ['too-many', '', 'The server is busy. Please try again in a moment. Nothing was made.'],
    ['network', '', 'Making a copy needs a connection. Nothing was made.'],
    ['too-big', '', 'The board is too big for this form. Nothing was made.'],
    ['conflict', 'paused', 'The board is paused. This can be done after the pause.'],
    ['conflict', 'resting', 'The board is resting. Copies can be made later.'],
    ['unwell', 'picture-not-made', 'The canvas could not be drawn. Try again, or leave it out.'],
    ['too-big', 'copy-too-long', 'This is too long for one PDF. A web page takes all of it.'],
  ] as const)('told %s %s says so and keeps what was chosen', async (kind, reason, text) => {
    sit(PARTNER_A, { fetchFile: refusing(kind, reason) });
    await open();
    await choose('Plain text');
    await userEvent.click(page.getByRole('button', { name: 'Download this copy' }));
    await expect.element(page.getByRole('alert').getByText(text)).toBeVisible();
    await expect.element(page.getByRole('radio', { name: /^Plain text/ })).toBeChecked();
    expect(saved).toEqual([]);
  });

  it('waits for the words of this screen that the server does not have yet', async () => {
    const screen = table.sit(PARTNER_A, { fetchFile, connection: 'slow' });
    table.add(PARTNER_A, { kind: 'win', text: 'Just now' });
    await open();
    const button = page.getByRole('button', { name: 'Download this copy' });
    await userEvent.click(button);
    await expect
      .element(page.getByRole('button', { name: 'The copy is being made' }))
      .toBeVisible();
    expect(wanted).toEqual([]);
    screen.save();
    await expect.poll(() => wanted.length).toBe(1);
  });

  it('without a connection makes nothing, on paper neither, and says so before it is asked', async () => {
    sit(PARTNER_A, { connection: 'offline' });
    await open();
    const sentence = page.getByText('Making a copy needs a connection. Nothing was made.');
    await expect.element(sentence).toBeVisible();
    await choose('Print');
    await userEvent.click(page.getByRole('button', { name: 'Print this copy' }));
    await expect.element(sentence).toBeVisible();
    expect([printed, recorded()]).toEqual([[], []]);
  });
});

describe('a card for the fridge', () => {
  it('is a PDF of the server’s, for the paper that somebody has', async () => {
    sit();
    await open();
    await choose('Card for the fridge');
    await userEvent.click(page.getByText('US Letter'));
    await userEvent.click(page.getByRole('button', { name: 'Download this copy' }));
    await expect.poll(() => wanted).toMatchObject([{ format: 'fridge', paper: 'us-letter' }]);
  });

  it('is not of all one’s data, which is no page for a kitchen', async () => {
    sit();
    await userEvent.click(page.getByText('All my data', { exact: true }));
    await open();
    expect(page.getByRole('radio', { name: /^Card for the fridge/ }).query()).toBeNull();
  });
});

describe('the canvas', () => {
  const place = () => {
    const [card] = table.board.cards.keys();
    const at = { x: 900, y: 40, frame: 'page', index: 'a1' };
    placeCards(table.as(PARTNER_A), new Map([[card as CardId, at]]), FROM_CANVAS);
  };

  it('is offered when something is on it', async () => {
    sit();
    await open();
    expect(page.getByRole('radio', { name: /^Picture \(PNG\)/ }).query()).toBeNull();
    place();
    await expect.element(page.getByRole('radio', { name: /^Picture \(PNG\)/ })).toBeInTheDocument();
  });

  it.each([
    ['Drawing', 'svg'],
    ['Picture', 'png'],
  ])('[P72] as a %s is recorded first, then made here under a neutral name', async (name, form) => {
    place();
    sit();
    await expect.poll(() => document.querySelector('.paper-picture')).not.toBeNull();
    await open();
    await choose(name);
    table.server.setOffline(true);
    await userEvent.click(page.getByRole('button', { name: 'Download this copy' }));
    await expect
      .element(page.getByText('Making a copy needs a connection. Nothing was made.'))
      .toBeVisible();
    expect(saved).toEqual([]);
    table.server.setOffline(false);
    await userEvent.click(page.getByRole('button', { name: 'Download this copy' }));
    await expect.poll(() => saved.length).toBe(1);
    expect(saved[0]).toMatch(new RegExp(`-2026-11-24\\.${form}$`));
    expect(recorded()).toEqual([form]);
  });
});

describe('paper', () => {
  it('[P72] is recorded first, then shows the page and nothing else', async () => {
    sit();
    await open();
    await choose('Print');
    await userEvent.click(page.getByRole('button', { name: 'Print this copy' }));
    await expect.poll(() => printed.length).toBe(1);
    expect(recorded()).toEqual(['print']);
    expect(printed[0]).toMatch(/^Our summary.*To rest/s);
    expect(printed[0]).not.toContain('Hold back');
  });

  it('is not printed when it could not be recorded', async () => {
    sit();
    await open();
    await choose('Print');
    table.server.setOffline(true);
    await userEvent.click(page.getByRole('button', { name: 'Print this copy' }));
    await expect
      .element(page.getByText('Making a copy needs a connection. Nothing was made.'))
      .toBeVisible();
    expect(printed).toEqual([]);
  });

  it('that the browser prints by itself says where the button is; its key leads there', async () => {
    sit();
    expect(document.querySelector('.print-sheet')?.textContent).toBe(
      'Please print with the button on the page.',
    );
    await userEvent.keyboard('{Control>}p{/Control}');
    await expect.element(page.getByRole('radio', { name: /^Print/ })).toBeChecked();
    expect([printed, recorded()]).toEqual([[], []]);
  });
});

describe('the list of copies', () => {
  it('[P72] can be read by everybody: who, what, which form, which day', async () => {
    table.ask(PARTNER_B, { kind: 'export', audience: 'mine', format: 'pdf' });
    sit(PARTNER_A);
    await userEvent.click(page.getByText('Copies made so far'));
    await expect.element(page.getByText('November 24, 2026. Mika: Own summary, PDF')).toBeVisible();
  });
});

describe('a copy for somebody outside', () => {
  it('[P73] is made only after both said yes, and no longer when one takes it back', async () => {
    const ana = sit(PARTNER_A);
    const on = (root: HTMLElement) => page.elementLocator(root);
    await userEvent.click(on(ana).getByRole('button', { name: 'Ask for such a copy' }));
    await userEvent.click(page.getByRole('button', { name: 'Ask both partners' }));
    await expect.element(page.getByText('Please type a name.')).toBeVisible();
    await userEvent.fill(page.getByLabelText('Who is it for?'), 'Dr. Weber');
    await userEvent.click(page.getByRole('button', { name: 'Ask both partners' }));
    const request = (root: HTMLElement) => on(root).getByRole('group', { name: 'For Dr. Weber' });
    await expect.element(request(ana)).toBeVisible();
    const [yes, no] = ['Yes', 'No'].map((name) =>
      request(ana).getByRole('button', { name, exact: true }),
    );
    const sizes = [yes, no].map((button) => {
      const { width, height } = button!.element().getBoundingClientRect();
      return [Math.round(width), Math.round(height)];
    });
    expect(sizes[0]).toEqual(sizes[1]);

    await userEvent.click(yes!);
    await expect.element(request(ana).getByText('Waiting for both of you')).toBeVisible();
    expect(request(ana).getByRole('button', { name: 'Look at this copy' }).query()).toBeNull();
    const asked = table.server.entries.findLast(({ body }) => body.kind === 'third-party-asked');
    // The other one's no looks like no answer.
    table.ask(PARTNER_B, { kind: 'answer-third-party', asked: asked!.seq, answer: 'no' });
    await expect.element(request(ana).getByText('Waiting for both of you')).toBeVisible();
    table.ask(PARTNER_B, { kind: 'answer-third-party', asked: asked!.seq, answer: 'yes' });
    await expect.element(request(ana).getByText(/^Both partners said yes/)).toBeVisible();
    await userEvent.click(request(ana).getByRole('button', { name: 'Look at this copy' }));
    await expect.poll(() => ana.querySelector('.paper')?.textContent).toContain('Dr. Weber');

    await open();
    await expect
      .element(page.getByRole('dialog').getByText('This copy is for Dr. Weber.'))
      .toBeVisible();
    expect(page.getByRole('radio', { name: /CSV/ }).query()).toBeNull();
    await userEvent.click(page.getByRole('button', { name: 'Download this copy' }));
    await expect.poll(() => wanted).toMatchObject([{ thirdParty: asked!.seq, audience: 'ours' }]);

    table.ask(PARTNER_B, { kind: 'answer-third-party', asked: asked!.seq, answer: 'no' });
    await expect.element(page.getByText(/^A yes was taken back/)).toBeVisible();
    expect(ana.querySelector('.paper')?.textContent).not.toContain('Dr. Weber');
  });
});
