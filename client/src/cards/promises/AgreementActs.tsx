import type { Card } from '@steady/shared/board/card.ts';
import { setField } from '@steady/shared/board/writeCards.ts';
import type { AgreementText } from '@steady/shared/ledger/agreementText.ts';
import { mayCommand } from '@steady/shared/ledger/roles.ts';
import type { Agreement } from '@steady/shared/ledger/state.ts';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { promiseWords } from '../../words/promises.ts';
import { Confirmed } from './Confirmed.tsx';
import { createAsk } from './createAsk.ts';
import { today } from './sayings.ts';

export interface AgreementActsProps {
  card: Card;
  agreement: Agreement | undefined;
  now: AgreementText;
}

type Act = 'pause' | 'resume' | 'renew' | 'end' | 'withdraw';

const COMMANDS = {
  pause: 'pause-agreement',
  resume: 'resume-agreement',
  end: 'end-agreement',
  withdraw: 'withdraw-agreement',
} as const;

/** What one of the two may do with an agreement that stands. Each says before what will happen. */
export function AgreementActs(props: AgreementActsProps) {
  const desk = useDesk();
  const { me, ledger, document: board } = desk.board;
  const say = () => promiseWords().agreement;
  const id = createUniqueId();
  const [open, setOpen] = createSignal<Act>();
  const [day, setDay] = createSignal('');
  const { busy, ask } = createAsk(() => props.card.id);
  const isPaused = () => props.agreement?.status === 'paused';
  const mayResume = () => props.agreement?.pausedBy === me.seat;
  const acts = (): readonly Act[] => {
    if (!isPaused()) return ['pause', 'renew', 'end', 'withdraw'];
    return mayResume() ? ['resume', 'end', 'withdraw'] : ['end', 'withdraw'];
  };
  const renew = async () => {
    const endsOn = day();
    if (endsOn === '' || endsOn < today(ledger.now())) return;
    const text = { ...props.now, endsOn };
    const { id: card } = props.card;
    const set = desk.act(() => {
      setField(board, card, 'endsOn', endsOn);
      return true;
    });
    if (set === true) await ask({ kind: 'put-forward', card, text });
  };
  const run = async (act: Act) => {
    if (act === 'renew') await renew();
    else if (await ask({ kind: COMMANDS[act], card: props.card.id })) setOpen(undefined);
  };
  return (
    <Show when={mayCommand(me.seat, 'withdraw-agreement')}>
      <Show when={isPaused() && !mayResume()}>
        <p>{say().notYours}</p>
      </Show>
      <div class="promise-acts" role="group" aria-label={say().acts}>
        <For each={acts()}>
          {(act) => (
            <Confirmed
              label={say()[act].label}
              says={say()[act].says}
              confirm={say()[act].confirm}
              open={open() === act}
              onOpen={(isOpen) => setOpen(isOpen ? act : undefined)}
              busy={busy() || (act === 'renew' && day() === '')}
              onConfirm={() => void run(act)}
            >
              <Show when={act === 'renew'}>
                <label class="card-label" for={id}>
                  {say().renew.day}
                </label>
                <input
                  id={id}
                  class="field-input"
                  type="date"
                  min={today(ledger.now())}
                  value={day()}
                  on:change={(event) => setDay(event.currentTarget.value)}
                />
              </Show>
            </Confirmed>
          )}
        </For>
      </div>
    </Show>
  );
}
