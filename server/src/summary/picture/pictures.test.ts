import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { aBoard, seeded } from '@steady/shared/board/testing.ts';
import { addCard } from '@steady/shared/board/writeCards.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import { pictureOf } from '@steady/shared/summary/picture/pictureOf.ts';
import { draws, richText } from '@steady/shared/summary/picture/testing.ts';
import { makePictures, MAX_PICTURES_WAITING, type Pictures } from './pictures.ts';
import type { PictureOrder } from './pictureOrder.ts';

describe('pictures of the server', () => {
  const reported: string[] = [];
  let pictures: Pictures | undefined;
  const made = (start?: () => Worker): Pictures => {
    reported.length = 0;
    pictures = makePictures({
      report: ({ message }) => reported.push(message),
      ...(start === undefined ? {} : { start }),
    });
    return pictures;
  };
  afterEach(() => pictures?.close());

  function aDrawing() {
    const board = aBoard();
    const card = addCard(board, { kind: 'need', by: PARTNER_A, text: 'To rest' }, seeded(2));
    draws(board, 'note', 'note', { xy: [0, 900], 'props.richText': richText('A note') });
    const facts = {
      hidden: new Set<string>(),
      authors: new Map([[card, PARTNER_A]]),
      people: new Map([[PARTNER_A, 'Ana']]),
    };
    const order: PictureOrder = { state: Y.encodeStateAsUpdate(board.doc), ...facts };
    return { board, facts, order };
  }

  it('are the same bytes as those that a screen draws', async () => {
    const { board, facts, order } = aDrawing();
    const drawn = await made().draw(order);
    expect(drawn).toEqual(pictureOf(board, facts));
    expect(drawn?.svg).toContain('Ana');
  });

  it('are none of an empty canvas', async () => {
    const { order } = aDrawing();
    const state = Y.encodeStateAsUpdate(aBoard().doc);
    expect(await made().draw({ ...order, state })).toBeUndefined();
    expect(reported).toEqual([]);
  });

  it('[E30] go on after a thread that died, in a new one', async () => {
    const { order } = aDrawing();
    let started = 0;
    const dying = () => {
      started += 1;
      return started === 1
        ? new Worker('process.exit(3)', { eval: true })
        : new Worker(new URL('./drawer.ts', import.meta.url));
    };
    const pictures = made(dying);
    await expect(pictures.draw(order)).rejects.toMatchObject({ why: 'picture-not-made' });
    expect(reported).toEqual(['the drawer ended']);
    expect((await pictures.draw(order))?.svg).toContain('To rest');
  });

  it('[E31] are refused when they cannot be drawn, and the log holds no word of the board', async () => {
    const { order } = aDrawing();
    const pictures = made();
    const broken = { ...order, state: Uint8Array.of(1, 255, 255, 255, 255) };
    await expect(pictures.draw(broken)).rejects.toMatchObject({ why: 'picture-not-made' });
    expect(reported).toEqual(['a picture could not be drawn']);
  });

  it('attacker: more that wait than there is room for are refused at once', async () => {
    const { order } = aDrawing();
    const pictures = made();
    const asked = Array.from({ length: MAX_PICTURES_WAITING + 4 }, () => pictures.draw(order));
    const results = await Promise.allSettled(asked);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      MAX_PICTURES_WAITING + 1,
    );
    expect(results.at(-1)).toMatchObject({ reason: { why: 'picture-not-made' } });
  });

  it('end with the server, also in the middle of one', async () => {
    const { order } = aDrawing();
    const pictures = made();
    const asked = pictures.draw(order);
    await Promise.all([
      expect(asked).rejects.toMatchObject({ why: 'picture-not-made' }),
      pictures.close(),
    ]);
    expect(reported).toEqual([]);
    await expect(pictures.draw(order)).rejects.toMatchObject({ why: 'picture-not-made' });
  });
});
