import type { CommandOf } from '@steady/shared/ledger/commands.ts';
import { LEDGER_REFUSALS } from '@steady/shared/ledger/refusal.ts';
import type { Format } from '@steady/shared/summary/choices.ts';
import { createEffect, createRoot } from 'solid-js';
import type { Board } from '../../board/createBoard.ts';
import type { Asked } from '../../board/createLedger.ts';
import type { Answer, Problem, ProblemKind } from '../../net/request.ts';
import type { SummaryFile, WantedFile } from '../../net/summaryFile.ts';
import { liveWords } from '../../words/live.ts';
import { problemText } from '../../words/problemText.ts';
import { summaryWords } from '../../words/summary.ts';
import type { Chosen } from '../chosen.ts';
import { isFromServer } from './formats.ts';
import { withOwn, type OwnRead } from './ownWriting.ts';
import type { PaperSize } from './paper.ts';

/** Forms that the page makes by itself, once their making is recorded. */
export type PageForms = Readonly<
  Partial<Record<Format, (own: OwnRead | undefined) => Promise<void> | void>>
>;

export interface CopyWorld {
  readonly board: Pick<Board, 'connection' | 'ledger' | 'unsaved' | 'writing'>;
  readonly fetchFile: (wanted: WantedFile) => Promise<Answer<SummaryFile>>;
  readonly save: (file: SummaryFile) => void;
  readonly forms: PageForms;
}

export interface HowMade {
  readonly format: Format;
  readonly paper: PaperSize;
  /** What only this device can read, where it belongs into the copy. */
  readonly own?: OwnRead | undefined;
}

/** `not`: nothing was made, and why. */
export type Made = { readonly kind: 'made' } | { readonly kind: 'not'; readonly text: string };

/**
 * A copy leaves the board.
 *
 *   connected? ─► everything here is sent ─► recorded ─► made
 *
 * C1  What is not recorded is not made, on paper too.
 * C2  It says what the preview says: words of this screen that the server does not have yet go first.
 * C3  What only this device can read is added here, behind what the server made: no request has it.
 */
export async function makeCopy(
  world: CopyWorld,
  chosen: Chosen,
  { format, paper, own }: HowMade,
): Promise<Made> {
  const { board, fetchFile, save, forms } = world;
  const say = summaryWords().copies;
  if (board.connection().kind !== 'open') return not(say.offline);
  if (!(await allSent(board))) return not(say.notSent); // [C2]
  const command = commandOf(chosen, format);
  if (isFromServer(format)) {
    const { extras, picture } = chosen;
    const { kind: _, ...wanted } = command;
    const file = await fetchFile({ ...wanted, format, paper, extras, picture });
    if (!file.ok) return not(whyNot(file.problem));
    const files = own === undefined ? [file.value] : await withOwn(file.value, format, own);
    for (const one of files) save(one);
    return { kind: 'made' };
  }
  const make = forms[format];
  if (make === undefined) return not(say.notMade);
  const asked = await board.ledger.ask(command); // [C1]
  if (asked.kind !== 'done') return not(refusedBy(asked));
  try {
    await make(own);
  } catch {
    // It stands in the list of copies; the person is told that there is none.
    return not(say.notMade);
  }
  return { kind: 'made' };
}

const not = (text: string): Made => ({ kind: 'not', text });

function commandOf(
  { audience, chart, session, thirdParty }: Chosen,
  format: Format,
): CommandOf<'export'> {
  return {
    kind: 'export',
    audience,
    format,
    ...(audience === 'clinician' ? { chart } : {}),
    ...(session === undefined ? {} : { session }),
    ...(thirdParty === undefined ? {} : { thirdParty }),
  };
}

const refusedBy = (asked: Exclude<Asked, { kind: 'done' }>): string =>
  asked.kind === 'refused' ? liveWords().refusals[asked.why] : whyNot(asked.problem);

function whyNot(problem: Problem): string {
  const say = summaryWords().copies;
  const known = LEDGER_REFUSALS.find((why) => why === problem.reason);
  if (known !== undefined) return liveWords().refusals[known];
  const reason = say.reasons[problem.reason];
  if (reason !== undefined) return reason;
  const byKind: Partial<Record<ProblemKind, string>> = {
    network: say.offline,
    'too-many': say.busy,
    unwell: say.busy,
    'too-big': say.tooBig,
    unexpected: say.notMade,
  };
  return byKind[problem.kind] ?? problemText(problem);
}

/** ms: longer than a line needs that works at all. */
const SENDS_WITHIN_MS = 10_000;

/** Until the server has every word of this page. @returns false when it cannot take them now */
function allSent({
  connection,
  unsaved,
  writing,
}: Pick<Board, 'connection' | 'unsaved' | 'writing'>): Promise<boolean> {
  return new Promise((resolve) => {
    createRoot((dispose) => {
      const done = (sent: boolean) => {
        clearTimeout(timer);
        resolve(sent);
        queueMicrotask(dispose);
      };
      const timer = setTimeout(() => done(false), SENDS_WITHIN_MS);
      createEffect(() => {
        if (unsaved().size === 0) done(true);
        else if (connection().kind !== 'open' || !writing().allowed) done(false);
      });
    });
  });
}
