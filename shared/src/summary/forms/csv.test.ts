import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCouple } from '../../../../tests/support/summary/couple.ts';
import { asWritten, readCsv } from '../../../../tests/support/summary/readers.ts';
import { PARTNER_A, PARTNER_B } from '../../seats.ts';
import { plainWords } from '../plain.ts';
import { summarise } from '../summarise.ts';
import { toCsv, withoutFormulas } from './csv.ts';

const csvOf = (couple: ReturnType<typeof aCouple>) =>
  toCsv(summarise(couple.input(), { audience: 'ours', seat: PARTNER_A }));

describe('the table of intentions', () => {
  it('has a row for each, headers in the board’s language, and bytes that Excel reads as UTF-8', () => {
    const couple = aCouple({ names: ['T', 'Ana', 'בן'] });
    const request = couple.add(PARTNER_A, { kind: 'request', text: 'Write,\n"please"' });
    const card = couple.add(PARTNER_B, {
      kind: 'intention',
      text: 'I write; at five',
      words: { cue: 'The laptop, closed' },
      values: {
        owners: [PARTNER_A, PARTNER_B],
        cadence: 'weekdays',
        time: '17:00',
        startsOn: '2026-11-30',
      },
    });
    couple.link(PARTNER_B, 'grew-from', card, request);
    couple.add(PARTNER_A, { kind: 'note', lane: 'next-week', text: 'No intention' });
    const csv = csvOf(couple);
    expect(Array.from(new TextEncoder().encode(csv)).slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
    expect(readCsv(csv).rows).toEqual([
      {
        'Who does it': 'Ana and בן',
        Intention: 'I write; at five',
        'What will remind me': 'The laptop, closed',
        'How often': 'On weekdays',
        'At what time': '17:00',
        'A smaller version': '',
        'If this slips, we will…': '',
        'Starts on': '2026-11-30',
        'Look at it again on': '',
        'Grew from': 'Write, "please"',
        Answers: '',
        Supports: '',
        Repairs: '',
      },
    ]);
  });

  it('of a board without intentions is its headers', () => {
    const { headers, rows } = readCsv(csvOf(aCouple()));
    expect(headers).toHaveLength(13);
    expect(rows).toEqual([]);
  });
});

describe('[E7] cells', () => {
  const HARMLESS = ['a=b', 'a - b', 'We:\nwalk', '1-2', "'", ''];

  it.each([
    '=1+1',
    '+1',
    '-2 hours',
    '@SUM(A1)',
    '  =1',
    '"=1',
    '“=1+1”',
    '＝1＋1',
    '−1',
    'Milk; =1',
    'Milk;"=cmd|x!A1',
    'We:\n- walk\n- talk',
    '\u2067=1',
    'a\n\n\u00AD=1',
    "'=1",
  ])('never begin a formula: %j', (words) => {
    const couple = aCouple();
    couple.add(PARTNER_A, { kind: 'intention', text: words, words: { cue: words } });
    const [row] = readCsv(csvOf(couple)).rows;
    for (const cell of [row!['Intention']!, row!['What will remind me']!]) {
      for (const part of cell.split(/[\n;]/))
        expect(part).not.toMatch(/^[\s"“”\u2067\u00AD]*[=+\-@＝−]/);
      expect(asWritten(cell)).toBe(plainWords(words));
    }
  });

  it('are left as they are where nothing could calculate', () => {
    for (const words of HARMLESS) expect(withoutFormulas(words)).toBe(words);
  });

  it('can be told from what people wrote: no two words become the same cell', () => {
    const piece = fc.constantFrom("'", '=', '-', ';', '\n', ' ', 'a', '"', '＝');
    const words = fc.array(piece, { maxLength: 6 }).map((some) => some.join(''));
    fc.assert(
      fc.property(words, words, (one, other) => {
        expect(withoutFormulas(one) === withoutFormulas(other)).toBe(one === other);
      }),
      { numRuns: 5_000 },
    );
  });
});
