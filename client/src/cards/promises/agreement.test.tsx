import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { agreementTextOf } from '@steady/shared/ledger/agreementText.ts';
import { setField } from '@steady/shared/board/writeCards.ts';
import type { AgreementAnswer } from '@steady/shared/ledger/values.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import {
  answersShown,
  axeFinds,
  button,
  buttonNames,
  OBSERVER,
  showCard,
  text,
  tooSmallOrWide,
  type Shown,
} from './testing.tsx';

/** An agreement on an open card, for each seat. */
const TEXT = 'We tell each other when plans change';
const AGREEMENT = { kind: 'agreement', by: PARTNER_A, text: TEXT } as const;
let shown: Shown;

const open = async (
  seat: Seat,
  over: Partial<Parameters<typeof showCard>[1]> = {},
  session = true,
) => (shown = await showCard(seat, { ...AGREEMENT, ...over }, { session }));
const textNow = () => agreementTextOf(shown.card());
const putForward = () =>
  shown.says(PARTNER_A, { kind: 'put-forward', card: shown.id, text: textNow() });
const version = () => shown.server.state.agreements.get(shown.id)?.versions.at(-1)?.seq ?? 0;
const answers = (seat: Seat, answer: AgreementAnswer) =>
  shown.says(seat, { kind: 'answer-agreement', card: shown.id, version: version(), answer });
const bothAgree = () => {
  putForward();
  answers(PARTNER_A, 'yes');
  answers(PARTNER_B, 'yes');
};
const status = () => shown.server.state.agreements.get(shown.id)?.status;
const mainText = () => shown.card().text;

beforeEach(() => page.viewport(320, 800));
afterEach(() => shown.dispose());

describe('an agreement', () => {
  it('is put forward in exactly the words and terms that were shown', async () => {
    await open(PARTNER_A, { text: `  ${TEXT}  \r\n`, values: { reviewOn: '2026-12-01' } });
    await button('Put these exact words forward').click();
    const shownWords = document.querySelector('.promise-exact')?.textContent ?? '';
    expect(shownWords).toContain(TEXT);
    expect(shownWords).toContain('2026');
    await expect.element(text('Both of you will be asked to answer')).toBeVisible();
    await button('Put them forward now').click();
    await expect.element(text('Waiting for both of you')).toBeVisible();
    const put = shown.server.state.agreements.get(shown.id)?.versions.at(-1)?.text;
    expect(put).toEqual(textNow());
    expect(put?.words).toBe(TEXT);
  });

  it('says beforehand what it needs', async () => {
    await open(PARTNER_A, { text: '' });
    await expect.element(text('Write the words first.')).toBeVisible();
    expect(buttonNames()).not.toContain('Put these exact words forward');
    mainText().insert(0, TEXT);
    await expect.element(button('Put these exact words forward')).toBeVisible();
    setField(shown.board, shown.id, 'topic', 'transparency');
    await expect.element(text('Transparency needs to say')).toBeVisible();
    expect(buttonNames()).not.toContain('Put these exact words forward');
    setField(shown.board, shown.id, 'topic', 'general');
    setField(shown.board, shown.id, 'endsOn', '2026-11-01');
    await expect.element(text('Its end date is over')).toBeVisible();
  });

  it('is answered by four buttons of one size, none chosen beforehand', async () => {
    await open(PARTNER_A);
    putForward();
    await expect.element(button('I agree to these exact words')).toBeVisible();
    const four = [...document.querySelectorAll('.promise-answers button')];
    expect(four.map((one) => one.textContent)).toEqual([
      'I agree to these exact words',
      'Yes, with a change',
      'Not now',
      'I need to think',
    ]);
    const sizes = four.map((one) => {
      const { width, height } = one.getBoundingClientRect();
      return `${Math.round(width)}×${Math.round(height)}`;
    });
    expect(new Set(sizes).size).toBe(1);
    expect(four.map((one) => one.getAttribute('aria-pressed'))).toEqual(Array(4).fill('false'));
    expect(four.filter((one) => one.getAttribute('data-look') === 'primary')).toEqual([]);
    expect(document.activeElement).toBe(document.body);
  });

  it('takes an own answer, and another one until both agreed', async () => {
    await open(PARTNER_B);
    putForward();
    await button('I need to think').click();
    await expect.poll(answersShown).toEqual(['Mika: I need to think']);
    await expect.element(button('I need to think')).toHaveAttribute('aria-pressed', 'true');
    await expect.element(text('Waiting for both of you')).toBeVisible();
    await button('Yes, with a change').click();
    await userEvent.keyboard('Only on weekdays');
    await button('Send').click();
    await expect.element(text('Only on weekdays').first()).toBeVisible();
    expect(shown.server.state.agreements.get(shown.id)?.answers.get(PARTNER_B)).toEqual({
      answer: 'yes-with-change',
      change: 'Only on weekdays',
    });
    await button('I agree to these exact words').click();
    answers(PARTNER_A, 'yes');
    await expect.element(text('Both of you agreed on')).toBeVisible();
  });

  it('shows nothing as said before the server said it, and says when it was not sent', async () => {
    await open(PARTNER_B);
    putForward();
    shown.server.hold();
    await button('Not now').click();
    await expect.element(button('Not now')).toHaveAttribute('aria-busy', 'true');
    expect(answersShown()).toEqual([]);
    shown.server.release();
    await expect.poll(answersShown).toEqual(['Mika: Not now']);
    shown.server.setOffline(true);
    await button('I need to think').click();
    await expect.element(text('No answer came.')).toBeVisible();
    expect(answersShown()).toEqual(['Mika: Not now']);
  });

  it('is not answered outside a session until the therapist allows it', async () => {
    await open(PARTNER_A, {}, false);
    putForward();
    await expect.element(text('You answer this together in a session.')).toBeVisible();
    expect(buttonNames()).not.toContain('Not now');
    shown.says(THERAPIST, { kind: 'allow-answers-at-home', allowed: true });
    await expect.element(button('Not now')).toBeVisible();
  });

  it('shows at once that it is open again, with the difference, and can be put forward again', async () => {
    await open(PARTNER_A);
    bothAgree();
    await expect.element(text('Both of you agreed on')).toBeVisible();
    mainText().delete(TEXT.length - 1, 1);
    await expect.element(text('Open again: the words changed')).toBeVisible();
    expect(document.querySelector('.promise del')?.textContent).toContain('change');
    expect(document.querySelector('.promise ins')?.textContent).toContain('chang');
    mainText().insert(TEXT.length - 1, 'e');
    await expect.element(text('The words are as they were.')).toBeVisible();
    expect(status()).toBe('reopened');
    await button('Put forward again').click();
    await button('Put them forward now').click();
    await expect.element(text('Waiting for both of you')).toBeVisible();
    expect(shown.server.state.agreements.get(shown.id)?.versions).toHaveLength(2);
  });

  it('warns before the first letter of words that stand, and not in a draft', async () => {
    await open(PARTNER_B);
    expect(page.getByRole('note').elements()).toEqual([]);
    bothAgree();
    await expect
      .element(page.getByRole('note'))
      .toHaveTextContent('These words were agreed. A change opens them again.');
    const note = document.querySelector('.promise-warning')!;
    const words = document.querySelector('.card-text')!;
    expect(note.compareDocumentPosition(words) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(shown.desk.announced()).toContain('These words were agreed.');
  });

  it('asks for no more fields while it stands, until somebody wants one', async () => {
    await open(PARTNER_B);
    await expect.element(button('Add: Ends on')).toBeVisible();
    putForward();
    await expect.element(button('Add: Ends on')).not.toBeInTheDocument();
    await button('Add to this card').click();
    await expect.element(button('Add: Ends on')).toBeVisible();
  });

  it.each([
    ['Pause it', 'Pause now', 'paused'],
    ['End it', 'End now', 'ended'],
    ['Withdraw from it', 'Withdraw now', 'withdrawn'],
  ])('%s: says what will happen, and one person is enough', async (label, confirm, after) => {
    await open(PARTNER_B);
    bothAgree();
    await button(label).click();
    const id = (await button(confirm).findElement()).getAttribute('aria-describedby');
    expect(document.getElementById(id!)?.textContent.length).toBeGreaterThan(20);
    expect(status()).toBe('agreed');
    await button(confirm).click();
    await expect.poll(status).toBe(after);
  });

  it('is resumed by whoever paused it, and the other is told so without a name', async () => {
    await open(PARTNER_A);
    bothAgree();
    shown.says(PARTNER_B, { kind: 'pause-agreement', card: shown.id });
    await expect.element(text('The person who paused it can resume it.')).toBeVisible();
    expect(buttonNames()).not.toContain('Resume it');
    shown.says(PARTNER_B, { kind: 'resume-agreement', card: shown.id });
    await button('Pause it').click();
    await button('Pause now').click();
    await button('Resume it').click();
    await button('Resume now').click();
    await expect.poll(status).toBe('agreed');
  });

  it('is renewed with a later end date, and both answer again', async () => {
    await open(PARTNER_A, { values: { endsOn: '2026-12-01' } });
    bothAgree();
    await button('Renew it').click();
    await expect.element(text('A new end date opens the agreement again.')).toBeVisible();
    await page.getByLabelText('New end date').fill('2027-01-15');
    await button('Put forward with this date').click();
    await expect.element(text('Waiting for both of you')).toBeVisible();
    expect(shown.server.state.agreements.get(shown.id)?.versions.at(-1)?.text.endsOn).toBe(
      '2027-01-15',
    );
  });

  it('says that its last day is over, and can be renewed', async () => {
    await open(PARTNER_A, { values: { endsOn: '2026-11-25' } });
    bothAgree();
    shown.server.wait(5 * 24 * 60 * 60 * 1000);
    shown.says(THERAPIST, { kind: 'set-stage', stage: 'wording' });
    shown.says(PARTNER_A, { kind: 'pause-agreement', card: shown.id });
    shown.says(PARTNER_A, { kind: 'resume-agreement', card: shown.id });
    await expect.element(text('You both agreed until')).toBeVisible();
    await expect.element(button('Renew it')).toBeVisible();
  });

  it('keeps every text that was put forward, with what was said to it', async () => {
    await open(PARTNER_A);
    bothAgree();
    mainText().insert(0, 'Today: ');
    putForward();
    await text('All words put forward').click();
    const all = [...document.querySelectorAll('.promise-history li')].map((one) => one.textContent);
    expect(all).toHaveLength(2);
    expect(all[0]).toContain(`Today: ${TEXT}`);
    expect(all[1]).toContain('Robin: Yes');
    expect(all[1]).toContain('Mika: Yes');
    expect(all[1]).toContain('opened again');
    expect(document.querySelector('.promise-history del')).toBeNull();
  });

  it('“If this slips” is written only by the partner who takes it on', async () => {
    await open(PARTNER_B);
    const words = () => page.getByRole('textbox', { name: 'If this slips, I will…' });
    expect(words().elements()).toEqual([]);
    await button('I will write this').click();
    expect(shown.board.cards.get(shown.id)?.get('slipOwner')).toBe(PARTNER_B);
    await expect.element(words()).toHaveFocus();
    await userEvent.keyboard('say so');
    expect(textNow()).toMatchObject({ ifThisSlips: 'say so', slipOwner: PARTNER_B });
    setField(shown.board, shown.id, 'slipOwner', PARTNER_A);
    await expect.element(text('If this slips, Robin will…')).toBeVisible();
    expect(words().elements()).toEqual([]);
    expect(buttonNames()).not.toContain('I will write this');
  });

  it('a therapist sees, suggests and puts forward, and answers nothing', async () => {
    await open(THERAPIST);
    putForward();
    answers(PARTNER_A, 'not-now');
    await expect.poll(answersShown).toEqual(['Robin: Not now']);
    expect(buttonNames()).toEqual(['Let both answer at home too', 'Suggest wording']);
    answers(PARTNER_A, 'yes');
    answers(PARTNER_B, 'yes');
    await expect.element(text('Both of you agreed on')).toBeVisible();
    expect(buttonNames()).toEqual(['Suggest wording']);
  });

  it.each(['put forward', 'agreed', 'reopened'])(
    'an observer sees it %s, without a button',
    async (what) => {
      await open(OBSERVER);
      if (what === 'put forward') putForward();
      else bothAgree();
      if (what === 'reopened') mainText().insert(0, 'New: ');
      const line = {
        'put forward': 'Waiting for',
        agreed: 'Both of you agreed',
        reopened: 'Open again',
      };
      await expect.element(text(line[what as keyof typeof line]).first()).toBeVisible();
      expect(buttonNames()).toEqual([]);
    },
  );

  it('shows a short line while it is closed, and what changed of agreed words', async () => {
    await open(PARTNER_A);
    bothAgree();
    shown.desk.close();
    await expect.element(text('Both of you agreed on')).toBeVisible();
    mainText().insert(0, 'x');
    await expect.element(text('Open again: the words changed')).toBeVisible();
    await expect.element(page.elementLocator(document.querySelector('.card ins')!)).toBeVisible();
    expect(document.querySelector('.card ins')?.textContent).toContain(`x${TEXT.split(' ')[0]}`);
    expect(buttonNames()).toEqual([]);
  });

  it('keeps the focus on the card when what was pressed is gone', async () => {
    await open(PARTNER_A);
    await button('Put these exact words forward').click();
    await button('Put them forward now').click();
    await expect.element(text('Waiting for both of you')).toBeVisible();
    await expect.poll(() => document.activeElement?.className).toBe('promises');
    await button('I agree to these exact words').click();
    answers(PARTNER_B, 'yes');
    await expect.poll(() => document.activeElement?.className).toBe('promises');
    // Not where somebody has gone on: the focus is nobody's to take back.
    await button('Pause it').click();
    document.body.tabIndex = -1;
    document.body.focus();
    await expect.poll(() => document.activeElement === document.body).toBe(true);
    shown.says(PARTNER_B, { kind: 'withdraw-agreement', card: shown.id });
    await expect.element(text('Withdrawn. It is open')).toBeVisible();
    expect(document.activeElement === document.body).toBe(true);
    document.body.removeAttribute('tabindex');
  });

  it('works by keyboard alone; Escape closes the smallest thing', async () => {
    await open(PARTNER_A);
    (await button('Put these exact words forward').findElement()).focus();
    await userEvent.keyboard('{Enter}{Tab}');
    expect(document.activeElement?.textContent).toBe('Put them forward now');
    await userEvent.keyboard('{Escape}');
    expect(shown.desk.isOpen(shown.id)).toBe(true);
    expect(document.querySelector('.promise-step')).toBeNull();
    await userEvent.keyboard('{Enter}{Tab}{Enter}');
    await expect.poll(status).toBe('put-forward');
  });

  it.each([PARTNER_A, PARTNER_B, THERAPIST, OBSERVER])(
    'axe finds nothing, and all of it fits 320 px: %s',
    async (seat) => {
      await open(seat);
      putForward();
      await expect.element(text('Waiting for both of you')).toBeVisible();
      expect(await axeFinds()).toEqual([]);
      expect(tooSmallOrWide()).toEqual([]);
      answers(PARTNER_A, 'yes');
      answers(PARTNER_B, 'yes');
      await expect.element(text('Both of you agreed on')).toBeVisible();
      expect(await axeFinds()).toEqual([]);
      mainText().insert(0, 'Now ');
      await expect.element(text('Open again')).toBeVisible();
      expect(await axeFinds()).toEqual([]);
      expect(tooSmallOrWide()).toEqual([]);
    },
  );
});
