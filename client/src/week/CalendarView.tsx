import type { BoardId } from '@steady/shared/ids.ts';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import Download from 'lucide-solid/icons/download';
import { createResource, createSignal, onMount, Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { api } from '../net/api.ts';
import type { CalendarApi } from '../net/calendarApi.ts';
import { practice } from '../pages/practice.ts';
import { AT_FIRST } from '../summary/chosen.ts';
import { makeCopy, type CopyWorld } from '../summary/copies/makeCopy.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { weekWords } from '../words/week.ts';
import { FollowPart } from './FollowPart.tsx';

export interface CalendarViewProps {
  boardId: BoardId;
  api: CalendarApi;
  world: CopyWorld;
  /** Something is on no day of its own. */
  hasNoDay: boolean;
  onBack: () => void;
}

/** A calendar of one's own: what it will show and to whom, before anything leaves the board. */
export function CalendarView(props: CalendarViewProps) {
  const desk = useDesk();
  const say = () => weekWords().calendar;
  const [what, setWhat] = createSignal<'mine' | 'ours'>('mine');
  const [me] = createResource(() => api.me());
  const isShared = () => {
    const found = me.latest;
    return found?.ok === true && found.value.sharedDevice;
  };
  let heading: HTMLHeadingElement | undefined;
  onMount(() => heading?.focus());
  return (
    <section class="calendar">
      <div class="calendar-head">
        <IconButton name={say().back} onClick={() => props.onBack()}>
          <ArrowLeft aria-hidden="true" />
        </IconButton>
        <h3 tabindex="-1" ref={(element) => (heading = element)}>
          {say().title}
        </h3>
      </div>
      <ul class="calendar-before">
        <li>{say().neutral({ title: practice().neutralTitle })}</li>
        <li>{say().seen}</li>
        <li>{say().reminds}</li>
        <Show when={props.hasNoDay}>
          <li>{say().noDay}</li>
        </Show>
      </ul>
      <Show when={isShared()}>
        <p class="calendar-warning">{say().shared}</p>
      </Show>
      <Show when={desk.board.connection().kind !== 'open'}>
        <p class="calendar-warning">{say().offline}</p>
      </Show>
      <Choice
        legend={say().what.legend}
        name="calendar-what"
        options={[
          { value: 'mine', label: say().what.mine, line: say().what.mineLine },
          { value: 'ours', label: say().what.ours, line: say().what.oursLine },
        ]}
        value={what()}
        onChoose={setWhat}
      />
      <DownloadPart what={what()} world={props.world} />
      <FollowPart boardId={props.boardId} api={props.api} what={what()} />
    </section>
  );
}

function DownloadPart(props: { what: 'mine' | 'ours'; world: CopyWorld }) {
  const desk = useDesk();
  const say = () => weekWords().calendar.download;
  const [busy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal('');
  const download = async () => {
    setBusy(true);
    setSaid('');
    const chosen = { ...AT_FIRST, audience: props.what };
    const made = await makeCopy(props.world, chosen, { format: 'ics', paper: 'a4' });
    setBusy(false);
    setSaid(made.kind === 'made' ? say().done : made.text);
  };
  return (
    <section class="calendar-part">
      <h4>{say().title}</h4>
      <p>{say().text}</p>
      <p class="soft">{say().recorded({ count: desk.board.seated })}</p>
      <Button busy={busy()} icon={<Download aria-hidden="true" />} onClick={() => void download()}>
        {say().button}
      </Button>
      <p role="status">{said()}</p>
    </section>
  );
}
