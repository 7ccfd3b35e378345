import type { BoardId } from '@steady/shared/ids.ts';
import type { CommandOf } from '@steady/shared/ledger/commands.ts';
import type { Extra, ServerFormat } from '@steady/shared/summary/choices.ts';
import type { PaperSize } from '../summary/copies/paper.ts';
import { deviceTimeZone } from './deviceTimeZone.ts';
import { problem, refusalIn, type Answer } from './request.ts';

/** ms: a full board in a form with a picture, on a bad line. */
const TIMEOUT_MS = 60_000;

/** A copy that the server makes and, before it answers, records for all who sit at the board. */
export type WantedFile = Omit<CommandOf<'export'>, 'kind' | 'format'> & {
  /** `fridge`: a PDF of one card. */
  readonly format: ServerFormat | 'fridge';
  /** Of a PDF. */
  readonly paper: PaperSize;
  readonly extras: ReadonlySet<Extra>;
  readonly picture: boolean;
};

export interface SummaryFile {
  readonly bytes: Blob;
  /** Neutral, the server's. */
  readonly name: string;
}

/** Never throws. */
export async function fetchSummary(
  boardId: BoardId,
  wanted: WantedFile,
): Promise<Answer<SummaryFile>> {
  try {
    const response = await fetch(addressOf(boardId, wanted), {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) return await refusalIn(response);
    const name =
      nameIn(response.headers.get('content-disposition')) ?? `Board.${fileType(wanted.format)}`;
    return { ok: true, value: { bytes: await response.blob(), name } };
  } catch {
    // fetch tells nothing more than that no answer came.
    return problem('network');
  }
}

function addressOf(boardId: BoardId, wanted: WantedFile): string {
  const { audience, format, paper, chart, session, thirdParty, extras, picture } = wanted;
  const query = new URLSearchParams();
  if (chart !== undefined) query.set('chart', chart);
  if (session !== undefined) query.set('session', `${session}`);
  if (thirdParty !== undefined) query.set('thirdParty', `${thirdParty}`);
  if (extras.size > 0) query.set('with', [...extras].join(','));
  if (!picture) query.set('without', 'picture');
  if (format === 'fridge') query.set('sheet', 'fridge');
  if (fileType(format) === 'pdf') query.set('paper', paper);
  if (format === 'ics') query.set('timeZone', deviceTimeZone());
  return `/api/boards/${boardId}/summary/${audience}.${fileType(format)}?${query.toString()}`;
}

const fileType = (format: WantedFile['format']): ServerFormat =>
  format === 'fridge' ? 'pdf' : format;

/** RFC 6266: the name that is written in UTF-8. */
function nameIn(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  try {
    return encoded === undefined ? undefined : decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
