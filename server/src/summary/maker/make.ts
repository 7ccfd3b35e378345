import * as Y from 'yjs';
import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import { readHomeReview } from '@steady/shared/board/homeReview.ts';
import { openZone, type Zone } from '@steady/shared/calendar/zone.ts';
import { fold } from '@steady/shared/ledger/evolve.ts';
import { toFeed, type FeedChoice } from '@steady/shared/summary/forms/feed.ts';
import { hiddenSince } from '@steady/shared/summary/hiddenSince.ts';
import type { Choices, SummaryInput } from '@steady/shared/summary/input.ts';
import { pageOf } from '@steady/shared/summary/pageOf.ts';
import { pictureFacts, pictureOf } from '@steady/shared/summary/picture/pictureOf.ts';
import { summarise } from '@steady/shared/summary/summarise.ts';
import type { Picture } from '@steady/shared/summary/summary.ts';
import type { Seat } from '@steady/shared/seats.ts';
import { localDay } from '../../day.ts';
import { FORMS } from '../forms.ts';
import type { Job, Made } from './job.ts';

/** One file from one moment of a board; knows no store, room or network. */
export async function make(job: Job): Promise<Made> {
  const { seat, audience, chart, extras, without, paper } = job;
  const choices: Choices = { seat, audience, chart, extras, without };
  const input = inputOf(job);
  const picture = audience === 'ours' && !without.has('picture') ? draw(input, choices) : undefined;
  const summary = summarise({ ...input, picture }, choices);
  const zone = job.timeZone === undefined ? undefined : openZone(job.timeZone);
  if (job.feed !== undefined && zone !== undefined)
    return {
      bytes: new TextEncoder().encode(toFeed(summary, feedOf(job.feed, input, seat, zone))),
    };
  const page = pageOf(summary);
  // A PDF is set by a process of its own.
  if (job.format === 'pdf') return { page };
  const form = FORMS[job.format];
  if (form === undefined) throw new Error(`${job.format} has no form`);
  return { bytes: await form.render({ summary, page, paper, zone }) };
}

const feedOf = (
  feed: NonNullable<Job['feed']>,
  { board }: SummaryInput,
  seat: Seat,
  zone: Zone,
): FeedChoice => ({ ...feed, seat, zone, homeReviewOn: readHomeReview(board) });

function inputOf(job: Job): SummaryInput {
  const { past, before, entries, until, claims, people, title, day, recipient } = job;
  const current = opened(job.board);
  const then = past === undefined ? undefined : opened(past);
  const own = entries.slice(0, until);
  return {
    board: then ?? current,
    ledger: fold(own),
    entries: own,
    seatOf: (client) => claims.get(client),
    people,
    title,
    day,
    dayOf: localDay,
    recipient,
    before: before === undefined ? undefined : opened(before),
    // [E12]
    ...(then === undefined ? {} : { hiddenSince: hiddenSince(then, current, fold(entries)) }),
  };
}

function opened(state: Uint8Array): BoardDocument {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return openBoard(doc);
}

/** [E31] Nobody gets a summary that quietly lacks what its preview has. */
export class PictureNotMade extends Error {
  override readonly name = 'PictureNotMade';
}

function draw(input: SummaryInput, choices: Choices): Picture | undefined {
  try {
    return pictureOf(input.board, pictureFacts(input, choices));
  } catch (error) {
    throw new PictureNotMade('', { cause: error });
  }
}
