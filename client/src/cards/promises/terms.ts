import { named } from '../../board/named.ts';
import type { FieldName } from '@steady/shared/board/kinds.ts';
import type { AgreementText } from '@steady/shared/ledger/agreementText.ts';
import type { Board } from '../../board/createBoard.ts';
import { words } from '../../words/index.ts';
import { promiseWords } from '../../words/promises.ts';
import { dayInWords } from './sayings.ts';

export interface Term {
  readonly name: FieldName;
  readonly label: string;
  /** Empty when nothing is said. */
  readonly text: string;
}

/** What an agreement says beside its words, as people read it; always the same terms in one order. */
export function termsOf(board: Pick<Board, 'nameOf'>, said: AgreementText): readonly Term[] {
  const { fields, topics } = words().cards;
  const { slip } = promiseWords().agreement;
  const day = (value: string | null) => (value === null ? '' : dayInWords(value));
  const slipLabel =
    said.slipOwner === null
      ? fields.ifThisSlips
      : slip.theirs({ name: named(board, said.slipOwner) });
  return [
    { name: 'topic', label: fields.topic, text: topics[said.topic] },
    { name: 'scope', label: fields.scope, text: said.scope },
    { name: 'ifThisSlips', label: slipLabel, text: said.ifThisSlips },
    { name: 'reviewOn', label: fields.reviewOn, text: day(said.reviewOn) },
    { name: 'endsOn', label: fields.endsOn, text: day(said.endsOn) },
  ];
}
