import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { toRecord } from '@steady/client/canvas/record.ts';
import { isCard, readCards } from '@steady/shared/board/card.ts';
import { changesBetween, isReordered } from '@steady/shared/board/changes.ts';
import { openBoard, schemaVersion, type BoardDocument } from '@steady/shared/board/document.ts';
import { readFeelings } from '@steady/shared/board/feelings.ts';
import { readLanes } from '@steady/shared/board/laneSettings.ts';
import { readLinks } from '@steady/shared/board/links.ts';
import { openZone } from '@steady/shared/calendar/zone.ts';
import { makeBoardId, type CardId } from '@steady/shared/ids.ts';
import { agreementTextOf } from '@steady/shared/ledger/agreementText.ts';
import { PARTNER_A, PARTNER_B, THERAPIST } from '@steady/shared/seats.ts';
import { pictureFacts, pictureOf } from '@steady/shared/summary/picture/pictureOf.ts';
import { textOf } from '@steady/shared/summary/page.ts';
import { pageOf } from '@steady/shared/summary/pageOf.ts';
import { toFeed } from '@steady/shared/summary/forms/feed.ts';
import { summarise } from '@steady/shared/summary/summarise.ts';
import { weekOf } from '@steady/shared/summary/week.ts';
import { aCouple } from '../support/summary/couple.ts';
import { drawCycle } from '../support/summary/drawing.ts';
import { KEYS, mulberry, poison, poisonRoot, VALUES } from './poison.ts';

const TREES = process.env['EXTENSIVE'] === undefined ? 10_000 : 100_000;
const FIRST_SEED = Number(process.env['SEED'] ?? 1 + Math.floor(Math.random() * 1e6));
/** The picture costs more than all other readers together. */
const EVERY_NTH = 20;

const GOOD = 'These words are good';
const couple = aCouple();
const need = couple.add(PARTNER_A, { kind: 'need', text: GOOD });
const request = couple.add(PARTNER_B, { kind: 'request', text: 'Please call' });
couple.add(PARTNER_A, {
  kind: 'intention',
  text: 'Walk on Sunday',
  values: { cadence: 'weekly', owners: [PARTNER_A], reviewOn: '2026-12-01' },
});
couple.ask(THERAPIST, { kind: 'start-session' });
couple.agree(couple.add(PARTNER_B, { kind: 'agreement', text: 'We say when plans change' }));
couple.link(PARTNER_B, 'grew-from', request, need);
couple.as(PARTNER_A, (board) => drawCycle(board, need, request));
const good = Y.encodeStateAsUpdate(couple.board.doc);

function boardWith(...updates: readonly Uint8Array[]): BoardDocument {
  const doc = new Y.Doc();
  doc.clientID = 666;
  for (const update of updates) Y.applyUpdate(doc, update);
  return openBoard(doc);
}

const zone = openZone('Europe/Berlin');
if (zone === undefined) throw new Error('this machine knows no Berlin');
const FOLLOWED = {
  seat: PARTNER_A,
  titles: 'own',
  zone,
  since: '2026-11-01',
  boardId: makeBoardId((bytes) => bytes.fill(1)),
  homeReviewOn: undefined,
} as const;

/** All that a screen, a file and the server read of a board. @throws what any of them throws */
function readAll(board: BoardDocument, withPicture: boolean): string[] {
  for (const card of readCards(board)) if (isCard(card)) agreementTextOf(card);
  readLinks(board);
  readLanes(board);
  readFeelings(board);
  schemaVersion(board);
  changesBetween(couple.board, board);
  changesBetween(board, couple.board);
  isReordered(couple.board, board);
  for (const [id, map] of board.canvas) {
    const properties: unknown = map;
    if (properties instanceof Y.Map) toRecord(id, properties.toJSON());
  }
  const input = couple.input({ board, before: couple.board });
  const choices = { audience: 'ours', seat: PARTNER_A } as const;
  const picture = withPicture ? pictureOf(board, pictureFacts(input, choices)) : undefined;
  summarise(input, { audience: 'data', seat: THERAPIST });
  weekOf(input, PARTNER_A);
  toFeed(summarise(input, { audience: 'mine', seat: PARTNER_A }), FOLLOWED);
  return textOf(pageOf(summarise({ ...input, picture }, choices)));
}

describe('a partner poisons the board with their own program', () => {
  it(`${TREES} random trees from seed ${FIRST_SEED}: everything that reads a board goes on`, () => {
    for (let n = 0; n < TREES; n += 1) {
      const chance = mulberry(FIRST_SEED + n);
      const board = boardWith(good);
      try {
        poison(board.doc, chance);
        const lines = readAll(board, n % EVERY_NTH === 0);
        const kept = readCards(board).find(({ id }) => id === need);
        if (kept !== undefined && isCard(kept) && !kept.takenBack && kept.text.toString() === GOOD)
          expect(lines).toContain(GOOD);
      } catch (error) {
        throw new Error(`seed ${FIRST_SEED + n}`, { cause: error });
      }
    }
  }, 300_000);

  describe.each(Object.keys(VALUES))('%s', (name) => {
    const make = VALUES[name]!;
    const roots = ['cards', 'links', 'lanes', 'canvas'] as const;

    it('in place of a card, a link, a lane or a drawing, and under every key of one', () => {
      for (const root of roots) {
        const ids = [...couple.board[root].keys()];
        const wholly = boardWith(good);
        wholly.doc.getMap<unknown>(root).set(ids[0]!, make());
        wholly.doc.getMap<unknown>(root).set('poison0000000000000001', make());
        readAll(wholly, true);
        for (const key of KEYS[root]) {
          const board = boardWith(good);
          board.doc.transact(() => {
            for (const id of ids.slice(1)) board[root].get(id)?.set(key, make());
          });
          const lines = readAll(board, root === 'canvas');
          if (root !== 'cards') expect(lines).toContain(GOOD);
        }
      }
    }, 60_000);

    it('under every key of the board itself', () => {
      for (const key of KEYS.meta) {
        const board = boardWith(good);
        board.meta.set(key, make());
        expect(readAll(board, false)).toContain(GOOD);
      }
    });
  });

  it.each(['cards', 'links', 'lanes', 'canvas', 'meta'])(
    'a list and words under the name of %s',
    (root) => {
      for (let seed = 1; seed <= 4; seed += 1) {
        const board = boardWith(good, poisonRoot(good, root, mulberry(seed)));
        expect(readAll(board, true)).toContain(GOOD);
      }
    },
  );

  it('the page made a frame, which would stand in itself (found by seed 693854)', () => {
    const board = boardWith(good);
    const frame = [...board.canvas.values()].find((map) => map.get('type') === 'frame');
    const page = new Y.Map<unknown>(Object.entries(frame!.toJSON()));
    board.canvas.set('page:page', page);
    expect(page.get('parentId')).toBe('page:page');
    expect(readAll(board, true)).toContain(GOOD);
  });

  it('takes no card of another away by it', () => {
    const board = boardWith(good);
    const ids = readCards(board).map(({ id }) => id as CardId);
    board.doc.transact(() => {
      for (const [name, make] of Object.entries(VALUES))
        board.doc.getMap<unknown>('cards').set(`poison ${name}`, make());
    });
    const well = readCards(board).filter(isCard);
    expect(well.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });
});
