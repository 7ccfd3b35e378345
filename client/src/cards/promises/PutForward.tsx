import type { Card } from '@steady/shared/board/card.ts';
import type { AgreementText } from '@steady/shared/ledger/agreementText.ts';
import { createSignal, Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { promiseWords } from '../../words/promises.ts';
import { Confirmed } from './Confirmed.tsx';
import { createAsk } from './createAsk.ts';
import { ExactWords } from './ExactWords.tsx';
import { today } from './sayings.ts';

export interface PutForwardProps {
  card: Card;
  now: AgreementText;
  /** Words of this card were put forward before. */
  isAgain: boolean;
}

/** Exactly what will be asked of both, shown before it is; or what it still needs, said beforehand. */
export function PutForward(props: PutForwardProps) {
  const desk = useDesk();
  const say = () => promiseWords().agreement;
  const [open, setOpen] = createSignal(false);
  const { busy, ask } = createAsk(() => props.card.id);
  const needs = () => {
    const { words, topic, scope, endsOn } = props.now;
    if (words === '') return say().noWords;
    if (topic === 'transparency' && (scope === '' || endsOn === null)) return say().needsScope;
    if (endsOn !== null && endsOn < today(desk.board.ledger.now())) return say().endsEarlier;
    return undefined;
  };
  const label = () => (props.isAgain ? say().putForwardAgain : say().putForward);
  const put = async () => {
    // The words as they stand at the press: those that the preview shows.
    if (await ask({ kind: 'put-forward', card: props.card.id, text: props.now })) setOpen(false);
  };
  return (
    <Show when={needs() === undefined} fallback={<p>{needs()}</p>}>
      <Confirmed
        label={label()}
        says={say().before}
        confirm={say().confirm}
        open={open()}
        onOpen={setOpen}
        busy={busy()}
        onConfirm={() => void put()}
      >
        <ExactWords board={desk.board} text={props.now} />
      </Confirmed>
    </Show>
  );
}
