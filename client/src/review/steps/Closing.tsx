import { setHomeReview } from '@steady/shared/board/homeReview.ts';
import { addDays } from '@steady/shared/days.ts';
import { writeCalendar } from '@steady/shared/calendar/writeCalendar.ts';
import type { BoardId } from '@steady/shared/ids.ts';
import { createSignal, createUniqueId, Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { HandOver } from '../../handOver/HandOver.tsx';
import { spokenDay } from '../../pages/board/ending/spokenDay.ts';
import { practice } from '../../pages/practice.ts';
import { today } from '../../private/today.ts';
import { saveFile } from '../../summary/copies/saveFile.ts';
import { Button } from '../../ui/Button.tsx';
import { describedBy, Field } from '../../ui/Field.tsx';
import { reviewWords } from '../../words/review.ts';
import { createNextDay } from '../createNextDay.ts';
import { StepFrame } from '../StepFrame.tsx';
import { useReview } from '../useReview.ts';

/** A last line, and the day on which the couple looks again, if they want one. */
export function Closing(props: { boardId: BoardId }) {
  const desk = useDesk();
  const review = useReview();
  const { board } = desk;
  const id = createUniqueId();
  const day = createNextDay(board);
  const [problem, setProblem] = createSignal('');
  const say = () => reviewWords().steps.closing;
  const now = () => today(new Date());
  const choose = (chosen: string | undefined) => {
    if (chosen !== undefined && !(chosen >= now())) return void setProblem(say().wrong);
    setProblem('');
    desk.act(() => setHomeReview(board.document, chosen));
  };
  const toCalendar = (on: string) => {
    const title = practice().neutralTitle;
    const events = [{ uid: `${props.boardId}-h`, title, starts: on }];
    const text = writeCalendar({ title, day: now(), events });
    saveFile({ bytes: new Blob([text], { type: 'text/calendar' }), name: `${title}.ics` });
  };
  return (
    <StepFrame
      title={say().title}
      what={say().what}
      isDone
      nextLabel={say().finish}
      onNext={() => review.happened({ kind: 'finish' })}
    >
      <p>{say().whatMore}</p>
      <section class="review-card">
        <Field id={id} label={say().date} hint={say().dateHint} problem={problem()}>
          <input
            id={id}
            class="field-input"
            type="date"
            min={now()}
            value={day() ?? ''}
            aria-describedby={describedBy(id, say().dateHint, problem())}
            aria-invalid={problem() === '' ? undefined : 'true'}
            onChange={({ currentTarget }) => {
              if (currentTarget.value !== '') choose(currentTarget.value);
            }}
          />
        </Field>
        <p role="status">
          <Show when={day()} fallback={say().none}>
            {(on) => say().is({ day: spokenDay(on()) })}
          </Show>
        </p>
        <div class="review-moves">
          <Show
            when={day()}
            fallback={<Button onClick={() => choose(addDays(now(), 7))}>{say().inWeek}</Button>}
          >
            {(on) => (
              <>
                <Button onClick={() => toCalendar(on())}>{say().calendar}</Button>
                <Button look="plain" onClick={() => choose(undefined)}>
                  {say().clear}
                </Button>
              </>
            )}
          </Show>
        </div>
        <Show when={day()}>
          <p class="soft">{say().calendarHint}</p>
        </Show>
      </section>
      <Show when={review.state().company === 'one-device'}>
        <HandOver boardId={props.boardId} />
      </Show>
    </StepFrame>
  );
}
