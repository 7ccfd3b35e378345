import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { CARD_KINDS, fieldsOf } from '@steady/shared/board/kinds.ts';
import { putRecord, writeCanvas } from '@steady/shared/board/writeCanvas.ts';
import { PARTNER_A, PARTNER_B, THERAPIST } from '@steady/shared/seats.ts';
import { pictureFacts, pictureOf } from '@steady/shared/summary/picture/pictureOf.ts';
import { textOf } from '@steady/shared/summary/page.ts';
import { pageOf } from '@steady/shared/summary/pageOf.ts';
import { plainWords } from '@steady/shared/summary/plain.ts';
import { summarise } from '@steady/shared/summary/summarise.ts';
import { NAUGHTY } from '../hostile/corpus/naughty.ts';
import { aCouple } from '../support/summary/couple.ts';
import { drawCycle } from '../support/summary/drawing.ts';
import { elementsOf, said } from '../support/summary/readers.ts';
import { CHECKED, render } from './forms.ts';

/** As many as stand on one board: every string in every field of a card. */
const PER_BOARD = 100;
const BOARDS = Array.from({ length: Math.ceil(NAUGHTY.length / PER_BOARD) }, (_, n) =>
  NAUGHTY.slice(n * PER_BOARD, (n + 1) * PER_BOARD),
);
const KINDS = CARD_KINDS.filter((kind) => kind !== 'question');

/** One board where these are the words of cards and of a drawing, names and title. */
function boardOf(strings: readonly string[], n: number) {
  const [one = '', two = '', three = ''] = strings.slice(n % 3).map((text) => text.slice(0, 60));
  const couple = aCouple({ seed: n + 1, names: [one, two, three], title: one });
  strings.forEach((text, at) => {
    const kind = KINDS[at % KINDS.length] ?? 'note';
    const words = fieldsOf(kind).flatMap(([name, type]) => (type === 'words' ? [name] : []));
    const card = couple.add(at % 2 === 0 ? PARTNER_A : PARTNER_B, {
      kind,
      text,
      words: Object.fromEntries(words.map((name) => [name, text])),
      values: kind === 'intention' ? { cadence: 'weekly', reviewOn: '2026-12-01' } : {},
    });
    if (at === 0) couple.as(PARTNER_A, (board) => drawCycle(board, card, card));
  });
  couple.as(PARTNER_A, (board) => {
    writeCanvas(board, () => {
      for (const [id, map] of board.canvas)
        for (const key of ['props.name', 'props.richText', 'props.text'])
          if (map.has(key))
            putRecord(board, id, { [key]: key === 'props.richText' ? tree(strings) : two });
    });
  });
  return couple;
}

const tree = (lines: readonly string[]) => ({
  type: 'doc',
  content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

describe.each(BOARDS.map((strings, n) => [n, strings] as const))(
  'naughty strings, board %i',
  (n, strings) => {
    const couple = boardOf(strings, n);
    const input = couple.input();
    const choices = { audience: 'ours', seat: PARTNER_A } as const;
    const picture = pictureOf(couple.board, pictureFacts(input, choices));

    it('[E7] every form says exactly what people wrote, to a strict reader', async () => {
      for (const asked of [choices, { audience: 'data', seat: THERAPIST } as const]) {
        const summary = summarise({ ...input, picture }, asked);
        const page = pageOf(summary);
        if (asked === choices) {
          // Lines, for direction marks are the page's own; what is no letter at all leaves nothing to say.
          const lines = new Set(said(textOf(page)));
          const missing = said(strings.map(plainWords)).filter((line) => !lines.has(line));
          expect(missing.filter((line) => line !== '')).toEqual([]);
        }
        for (const [format, check] of CHECKED) {
          const bytes = await render(format, { summary, page });
          const read = said(await check.read(bytes));
          expect({ format, read }).toEqual({
            format,
            read: said(check.expected({ summary, page })),
          });
        }
      }
      // Ten forms twice, of a board that is all the strings: some ten seconds on one core.
    }, 60_000);

    it('[E7] the page runs, loads and leads nowhere', async () => {
      const summary = summarise({ ...input, picture }, choices);
      const html = new TextDecoder().decode(
        await render('html', { summary, page: pageOf(summary) }),
      );
      const elements = elementsOf(html);
      const names = new Set(elements.map(({ name }) => name));
      for (const name of ['script', 'svg', 'a', 'iframe', 'object', 'form', 'link', 'base'])
        expect(names).not.toContain(name);
      for (const { name, attrs } of elements)
        for (const [key, value] of Object.entries(attrs)) {
          expect(key).not.toMatch(/^on|^href$|^style$|^srcset$/);
          if (key === 'src') expect(`${name} ${value}`).toMatch(/^img data:image\/svg\+xml,/);
        }
    });

    it('[E7] the picture is drawn words and nothing else', () => {
      const tags = new Set<string>();
      const parser = new SaxesParser();
      parser.on('opentag', ({ name, attributes }) => {
        tags.add(name);
        for (const [key, value] of Object.entries(attributes)) {
          expect(key).not.toMatch(/^on|href$/i);
          if (key !== 'xmlns') expect(value).not.toMatch(/url\((?!#)/);
        }
      });
      parser.write(picture!.svg).close();
      expect(tags).toContain('text');
      for (const tag of tags)
        expect(tag).toMatch(
          /^(?:svg|title|desc|defs|clipPath|g|path|rect|circle|ellipse|line|text|tspan)$/,
        );
    });
  },
);
