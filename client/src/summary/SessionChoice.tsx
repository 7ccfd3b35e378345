import { createMemo, createUniqueId, For, Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { Field } from '../ui/Field.tsx';
import { locale } from '../words/index.ts';
import { summaryWords } from '../words/summary.ts';
import type { Choosing } from './chosen.ts';
import { dayInLetters } from './dayInLetters.ts';
import { endedSessions, type EndedSession } from './sessions.ts';

/** The board as it is now, or as it was when an earlier session ended. */
export function SessionChoice(props: { choosing: Choosing; dayOf: (ms: number) => string }) {
  const desk = useDesk();
  const id = createUniqueId();
  const sessions = createMemo(() => endedSessions(desk.board.ledger.entries()));
  const say = () => summaryWords().session;
  const day = ({ at }: EndedSession) => dayInLetters(props.dayOf(at));
  // Two of one day are told apart by when they began.
  const name = (session: EndedSession) => {
    const isAlone = sessions().filter((one) => day(one) === day(session)).length === 1;
    return say().of({ day: isAlone ? day(session) : `${day(session)}, ${hour(session.at)}` });
  };
  return (
    <section class="summary-part">
      <Show
        when={sessions().length > 0}
        fallback={
          <>
            <h3>{say().label}</h3>
            <p class="field-hint">{say().none}</p>
          </>
        }
      >
        <Field id={id} label={say().label}>
          <select
            id={id}
            class="field-input"
            on:change={(event) => {
              const seq = Number(event.currentTarget.value);
              props.choosing.choose({ session: seq === 0 ? undefined : seq });
            }}
          >
            <option value="0" selected={props.choosing.chosen().session === undefined}>
              {say().now}
            </option>
            <For each={sessions()}>
              {(session) => (
                <option
                  value={session.seq}
                  selected={props.choosing.chosen().session === session.seq}
                >
                  {name(session)}
                </option>
              )}
            </For>
          </select>
        </Field>
      </Show>
    </section>
  );
}

const hour = (at: number): string =>
  new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' }).format(at);
