import type { Command } from '@steady/shared/ledger/commands.ts';
import type { Desk } from '../board/createDesk.ts';
import type { Asked } from '../board/createLedger.ts';
import { liveWords } from '../words/live.ts';
import { problemText } from '../words/problemText.ts';

/**
 * Asks the ledger, and says what is true now when it did not do it. Nothing is shown as done here:
 * what was done comes back as an entry (createLedger.ts, G2).
 * @returns whether it was done
 */
export async function askAndSay(
  {
    board,
    say,
  }: Pick<Desk, 'say'> & { readonly board: Pick<Desk['board'], 'connection' | 'ledger'> },
  command: Command,
): Promise<boolean> {
  // Without a connection nobody would see what came of it. A pause is asked for all the same: a
  // request may get through while the socket is still coming back.
  const anyway = command.kind === 'pause' || command.kind === 'resume';
  if (!anyway && board.connection().kind !== 'open') {
    say({ text: liveWords().asking.offline });
    return false;
  }
  const asked = await board.ledger.ask(command);
  if (asked.kind === 'done') return true;
  // Somebody else was first: what was asked for is so, and the cover says it for as long as it is.
  if (command.kind === 'pause' && asked.kind === 'refused' && asked.why === 'paused') return true;
  say({ text: whyNot(asked) });
  return false;
}

function whyNot(asked: Exclude<Asked, { kind: 'done' }>): string {
  const { asking, refusals } = liveWords();
  if (asked.kind === 'refused') return refusals[asked.why];
  // It may have been done, and only the answer got lost.
  return asked.problem.kind === 'network' ? asking.noAnswer : problemText(asked.problem);
}
