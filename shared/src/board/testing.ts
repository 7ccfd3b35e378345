import * as Y from 'yjs';
import type { RandomBytes } from '../ids.ts';
import { openBoard, type BoardDocument } from './document.ts';
import { seedBoard } from './seed.ts';
import type { TemplateId } from './templates.ts';

/** Seeded chance (mulberry32), so that a failing test makes the same ids again. */
export function seeded(seed: number): RandomBytes {
  let state = seed;
  return (bytes) => {
    for (let n = 0; n < bytes.length; n += 1) {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      bytes[n] = (mixed ^ (mixed >>> 14)) & 0xff;
    }
    return bytes;
  };
}

/** Boards of one seed on several devices, and no network between them yet. */
export function boards(count: number, template: TemplateId = 'open'): BoardDocument[] {
  return Array.from({ length: count }, (_, n) => aBoard(template, 100 + n));
}

export function aBoard(template: TemplateId = 'open', clientId = 100): BoardDocument {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, seedBoard(template, 1, seeded(1)), 'network');
  return openBoard(doc);
}

/** Everybody hears of everything. */
export function sync(...all: readonly BoardDocument[]): void {
  for (const from of all)
    for (const to of all)
      if (from !== to)
        Y.applyUpdate(
          to.doc,
          Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)),
          'network',
        );
}
