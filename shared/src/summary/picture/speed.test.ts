import { describe, expect, it } from 'vitest';
import { CARD_KINDS } from '../../board/kinds.ts';
import { aBoard, seeded } from '../../board/testing.ts';
import { addCard } from '../../board/writeCards.ts';
import { PARTNER_A } from '../../seats.ts';
import { canvasPicture } from './canvasPicture.ts';
import { asked, draws, richText } from './testing.ts';

/** Milliseconds of processor time, so that a busy machine does not count. */
const LIMIT = 1_000;

describe('a picture of a full canvas', () => {
  it('of 2,000 records and 500 cards takes less than a second', () => {
    const board = aBoard();
    const random = seeded(3);
    const stroke = Array.from({ length: 120 }, (_, n) => ({
      x: n,
      y: Math.sin(n / 7) * 40,
      z: 0.5,
    }));
    board.doc.transact(() => {
      for (let n = 0; n < 500; n += 1)
        addCard(
          board,
          {
            kind: CARD_KINDS[n % CARD_KINDS.length] ?? 'need',
            by: PARTNER_A,
            text: `To know when plans change, and before others do, ${n}`,
          },
          random,
        );
      for (let n = 0; n < 2_000; n += 1) {
        const xy = [(n % 50) * 150, 1000 + Math.floor(n / 50) * 150];
        const kind = (['draw', 'geo', 'note', 'arrow'] as const)[n % 4] ?? 'draw';
        draws(board, `${n}`, kind, {
          xy,
          'props.dash': 'draw',
          'props.richText': richText('I want to be asked before plans change'),
          'props.segments': [{ type: 'free', points: stroke }],
          'props.bend': 20,
        });
      }
    });
    const before = process.cpuUsage();
    const picture = canvasPicture(board, asked());
    const { user, system } = process.cpuUsage(before);
    expect(picture?.svg.length).toBeGreaterThan(900_000);
    expect((user + system) / 1000).toBeLessThan(LIMIT);
  });
});
