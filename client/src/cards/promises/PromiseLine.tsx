import type { Card } from '@steady/shared/board/card.ts';
import { createMemo, For } from 'solid-js';
import { useDesk, type Desk } from '../../board/createDesk.ts';
import { promiseWords } from '../../words/promises.ts';
import { agreementLine } from './agreementLine.ts';
import { createNormalText, isEarlier } from './earlier.ts';
import { looksBack } from './looksBack.ts';
import { paraphrasesOf, suggestionsOf } from './ofCard.ts';
import { nameOf, PARTNERS } from './sayings.ts';
import { createAgreementText, whatStands } from './whatStands.ts';
import './promises.css';

/** What is promised on a closed card, a short line each. */
export function PromiseLine(props: { card: Card }) {
  const desk = useDesk();
  const { ledger } = desk.board;
  const agreement = createMemo(() => ledger.state().agreements.get(props.card.id));
  const said = createAgreementText(() => props.card);
  const now = createNormalText(() => props.card.text);
  const lines = createMemo(() => {
    const state = ledger.state();
    const lines: string[] = [];
    if (agreement() !== undefined)
      lines.push(agreementLine(whatStands(agreement(), said()), agreement(), said(), ledger.now()));
    lines.push(...replyLines(desk, props.card, now()));
    const { paraphrase, review, suggestion } = promiseWords();
    for (const { by, answer } of paraphrasesOf(state, props.card.id).slice(-1))
      if (by !== undefined && answer === undefined)
        lines.push(paraphrase.line({ name: nameOf(desk, by) }));
    for (const { by, outcome } of looksBack(state.reviews.get(props.card.id) ?? []).slice(-1))
      if (by !== undefined && outcome !== undefined)
        lines.push(review.line({ name: nameOf(desk, by), outcome: review.outcomes[outcome] }));
    if (suggestionsOf(state, props.card.id).length > 0) lines.push(suggestion.line);
    return lines;
  });
  return <For each={lines()}>{(line) => <p class="promise-line">{line}</p>}</For>;
}

function replyLines(desk: Desk, { id }: Card, now: string): string[] {
  const { answers, heard, request, said } = promiseWords();
  const replies = desk.board.ledger.state().replies.get(id);
  return PARTNERS.flatMap((seat) => {
    const name = nameOf(desk, seat);
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
