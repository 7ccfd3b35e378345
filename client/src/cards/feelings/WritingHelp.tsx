import type { Card } from '@steady/shared/board/card.ts';
import type { FieldName } from '@steady/shared/board/kinds.ts';
import { roleOf } from '@steady/shared/seats.ts';
import { Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { FeelingButton } from './FeelingButton.tsx';
import { SofterStart } from './SofterStart.tsx';

/** What helps somebody who is writing in a field of an open card: a list of feelings, a softer start. */
export default function WritingHelp(props: { card: Card; field: 'text' | FieldName }) {
  const desk = useDesk();
  const isFeeling = () =>
    props.field === 'text'
      ? props.card.kind === 'feeling'
      : props.field === 'feelingOnTop' ||
        props.field === 'feelingUnderneath' ||
        props.field === 'underneath';
  const isAsking = () =>
    roleOf(desk.board.me.seat) === 'partner' &&
    (props.card.kind === 'need' || props.card.kind === 'request') &&
    (props.field === 'text' || props.field === 'action');
  const text = () => (props.field === 'text' ? props.card.text : props.card.words.get(props.field));
  return (
    <>
      <Show when={isFeeling()}>
        <div>
          <FeelingButton card={props.card.id} field={props.field} />
        </div>
      </Show>
      <Show when={isAsking() && text()} keyed>
        {(written) => <SofterStart text={written} />}
      </Show>
    </>
  );
}
