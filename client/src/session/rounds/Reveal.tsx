import type { Seat } from '@steady/shared/seats.ts';
import { For } from 'solid-js';
import { PersonMark } from '../../ui/PersonMark.tsx';
import { AnswerWords } from './Answer.tsx';
import type { RevealedRound } from './createRounds.ts';
import './rounds.css';

/** Both answers side by side, of one size; nothing is added up or compared. */
export function Reveal(props: { round: RevealedRound; nameOf: (seat: Seat) => string }) {
  return (
    <div class="round-both" data-of={props.round.of}>
      <For each={props.round.values}>
        {({ seat, value }) => (
          <section class="round-one" data-person={seat} aria-label={props.nameOf(seat)}>
            <PersonMark seat={seat} name={props.nameOf(seat)} withName />
            <AnswerWords value={value} />
          </section>
        )}
      </For>
    </div>
  );
}
