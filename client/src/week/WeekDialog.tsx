import type { BoardId } from '@steady/shared/ids.ts';
import { roleOf } from '@steady/shared/seats.ts';
import { mayHave } from '@steady/shared/summary/audiences.ts';
import CalendarPlus from 'lucide-solid/icons/calendar-plus';
import Printer from 'lucide-solid/icons/printer';
import { createSignal, Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { named } from '../board/named.ts';
import { calendarApi, type CalendarApi } from '../net/calendarApi.ts';
import { fetchSummary } from '../net/summaryFile.ts';
import { AT_FIRST } from '../summary/chosen.ts';
import { createPrint } from '../summary/copies/createPrint.tsx';
import { makeCopy, type CopyWorld } from '../summary/copies/makeCopy.ts';
import { saveFile } from '../summary/copies/saveFile.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { weekWords } from '../words/week.ts';
import { CalendarView } from './CalendarView.tsx';
import { createWeek } from './createWeek.ts';
import { WeekList } from './WeekList.tsx';
import { weekPage } from './weekPage.ts';
import './week.css';

export interface WeekDialogProps {
  boardId: BoardId;
  /** A test brings its own. */
  now?: () => number;
  api?: CalendarApi;
  fetchFile?: CopyWorld['fetchFile'];
  save?: CopyWorld['save'];
}

/** The coming seven days of this board, at home and in a session, with and without a connection. */
export default function WeekDialog(props: WeekDialogProps) {
  const desk = useDesk();
  return (
    <Dialog
      open={desk.asking()?.what === 'week'}
      onClose={() => desk.ask(undefined)}
      title={weekWords().title}
    >
      <WeekView {...props} />
    </Dialog>
  );
}

function WeekView(props: WeekDialogProps) {
  const desk = useDesk();
  const { board } = desk;
  // A test's clock is given once.
  // oxlint-disable-next-line solid/reactivity
  const week = createWeek(board, props.now ?? (() => Date.now()));
  const [isCalendar, setCalendar] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal('');
  let opener: HTMLButtonElement | undefined;
  const back = () => {
    setCalendar(false);
    queueMicrotask(() => opener?.focus());
  };

  const mayPrint = mayHave(board.me.seat, 'ours');
  const print = createPrint(() => void printWeek());
  const world: CopyWorld = {
    board,
    fetchFile: (wanted) =>
      props.fetchFile === undefined ? fetchSummary(props.boardId, wanted) : props.fetchFile(wanted),
    save: (file) => (props.save ?? saveFile)(file),
    forms: {
      print() {
        const shown = week();
        if (shown === undefined) return undefined;
        return print(weekPage(shown, board.ledger.state(), (seat) => named(board, seat)));
      },
    },
  };
  async function printWeek(): Promise<void> {
    if (!mayPrint || busy()) return;
    setBusy(true);
    setSaid('');
    const made = await makeCopy(world, AT_FIRST, { format: 'print', paper: 'a4' });
    setBusy(false);
    if (made.kind === 'not') setSaid(made.text);
  }

  return (
    <Show
      when={!isCalendar()}
      fallback={
        <CalendarView
          boardId={props.boardId}
          api={props.api ?? calendarApi}
          world={world}
          hasNoDay={(week()?.anyDay.length ?? 0) > 0}
          onBack={back}
        />
      }
    >
      <p class="soft">{weekWords().intro}</p>
      <Show when={week()} fallback={<Skeleton lines={4} />}>
        {(shown) => <WeekList week={shown()} />}
      </Show>
      <div class="week-acts">
        <Show when={roleOf(board.me.seat) === 'partner'}>
          <Button
            ref={(button) => (opener = button)}
            icon={<CalendarPlus aria-hidden="true" />}
            onClick={() => setCalendar(true)}
          >
            {weekWords().calendar.open}
          </Button>
        </Show>
        <Show when={mayPrint}>
          <Button
            look="plain"
            busy={busy()}
            icon={<Printer aria-hidden="true" />}
            onClick={() => void printWeek()}
          >
            {weekWords().print}
          </Button>
          <p class="soft">{weekWords().printRecorded({ count: board.seated })}</p>
        </Show>
        <p role="status">{said()}</p>
      </div>
    </Show>
  );
}
