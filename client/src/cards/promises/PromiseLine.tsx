import type { Card } from '@steady/shared/board/card.ts';
import { createMemo, For, Show } from 'solid-js';
import type { Board } from '../../board/createBoard.ts';
import { named } from '../../board/named.ts';
import { promiseWords } from '../../words/promises.ts';
import { agreementLine } from './agreementLine.ts';
import { createNormalText, isEarlier } from './earlier.ts';
import { ChangedWords } from './ExactWords.tsx';
import { looksBack } from './looksBack.ts';
import { paraphrasesOf, suggestionsOf } from './ofCard.ts';
import { PARTNERS } from './sayings.ts';
import { createAgreementText, newestOf, whatStands } from './whatStands.ts';
import './promises.css';

/**
 * What is promised on a closed card, and on the screen of a room: a short line each. Where agreed words
 * have changed, what changed as well, so that nobody has to open the card to find out.
 */
export function PromiseLine(props: { board: Board; card: Card }) {
  const agreement = createMemo(() => props.board.ledger.state().agreements.get(props.card.id));
  const said = createAgreementText(() => props.card);
  const now = createNormalText(() => props.card.text);
  const stands = createMemo(() => whatStands(agreement(), said()));
  const lines = createMemo(() => {
    const { ledger } = props.board;
    const state = ledger.state();
    const lines: string[] = [];
    if (agreement() !== undefined)
      lines.push(agreementLine(stands(), agreement(), said(), ledger.now()));
    lines.push(...replyLines(props.board, props.card, now()));
    const { paraphrase, review, suggestion } = promiseWords();
    for (const { by, answer } of paraphrasesOf(state, props.card.id).slice(-1))
      if (by !== undefined && answer === undefined)
        lines.push(paraphrase.line({ name: named(props.board, by) }));
    for (const { by, outcome } of looksBack(state.reviews.get(props.card.id) ?? []).slice(-1))
      if (by !== undefined && outcome !== undefined)
        lines.push(
          review.line({ name: named(props.board, by), outcome: review.outcomes[outcome] }),
        );
    if (suggestionsOf(state, props.card.id).length > 0) lines.push(suggestion.line);
    return lines;
  });
  return (
    <>
      <For each={lines()}>{(line) => <p class="promise-line">{line}</p>}</For>
      <Show when={stands() === 'changed' && newestOf(agreement())}>
        {(version) => <ChangedWords board={props.board} before={version().text} after={said()} />}
      </Show>
    </>
  );
}

function replyLines(board: Board, { id }: Card, now: string): string[] {
  const { answers, heard, request, said } = promiseWords();
  const replies = board.ledger.state().replies.get(id);
  return PARTNERS.flatMap((seat) => {
    const name = named(board, seat);
    const lines: string[] = [];
    const reply = replies?.request.get(seat);
    if (reply !== undefined) {
      lines.push(said({ name, answer: answers[reply.answer] }));
      if (isEarlier(reply.text, now)) lines.push(request.toEarlier);
    }
    const mark = replies?.heard.get(seat);
    if (mark !== undefined)
      lines.push(isEarlier(mark.text, now) ? heard.byEarlier({ name }) : heard.by({ name }));
    return lines;
  });
}
