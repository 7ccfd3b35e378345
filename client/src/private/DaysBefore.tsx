import type { DraftId } from '@steady/shared/private/ids.ts';
import { createMemo, createUniqueId, For, Show } from 'solid-js';
import { DegreeIcon } from '../session/rounds/DegreeIcon.tsx';
import { parseDegree } from '../session/rounds/degrees.ts';
import { checkInWords } from '../words/checkIn.ts';
import { dayInWords } from './dayInWords.ts';
import type { Space } from './space.ts';

/** Days that are listed here: a week. All others are in the list of one's own writing. */
const DAYS = 7;

/** One's own days in words, newest first: no figure, no line, nothing counted. */
export function DaysBefore(props: { space: Space; but: DraftId }) {
  const id = createUniqueId();
  const days = createMemo(() =>
    props.space
      .pieces()
      .filter((piece) => piece.id !== props.but)
      .flatMap(({ id: key, writing: { day, removed, checkIn } }) => {
        if (removed || checkIn === undefined) return [];
        const degree = parseDegree(String(checkIn.temperature));
        const { feeling } = checkIn;
        return feeling === undefined && degree === undefined ? [] : [{ key, day, feeling, degree }];
      })
      .slice(0, DAYS),
  );
  return (
    <Show when={days().length > 0}>
      <section class="check-in-days" aria-labelledby={id}>
        <h4 id={id}>{checkInWords().earlier}</h4>
        <ul>
          <For each={days()}>
            {({ day, feeling, degree }) => (
              <li>
                <span class="check-in-day">{dayInWords(day)}</span>
                <Show when={feeling}>
                  <span dir="auto">{feeling}</span>
                </Show>
                <Show when={degree}>
                  {(one) => (
                    <span class="check-in-was">
                      <DegreeIcon degree={one()} />
                      {checkInWords().degrees[one()]}
                    </span>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
