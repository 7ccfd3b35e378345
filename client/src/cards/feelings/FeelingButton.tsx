import type { FieldName } from '@steady/shared/board/kinds.ts';
import type { CardId } from '@steady/shared/ids.ts';
import ListIcon from 'lucide-solid/icons/list';
import { useDesk } from '../../board/createDesk.ts';
import { words } from '../../words/index.ts';
import { liveWords } from '../../words/live.ts';

/** Opens the list of feelings for one field of a card. People can just as well type. */
export function FeelingButton(props: { card: CardId; field: 'text' | FieldName }) {
  const desk = useDesk();
  const field = () =>
    props.field === 'text' ? words().cards.kinds.feeling : words().cards.fields[props.field];
  return (
    <button
      type="button"
      class="chip"
      aria-haspopup="dialog"
      aria-label={liveWords().feelings.chooseFor({ field: field() })}
      on:click={() => desk.ask({ what: 'feeling', card: props.card, field: props.field })}
    >
      <ListIcon aria-hidden="true" size={14} />
      {liveWords().feelings.choose}
    </button>
  );
}
