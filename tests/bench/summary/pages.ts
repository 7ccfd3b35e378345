import type { Job } from '@steady/server/summary/maker/job.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import type { Page } from '@steady/shared/summary/page.ts';
import { pageOf } from '@steady/shared/summary/pageOf.ts';
import { pictureFacts, pictureOf } from '@steady/shared/summary/picture/pictureOf.ts';
import { summarise } from '@steady/shared/summary/summarise.ts';
import * as Y from 'yjs';
import { fullBoard } from '../../support/summary/full-board.ts';
import { fullSession } from '../../support/summary/one-page.ts';

/** The pages that are measured: what a session leaves, and the fullest board with its canvas. */
export const usualPage = fullSession;

export function fullPage(): Page {
  const input = fullBoard().input();
  const choices = { audience: 'ours', seat: PARTNER_A } as const;
  const picture = pictureOf(input.board, pictureFacts(input, choices));
  return pageOf(summarise({ ...input, picture }, choices));
}

/** The same board as the server asks for it: read, summarised and drawn in a thread, then set. */
export function fullJob(): Job {
  const { couple, input } = fullBoard();
  const { board, entries, people, title, day } = input();
  const state = Y.encodeStateAsUpdate(board.doc);
  const clients = [...Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state)).keys()];
  return {
    board: state,
    past: undefined,
    before: undefined,
    entries,
    until: entries.length,
    claims: new Map(
      clients.flatMap((client) => {
        const seat = couple.seatOf(client);
        return seat === undefined ? [] : [[client, seat] as const];
      }),
    ),
    people,
    title,
    day,
    recipient: undefined,
    seat: PARTNER_A,
    audience: 'ours',
    chart: undefined,
    extras: new Set(),
    without: new Set(),
    format: 'pdf',
    paper: 'a4',
  };
}
