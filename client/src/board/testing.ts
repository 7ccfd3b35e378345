import type { CardKind } from '@steady/shared/board/kinds.ts';
import { LANE_KINDS } from '@steady/shared/board/kinds.ts';
import { openBoard } from '@steady/shared/board/document.ts';
import { linkCards } from '@steady/shared/board/links.ts';
import { FROM_SYSTEM } from '@steady/shared/board/origins.ts';
import { seedBoard } from '@steady/shared/board/seed.ts';
import { TEMPLATE_IDS, TEMPLATES } from '@steady/shared/board/templates.ts';
import { addCard } from '@steady/shared/board/writeCards.ts';
import type { CardId, RandomBytes } from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B, parseSeat, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { createLedger, type LedgerOfConnection } from './createLedger.ts';
import type { BoardConnection, ConnectionOptions } from '../net/connect.ts';
import type { ConnectionState } from '../net/connectionState.ts';
import { makeSavedCount } from '../net/savedCount.ts';

/** Boards without a server, for tests and for looking at. */
export const people: ReadonlyMap<Seat, string> = new Map([
  [PARTNER_A, 'Robin'],
  [PARTNER_B, 'Mika'],
  [THERAPIST, 'Dr. Okafor'],
]);

/** A connection that saves at once (`open`), or never opens (`offline`). */
export function aQuietConnection(
  { doc, touched, on }: Pick<ConnectionOptions, 'doc' | 'touched' | 'on'>,
  kind = 'open',
): BoardConnection {
  const savedCount = makeSavedCount(() => on.changed());
  let sent = 0;
  doc.on('update', (_update, _origin, _doc, transaction: Y.Transaction) => {
    if (kind === 'open') savedCount.sent('update');
    savedCount.edited(touched(transaction));
    if (kind === 'open') savedCount.saved((sent += 1));
  });
  const awareness = new Awareness(doc);
  const state: ConnectionState =
    kind === 'open' ? { kind: 'open', tries: 0 } : { kind: 'waiting', tries: 3, waitMs: 1e6 };
  return {
    state,
    savedCount,
    epoch: '',
    awareness,
    synced: true,
    tryNow() {},
    askLedger() {},
    dispose() {},
  };
}

const PLAIN = [
  'I need to know when plans change',
  'Ten minutes together before we look at phones',
  'Please call when you will be more than 15 minutes late',
  'I leave the room when voices get loud, and come back after 20 minutes',
  'Walk on Sunday morning, just us',
  'To feel that my no is heard the first time',
  'Thank you for making breakfast on Tuesday',
  'Tell me what you understood before you answer',
];
const OTHERS = {
  long: [
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2),
  ],
  rtl: ['אני צריכה לדעת מתי התוכניות משתנות', 'أحتاج أن أعرف متى تتغير الخطط يا Robin'],
};

export interface Filling {
  readonly cards: number;
  readonly template?: string;
  readonly kind?: string;
  /** 22 characters from this seed: the same board each time. */
  readonly random?: RandomBytes;
}

export function aFilledDocument({
  cards,
  template = 'open',
  kind = 'plain',
  random = seeded(7),
}: Filling): Y.Doc {
  const id = TEMPLATE_IDS.find((known) => known === template) ?? 'open';
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedBoard(id, 1, random));
  const board = openBoard(doc);
  const lanes = TEMPLATES[id].lanes;
  const texts = kind === 'long' || kind === 'rtl' ? OTHERS[kind] : PLAIN;
  const seats = [PARTNER_A, PARTNER_B, THERAPIST];
  const byKind = new Map<CardKind, CardId>();
  doc.transact(() => {
    for (let n = 0; n < cards; n += 1) {
      const lane = lanes[n % lanes.length] ?? 'needs';
      const kinds = LANE_KINDS[lane];
      const made = kinds[n % 7 === 6 ? 1 : 0] ?? kinds[0];
      const card = addCard(
        board,
        {
          kind: made,
          lane,
          by: seats[n % 2] ?? parseSeat('therapist'),
          text: texts[(n * 3) % texts.length] ?? '',
          ...(made === 'need' && n % 2 === 0
            ? { words: { feelingUnderneath: 'Afraid of being alone with it' } }
            : {}),
          ...(made === 'intention'
            ? { values: { reviewOn: '2026-12-01', owners: [PARTNER_A] } }
            : {}),
        },
        random,
        FROM_SYSTEM,
      );
      const need = byKind.get('need');
      if (made === 'request' && need !== undefined && n % 4 === 1)
        linkCards(board, { kind: 'grew-from', from: card, to: need, by: PARTNER_A }, random);
      byKind.set(made, card);
    }
  }, FROM_SYSTEM);
  return doc;
}

/** mulberry32: small, and the same on every machine. */
export function seeded(seed: number): RandomBytes {
  let state = seed;
  return (bytes) => {
    for (let n = 0; n < bytes.length; n += 1) {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      bytes[n] = (t ^ (t >>> 14)) & 0xff;
    }
    return bytes;
  };
}

/** A ledger that no server stands behind: asking does nothing. */
export const aQuietLedger = (): LedgerOfConnection =>
  createLedger({
    post: () => Promise.resolve({ ok: true, value: undefined }),
    random: seeded(11),
    ticks: () => performance.now(),
    wallClock: () => Date.now(),
  });
