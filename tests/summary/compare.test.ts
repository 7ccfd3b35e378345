import { describe, expect, it } from 'vitest';
import { FORMS } from '@steady/server/summary/forms.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import type { Audience, Chart } from '@steady/shared/summary/choices.ts';
import { LANGUAGES } from '@steady/shared/board/language.ts';
import { textOf } from '@steady/shared/summary/page.ts';
import { pictureFacts, pictureOf } from '@steady/shared/summary/picture/pictureOf.ts';
import { pageOf } from '@steady/shared/summary/pageOf.ts';
import { summarise } from '@steady/shared/summary/summarise.ts';
import { A_PICTURE, fullBoard } from '../support/summary/full-board.ts';
import { said } from '../support/summary/readers.ts';
import { typicalBoard } from '../support/summary/typical-board.ts';
import { aCouple } from '../support/summary/couple.ts';
import { CHECKED, CHECKS, render } from './forms.ts';

/** Who asks for what: each audience, each chart. */
const ASKED: ReadonlyArray<readonly [Audience, Seat, Chart | undefined]> = [
  ['ours', PARTNER_A, undefined],
  ['mine', PARTNER_B, undefined],
  ['clinician', THERAPIST, 'soap'],
  ['clinician', THERAPIST, 'dap'],
  ['clinician', THERAPIST, 'birp'],
  ['data', PARTNER_A, undefined],
  ['data', THERAPIST, undefined],
];
const EXTRAS = new Set(['since', 'timeline'] as const);

describe('every form that the server makes', () => {
  it('is held against the preview here', () => {
    const made = Object.keys(FORMS).toSorted();
    expect(CHECKED.map(([format]) => format).toSorted()).toEqual(made);
    for (const check of Object.values(CHECKS)) expect(Object.values(check)[0]).toBeTruthy();
  });

  describe.each(LANGUAGES)('of the full board in %s', (language) => {
    const board = fullBoard(language);
    it.each(ASKED)(
      '[E15] says what the preview says: %s for %s, %s',
      async (audience, seat, chart) => {
        const choices = { audience, seat, chart, extras: EXTRAS };
        const input = board.input({ before: board.before });
        const picture = pictureOf(input.board, pictureFacts(input, choices));
        const summary = summarise({ ...input, picture }, choices);
        const page = pageOf(summary);
        if (seat !== THERAPIST || audience !== 'data')
          expect(textOf(page).length).toBeGreaterThan(300);
        for (const [format, check] of CHECKED) {
          const bytes = await render(format, { summary, page });
          const expected = said(check.expected({ summary, page }));
          expect({ format, read: said(await check.read(bytes)) }).toEqual({
            format,
            read: expected,
          });
        }
      },
    );
  });

  it.each([
    ['a typical board', typicalBoard()],
    ['an empty board', aCouple()],
    ['a board whose people have no names', aCouple({ names: ['', '', ''] })],
  ])('[E15] says what the preview says of %s', async (_, couple) => {
    for (const [audience, seat, chart] of ASKED) {
      const summary = summarise(couple.input(), { audience, seat, chart });
      const worded = { summary, page: pageOf(summary) };
      for (const [format, check] of CHECKED) {
        const read = said(await check.read(await render(format, worded)));
        expect({ format, read }).toEqual({ format, read: said(check.expected(worded)) });
      }
    }
  });

  it('[E6][E11] is byte for byte the same for both partners and the therapist: Ours', async () => {
    const board = fullBoard();
    for (const [format] of CHECKED) {
      const copies = await Promise.all(
        [PARTNER_A, PARTNER_B, THERAPIST].map((seat) => {
          const summary = summarise(board.input({ picture: A_PICTURE }), {
            audience: 'ours',
            seat,
            extras: EXTRAS,
          });
          return render(format, { summary, page: pageOf(summary) });
        }),
      );
      const [first, ...others] = copies.map((bytes) => Buffer.from(bytes).toString('base64'));
      for (const other of others)
        expect({ format, same: other === first }).toEqual({ format, same: true });
    }
  });
});
