import { describe, expect, it } from 'vitest';
import { linkCards } from '../../board/links.ts';
import { aBoard, seeded } from '../../board/testing.ts';
import { addCard } from '../../board/writeCards.ts';
import { PARTNER_A, PARTNER_B } from '../../seats.ts';
import { canvasPicture } from './canvasPicture.ts';
import { asked, draws, richText, ties } from './testing.ts';

/**
 * Small scenes, byte for byte. A change here is a change of every picture: look at both before it is
 * accepted (`vitest -u`), in a browser.
 */
describe('golden pictures', () => {
  const picture = (board: ReturnType<typeof aBoard>): string =>
    `${canvasPicture(board, asked())?.svg.replaceAll('><', '>\n<')}\n`;

  it('cards in lanes, with a link and a line', async () => {
    const board = aBoard();
    const random = seeded(3);
    const need = addCard(
      board,
      {
        kind: 'need',
        by: PARTNER_A,
        text: 'To know when plans change',
        words: { feelingUnderneath: 'Afraid' },
      },
      random,
    );
    const request = addCard(
      board,
      { kind: 'request', by: PARTNER_B, text: 'Call before six' },
      random,
    );
    addCard(
      board,
      { kind: 'boundary', by: PARTNER_B, text: 'אני יוצא מהחדר כשהקולות מתרוממים.' },
      random,
    );
    linkCards(board, { kind: 'grew-from', from: request, to: need, by: PARTNER_B }, random);
    draws(board, 'line', 'line', {
      xy: [20, 600],
      'props.spline': 'cubic',
      'props.dash': 'dashed',
    });
    await expect(picture(board)).toMatchFileSnapshot('golden/cards.svg');
  });

  it('a cycle: frame, notes, a bent arrow, a drawn circle', async () => {
    const board = aBoard();
    draws(board, 'frame', 'frame', {
      index: 'a1',
      xy: [0, 900],
      'props.w': 700,
      'props.name': 'Our cycle',
    });
    draws(board, 'one', 'note', {
      parentId: 'shape:frame',
      xy: [20, 40],
      'props.color': 'orange',
      'props.richText': richText('The door closes late'),
    });
    draws(board, 'two', 'note', {
      parentId: 'shape:frame',
      xy: [460, 40],
      'props.color': 'blue',
      'props.richText': richText('I go quiet'),
    });
    draws(board, 'then', 'arrow', {
      index: 'a2',
      'props.bend': 50,
      'props.text': 'then',
      'props.color': 'violet',
    });
    ties(board, 'then', 'start', 'one');
    ties(board, 'then', 'end', 'two');
    const circle = Array.from({ length: 24 }, (_, n) => ({
      x: 60 * Math.cos(n / 3.7),
      y: 40 * Math.sin(n / 3.7),
      z: 0.5,
    }));
    draws(board, 'ring', 'draw', {
      index: 'a3',
      xy: [560, 1040],
      'props.segments': [{ type: 'free', points: circle }],
      'props.isClosed': true,
    });
    draws(board, 'star', 'geo', {
      index: 'a4',
      xy: [760, 900],
      'props.geo': 'star',
      'props.dash': 'draw',
      'props.fill': 'solid',
      'props.color': 'green',
    });
    draws(board, 'marker', 'highlight', { index: 'a5', xy: [760, 1020], 'props.color': 'orange' });
    draws(board, 'words', 'text', {
      index: 'a6',
      xy: [760, 1060],
      'props.richText': richText('Way out'),
    });
    await expect(picture(board)).toMatchFileSnapshot('golden/cycle.svg');
  });
});
