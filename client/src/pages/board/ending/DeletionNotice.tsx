import CalendarClock from 'lucide-solid/icons/calendar-clock';
import type { BoardId } from '@steady/shared/ids.ts';
import { onMount, Show } from 'solid-js';
import { Banner } from '../../../ui/Banner.tsx';
import { endingWords } from '../../../words/ending.ts';
import { spokenDay } from './spokenDay.ts';
import { lookAtRetention, retentionOf } from './retention.ts';

/** What the practice will delete is said before, to everybody on the board. */
export function DeletionNotice(props: { boardId: BoardId }) {
  onMount(() => void lookAtRetention(props.boardId));
  return (
    <Show when={retentionOf(props.boardId)?.deletedOn}>
      {(day) => (
        <div class="board-banner">
          <Banner icon={<CalendarClock aria-hidden="true" />}>
            {endingWords().announced({ day: spokenDay(day()) })}
          </Banner>
        </div>
      )}
    </Show>
  );
}
