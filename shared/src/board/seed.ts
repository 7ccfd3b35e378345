import * as Y from 'yjs';
import type { RandomBytes } from '../ids.ts';
import { THERAPIST } from '../seats.ts';
import { CANVAS_SCHEMA, CANVAS_SEED } from './canvasSeed.ts';
import { openBoard, SCHEMA_VERSION } from './document.ts';
import { LANE_IDS } from './lanes.ts';
import { ordersBetween } from './order.ts';
import { FROM_SYSTEM } from './origins.ts';
import { TEMPLATES, type TemplateId } from './templates.ts';
import { addCard } from './writeCards.ts';

/**
 * The first state of a board: lanes, the canvas's page and document records, the template's cards.
 * Written once by the server when the board is made, so that no two clients ever make it at once.
 * @param clientId the server's own Yjs client id for this document, 32 random bits
 * @returns one Yjs update, encoding V1
 */
export function seedBoard(template: TemplateId, clientId: number, random: RandomBytes): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const board = openBoard(doc);
  const { lanes, prompts, cards } = TEMPLATES[template];
  const all = [...lanes, ...LANE_IDS.filter((id) => !lanes.includes(id))];
  const orders = ordersBetween(null, null, all.length);
  doc.transact(() => {
    board.meta.set('version', SCHEMA_VERSION);
    board.meta.set('template', template);
    board.meta.set('canvasSchema', CANVAS_SCHEMA);
    all.forEach((id, n) => {
      const lane = new Y.Map<unknown>([
        ['order', orders[n]],
        ['hidden', !lanes.includes(id)],
      ]);
      const prompt = prompts[id];
      if (prompt !== undefined) lane.set('prompt', prompt);
      board.lanes.set(id, lane);
    });
    for (const [id, properties] of Object.entries(CANVAS_SEED))
      board.canvas.set(id, new Y.Map<unknown>(Object.entries(properties)));
    for (const card of cards) addCard(board, { ...card, by: THERAPIST }, random, FROM_SYSTEM);
  }, FROM_SYSTEM);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
