import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { BoardDocument } from '../../board/document.ts';
import { setLaneHidden } from '../../board/laneSettings.ts';
import { linkCards } from '../../board/links.ts';
import { FROM_CANVAS } from '../../board/origins.ts';
import { PAGE_FRAME } from '../../board/place.ts';
import { aBoard, boards, seeded, sync } from '../../board/testing.ts';
import { addCard, placeCards, takeBack } from '../../board/writeCards.ts';
import { PARTNER_A, PARTNER_B } from '../../seats.ts';
import type { Picture } from '../summary.ts';
import { canvasPicture } from './canvasPicture.ts';
import { MAX_PICTURE_UNITS } from './reach.ts';
import { asked, draws, richText, ties } from './testing.ts';

const random = seeded(5);

/** As a screen's XML reader and no kinder: anything that is not well-formed throws. */
function elementsOf({ svg }: Picture): Array<{ name: string; attributes: Record<string, string> }> {
  const found: Array<{ name: string; attributes: Record<string, string> }> = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => found.push({ name, attributes }));
  parser.write(svg).close();
  return found;
}

function wordsIn({ svg }: Picture): string {
  let text = '';
  const parser = new SaxesParser({ xmlns: false });
  let told = true;
  parser.on('opentag', ({ name }) => {
    if (name === 'title' || name === 'desc') told = false;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'title' || name === 'desc') told = true;
    if (name === 'text') text += '\n';
  });
  parser.on('text', (part) => {
    if (told) text += part;
  });
  parser.write(svg).close();
  return text.replaceAll(/[\u2066-\u2069]/g, '');
}

const pictureOf = (board: BoardDocument, over = {}): Picture => {
  const picture = canvasPicture(board, asked(over));
  if (picture === undefined) throw new Error('no picture');
  return picture;
};

describe('canvas picture', () => {
  it('is none while nobody drew or moved a card there', () => {
    const board = aBoard();
    expect(canvasPicture(board, asked())).toBeUndefined();
    const card = addCard(board, { kind: 'need', by: PARTNER_A, text: 'To rest' }, random);
    expect(canvasPicture(board, asked())).toBeUndefined();
    placeCards(
      board,
      new Map([[card, { x: 900, y: 40, frame: PAGE_FRAME, index: 'a1' }]]),
      FROM_CANVAS,
    );
    expect(wordsIn(pictureOf(board))).toContain('To rest');
    expect(canvasPicture(board, asked({ without: new Set([card]) }))).toBeUndefined();
  });

  it('shows a card as it lies on the canvas: its kind, words, fields, and who made it', () => {
    const board = aBoard();
    addCard(
      board,
      {
        kind: 'intention',
        by: PARTNER_A,
        text: 'Walk on Sunday',
        words: { cue: 'Shoes at the door' },
        values: { owners: [PARTNER_A, PARTNER_B], cadence: 'weekly' },
      },
      random,
    );
    addCard(
      board,
      { kind: 'note', by: PARTNER_B, lane: 'feelings', prompt: 'cycle-trigger', text: 'Late' },
      random,
    );
    setLaneHidden(board, 'feelings', false);
    draws(board, 'line', 'draw');
    const lines = wordsIn(pictureOf(board)).split('\n');
    for (const words of [
      'Next week',
      'Intention',
      'Walk on Sunday',
      'Who does it',
      'Ana and Ben',
      'Once a week',
      'Shoes at the door',
      'What sets it off',
      'Late',
      'A',
      'B',
    ])
      expect(lines).toContain(words);
    // A prompt says more than "Note".
    expect(lines).not.toContain('Note');
  });

  it('leaves out words of a card by whole lines, and ends with an ellipsis', () => {
    const board = aBoard();
    const text = Array.from({ length: 60 }, (_, n) => `word${n}`).join(' ');
    addCard(board, { kind: 'need', by: PARTNER_A, text }, random);
    draws(board, 'line', 'draw');
    const lines = wordsIn(pictureOf(board))
      .split('\n')
      .filter((line) => line.startsWith('word'));
    expect(lines).toHaveLength(4);
    expect(lines[3]).toMatch(/…$/);
  });

  describe('[P1] what must not be seen', () => {
    function four() {
      const board = aBoard();
      const [shown, gone] = ['To be told', 'Never mind the secret'].map((text) =>
        addCard(
          board,
          { kind: 'need', by: PARTNER_A, text, words: { feelingOnTop: `${text} too` } },
          random,
        ),
      );
      draws(board, 'line', 'draw');
      draws(board, 'lead', 'arrow', { 'props.text': 'about it' });
      ties(board, 'lead', 'start', `card-${shown}`);
      ties(board, 'lead', 'end', `card-${gone}`);
      const request = addCard(board, { kind: 'request', by: PARTNER_B, text: 'Call me' }, random);
      linkCards(board, { kind: 'grew-from', from: request, to: gone!, by: PARTNER_B }, random);
      return { board, gone: gone! };
    }

    it('is there as long as nobody hides it', () => {
      const picture = pictureOf(four().board);
      expect(wordsIn(picture)).toContain('Never mind the secret');
      expect(wordsIn(picture)).toContain('about it');
      expect(picture.alt).toContain('grew from');
    });

    for (const how of ['taken back', 'left out'] as const)
      it(`holds no card that was ${how}, no words of it, and no arrow or link to it`, () => {
        const { board, gone } = four();
        if (how === 'taken back') takeBack(board, gone);
        const picture = pictureOf(board, how === 'left out' ? { without: new Set([gone]) } : {});
        expect(picture.svg).not.toContain('secret');
        expect(picture.svg).not.toContain('about it');
        expect(picture.alt).not.toMatch(/secret|grew from|An arrow/);
        expect(wordsIn(picture)).toContain('To be told');
      });

    it('is no arrow to a card whose lane is hidden', () => {
      const { board } = four();
      setLaneHidden(board, 'needs', true);
      expect(pictureOf(board).svg).not.toMatch(/secret|about it|To be told/);
    });

    it('moves nothing else when a card is left out, so that what was drawn lies around the same card', () => {
      const { board, gone } = four();
      addCard(board, { kind: 'need', by: PARTNER_A, text: 'Below it' }, random);
      const below = /translate\(([^)]*)\)">(?:(?!<g transform="translate\(\d+ \d+\)">).)*Below it/;
      const whole = below.exec(pictureOf(board).svg)?.[1];
      expect(whole).toMatch(/^\d+ \d+$/);
      const { svg } = pictureOf(board, { without: new Set([gone]) });
      expect(below.exec(svg)?.[1]).toBe(whole);
    });
  });

  describe('[P2] what people write', () => {
    const ATTACKS = [
      '<script>alert(1)</script>',
      '"><image href="https://elsewhere.example/x"/>',
      '</text></svg><svg onload="alert(1)">',
      '&lt;b&gt; &amp; &#x3c;',
      ']]><![CDATA[x',
      '<!-- --><?xml version="1.0"?>',
      'url(#x); @import "x"',
      "' onmouseover='alert(1)",
      'a\u0000b\u0008c\u001bd\ufffee',
      'half \ud83d of a pair',
      '\u202eturned round\u202c \u2069\u2069',
      '-->{{constructor}}${1+1}',
    ];
    const ALLOWED = new Set([
      'svg',
      'title',
      'desc',
      'rect',
      'g',
      'path',
      'text',
      'tspan',
      'clipPath',
      'circle',
      'line',
    ]);

    it('is words and nothing else, wherever it stands', () => {
      const board = aBoard();
      ATTACKS.forEach((attack, n) => {
        addCard(
          board,
          {
            kind: 'need',
            by: PARTNER_A,
            text: attack,
            words: { feelingOnTop: attack },
            place: { x: n * 300, y: 900, frame: PAGE_FRAME, index: 'a1' },
          },
          random,
        );
        draws(board, `note${n}`, 'note', {
          xy: [n * 300, 1200],
          'props.richText': richText(attack),
        });
        draws(board, `geo${n}`, 'geo', {
          xy: [n * 300, 1500],
          'props.w': 280,
          'props.richText': richText(attack),
          'props.url': attack,
        });
        draws(board, `text${n}`, 'text', {
          xy: [n * 300, 1700],
          'props.richText': richText(attack),
        });
        draws(board, `frame${n}`, 'frame', { xy: [n * 500, 1900], 'props.name': attack });
        draws(board, `arrow${n}`, 'arrow', {
          xy: [n * 300, 2300],
          'props.end': { x: 280, y: 20 },
          'props.text': attack,
        });
      });
      draws(board, 'x" onload="alert(1)', 'frame', { 'props.name': 'id' });
      draws(board, 'inside', 'note', { parentId: 'shape:x" onload="alert(1)' });
      const picture = pictureOf(board, { nameOf: () => ATTACKS[0] });
      const elements = elementsOf(picture);
      expect(
        [...new Set(elements.map(({ name }) => name))].filter((name) => !ALLOWED.has(name)),
      ).toEqual([]);
      for (const { attributes } of elements)
        for (const [name, value] of Object.entries(attributes)) {
          expect(name).not.toMatch(/^on|href|style|src/i);
          expect(value).not.toMatch(/script|elsewhere|@import/);
          if (value.includes('url(')) expect(value).toMatch(/^url\(#(?:in|hatch)-[\w-]+\)$/);
        }
      const words = wordsIn(picture);
      expect(words).toContain('<script>alert(1)</script>');
      expect(words).toContain('</text></svg><svg onload="alert(1)">');
      expect(words).toContain('a\ufffdb\ufffdc\ufffdd\ufffde');
      expect(words).toContain('half \ufffd of a pair');
    });

    it('[P3] asks nothing of elsewhere', () => {
      const board = aBoard();
      draws(board, 'note', 'note', {
        'props.url': 'https://elsewhere.example',
        'props.richText': {
          type: 'doc',
          content: [
            {
              type: 'paragraph',
              content: [
                {
                  type: 'text',
                  text: 'a link',
                  marks: [{ type: 'link', attrs: { href: 'https://elsewhere.example' } }],
                },
                { type: 'image', attrs: { src: 'https://elsewhere.example/x.png' } },
              ],
            },
          ],
        },
      });
      const { svg } = pictureOf(board);
      expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
        /https?:|data:|elsewhere/,
      );
      expect(svg).toContain('a link');
    });
  });

  it('[P4] is the same bytes on two devices that heard of things in another order', () => {
    const [one, other] = boards(2) as [BoardDocument, BoardDocument];
    addCard(one, { kind: 'need', by: PARTNER_A, text: 'From one' }, random);
    addCard(other, { kind: 'need', by: PARTNER_B, text: 'From the other' }, random);
    for (let n = 0; n < 5; n += 1)
      draws(one, `one${n}`, 'geo', { xy: [n * 90, 900], 'props.dash': 'draw' });
    for (let n = 0; n < 5; n += 1) draws(other, `other${n}`, 'draw', { xy: [n * 90, 900] });
    sync(one, other);
    expect(pictureOf(one)).toEqual(pictureOf(other));
  });

  it("draws a frame's things inside it, cut off at its edge, and strays on the page", () => {
    const board = aBoard();
    draws(board, 'frame', 'frame', { xy: [1000, 1000], 'props.name': 'Our cycle' });
    draws(board, 'in', 'note', {
      parentId: 'shape:frame',
      xy: [10, 10],
      'props.richText': richText('inside'),
    });
    draws(board, 'stray', 'note', {
      parentId: 'shape:gone',
      xy: [700, 700],
      'props.richText': richText('stray'),
    });
    draws(board, 'a', 'frame', { parentId: 'shape:b' });
    draws(board, 'b', 'frame', { parentId: 'shape:a' });
    const { svg, alt } = pictureOf(board);
    expect(svg).toMatch(
      /<g clip-path="url\(#in-shape_frame\)"><g transform="translate\(1010 1010\)">/,
    );
    expect(svg).toContain('translate(700 700)');
    expect(alt).toContain('\u2068Our cycle\u2069: Sticky note: \u2068inside\u2069.');
  });

  it('passes over what is no record, and keeps the rest', () => {
    const board = aBoard();
    draws(board, 'good', 'note', { 'props.richText': richText('good') });
    draws(board, 'nan', 'note', { xy: [NaN, 0] });
    draws(board, 'far', 'note', { xy: [1e9, 0] });
    draws(board, 'kind', 'image');
    draws(board, 'points', 'draw', {
      'props.segments': [{ type: 'free', points: [{ x: 'a', y: 1 }] }],
    });
    draws(board, 'none', 'draw', { 'props.segments': [] });
    draws(board, 'card-AAAAAAAAAAAAAAAAAAAAAA', 'note', {
      'props.richText': richText("in a card's place"),
    });
    board.canvas.set('shape:text', 'no map' as never);
    const { svg } = pictureOf(board);
    expect(svg).toContain('good');
    expect(svg).not.toMatch(/NaN|Infinity|undefined|in a card/);
  });

  it('attacker: one dot a kilometre away does not make everything else too small to see', () => {
    const board = aBoard();
    for (let n = 0; n < 5; n += 1) draws(board, `near${n}`, 'geo', { xy: [n * 200, 900] });
    draws(board, 'dot', 'geo', { xy: [900_000, 900_000] });
    const { width, height, alt } = pictureOf(board);
    expect(Math.max(width, height)).toBeLessThan(2_000);
    expect(MAX_PICTURE_UNITS).toBeGreaterThan(20_000);
    expect(alt).toContain('Too far away to be in the picture: one thing.');
  });

  it('attacker: half a million points of a pen make a picture that still goes into a PDF', () => {
    const board = aBoard();
    const points = Array.from({ length: 10_000 }, (_, n) => ({
      x: n % 997,
      y: (n * 7) % 613,
      z: 0.5,
    }));
    for (let n = 0; n < 50; n += 1)
      draws(board, `scrawl${n}`, 'draw', { 'props.segments': [{ type: 'free', points }] });
    expect(pictureOf(board).svg.length).toBeLessThan(4_000_000);
  });

  it('says what is on it: lanes and their cards, what is drawn with its words, and what leads to what', () => {
    const board = aBoard();
    const need = addCard(board, { kind: 'need', by: PARTNER_A, text: 'To rest' }, random);
    const request = addCard(
      board,
      { kind: 'request', by: PARTNER_B, text: 'Quiet at seven' },
      random,
    );
    linkCards(board, { kind: 'grew-from', from: request, to: need, by: PARTNER_B }, random);
    draws(board, 'note', 'note', { xy: [0, 900], 'props.richText': richText('The door closes') });
    draws(board, 'lead', 'arrow', { 'props.text': 'then' });
    ties(board, 'lead', 'start', 'note');
    ties(board, 'lead', 'end', `card-${need}`);
    draws(board, 'stroke', 'draw', { xy: [0, 1200] });
    const { alt } = pictureOf(board);
    expect(alt.replaceAll(/[\u2066-\u2069]/g, '').split('\n')).toEqual([
      'The canvas: 2 cards, 3 drawn things.',
      'Needs: Need from Ana: To rest.',
      'Requests: Request from Ben: Quiet at seven.',
      'Sticky note: The door closes',
      '“Quiet at seven” grew from “To rest”.',
      'An arrow from The door closes to To rest: then',
      'Without words: one drawn thing.',
    ]);
  });

  it('is well-formed whatever is on it', () => {
    const board = aBoard();
    for (const kind of ['draw', 'highlight', 'geo', 'arrow', 'line', 'note', 'text', 'frame'])
      draws(board, kind, kind, {
        rotation: 0.3,
        opacity: 0.5,
        'props.fill': 'pattern',
        'props.name': 'A',
        'props.richText': richText('a', '', 'b'),
      });
    const picture = pictureOf(board);
    expect(elementsOf(picture)[0]).toMatchObject({ name: 'svg', attributes: { role: 'img' } });
    expect(picture.width).toBeGreaterThan(100);
  });
});
