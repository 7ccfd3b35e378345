import { createSignal, For, onMount, Show } from 'solid-js';
import { roleOf } from '@steady/shared/seats.ts';
import { accountApi, type PersonOfPractice } from '../../net/accountApi.ts';
import type { BoardSummary, SeatOfBoard } from '../../net/api.ts';
import { Button } from '../../ui/Button.tsx';
import { pageWords } from '../../words/pages.ts';
import { problemText } from '../../words/problemText.ts';

/** Colleagues who may be let in to read; nothing in a practice of one. */
export function Colleagues(props: { board: BoardSummary; onChanged: () => void }) {
  const [others, setOthers] = createSignal<readonly PersonOfPractice[]>([]);
  const [busy, setBusy] = createSignal(false);
  const [said, say] = createSignal('');
  // No resource: it would suspend the dialog it stands in, and a dialog that was taken out is modal no more.
  const look = async () => {
    const answer = await accountApi.people();
    if (answer.ok) setOthers(answer.value.people.filter((one) => !one.own));
  };
  onMount(() => void look());
  // By name: a board tells of its people no more than that. Of two who share one, both are offered.
  const seated = () =>
    new Set(
      props.board.seats
        .filter((seat) => seat.account && seat.taken && isReader(seat))
        .map((seat) => seat.name),
    );
  const isAlone = (name: string) => others().filter((one) => one.name === name).length === 1;
  const free = () => others().filter(({ name }) => !(seated().has(name) && isAlone(name)));

  const add = async (person: PersonOfPractice) => {
    setBusy(true);
    say('');
    const answer = await accountApi.seatColleague(props.board.boardId, person.id);
    setBusy(false);
    say(
      answer.ok
        ? pageWords().invites.colleagues.added({ name: person.name })
        : problemText(answer.problem),
    );
    props.onChanged();
  };

  return (
    <Show when={others().length > 0}>
      <section class="seat-colleagues">
        <h3>{pageWords().invites.colleagues.title}</h3>
        <p class="soft">{pageWords().invites.colleagues.hint}</p>
        <ul class="row">
          <For each={free()}>
            {(person) => (
              <li>
                <Button busy={busy()} onClick={() => void add(person)}>
                  {pageWords().invites.colleagues.add({ name: person.name })}
                </Button>
              </li>
            )}
          </For>
        </ul>
        <p role="status">{said()}</p>
      </section>
    </Show>
  );
}

const isReader = ({ seat }: SeatOfBoard): boolean => roleOf(seat) === 'observer';
