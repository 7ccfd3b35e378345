import type { BoardId } from '@steady/shared/ids.ts';
import CalendarSync from 'lucide-solid/icons/calendar-sync';
import { createResource, createSignal, Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import type { CalendarApi, CalendarChoice, CalendarLink } from '../net/calendarApi.ts';
import { deviceTimeZone } from '../net/deviceTimeZone.ts';
import type { Problem } from '../net/request.ts';
import { spokenDay } from '../pages/board/ending/spokenDay.ts';
import { practice } from '../pages/practice.ts';
import { AskFirst } from '../ui/AskFirst.tsx';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { LinkBox } from '../ui/LinkBox.tsx';
import { problemText } from '../words/problemText.ts';
import { weekWords } from '../words/week.ts';

/** The private link that one's calendar follows: made, shown once, and stopped. */
export function FollowPart(props: {
  boardId: BoardId;
  api: CalendarApi;
  what: CalendarChoice['what'];
}) {
  const desk = useDesk();
  const say = () => weekWords().calendar.follow;
  const [answer, { mutate }] = createResource(() => props.api.link(props.boardId));
  const [titles, setTitles] = createSignal<CalendarChoice['titles']>('neutral');
  const [url, setUrl] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal('');
  let section: HTMLElement | undefined;
  const link = () => {
    const found = answer.latest;
    return found?.ok === true ? found.value : undefined;
  };

  const make = async () => {
    setBusy(true);
    setSaid('');
    const made = await props.api.make(props.boardId, {
      what: props.what,
      titles: titles(),
      timeZone: deviceTimeZone(),
    });
    setBusy(false);
    if (!made.ok) return void setSaid(whyNot(made.problem));
    mutate({ ok: true, value: made.value.link });
    setUrl(made.value.url);
    // It stands above what was pressed, and is there only now.
    queueMicrotask(() => section?.querySelector('input')?.focus());
  };
  const stopped = () => {
    mutate({ ok: true, value: undefined });
    setUrl(undefined);
    setSaid(weekWords().calendar.stop.done);
  };
  return (
    <>
      <section class="calendar-part" ref={(element) => (section = element)}>
        <h4>{say().title}</h4>
        <p>{say().text}</p>
        <p>{say().link}</p>
        <p class="soft">{say().noTrace}</p>
        <p class="soft">{say().recorded({ count: desk.board.seated })}</p>
        <Show when={link()}>{(there) => <There link={there()} />}</Show>
        <Show when={url()} keyed>
          {(address) => (
            <LinkBox
              url={address}
              label={say().label}
              qrName={say().qrName}
              copy={say().copy}
              copied={say().copied}
              notCopied={say().notCopied}
              texts={[say().once, say().paste, say().scan]}
              say={setSaid}
            >
              {/* What a phone opens in its calendar; it asks there before it follows anything. */}
              <a class="button" data-look="quiet" href={address.replace(/^https?:/, 'webcal:')}>
                <CalendarSync aria-hidden="true" />
                <span>{say().openHere}</span>
              </a>
            </LinkBox>
          )}
        </Show>
        <Choice
          legend={say().titles.legend}
          name="calendar-titles"
          options={[
            {
              value: 'neutral',
              label: say().titles.neutral({ title: practice().neutralTitle }),
              line: say().titles.neutralLine,
            },
            { value: 'own', label: say().titles.own, line: say().titles.ownLine },
          ]}
          value={titles()}
          onChoose={setTitles}
        />
        <Button
          look={link() === undefined ? 'primary' : 'quiet'}
          busy={busy()}
          icon={<CalendarSync aria-hidden="true" />}
          onClick={() => void make()}
        >
          {link() === undefined ? say().make : say().again}
        </Button>
        <Show when={link()}>
          <p class="soft">{say().againHint}</p>
        </Show>
        <p role="status">{said()}</p>
      </section>
      <Show when={link()}>
        <StopPart boardId={props.boardId} api={props.api} onStopped={stopped} />
      </Show>
    </>
  );
}

/** What the link shows that is there: its address nobody can be told any more. */
function There(props: { link: CalendarLink }) {
  const say = () => weekWords().calendar.follow;
  return (
    <div class="calendar-there">
      <p>
        <strong>{say().there({ day: spokenDay(props.link.madeOn) })}</strong>
      </p>
      <p>{props.link.what === 'mine' ? say().isMine : say().isOurs}</p>
      <p>
        {props.link.titles === 'own'
          ? say().isOwn
          : say().isNeutral({ title: practice().neutralTitle })}
      </p>
      <p>{say().zone({ zone: props.link.timeZone })}</p>
    </div>
  );
}

function StopPart(props: { boardId: BoardId; api: CalendarApi; onStopped: () => void }) {
  const say = () => weekWords().calendar.stop;
  const [asking, setAsking] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal('');
  const stop = async () => {
    setBusy(true);
    const done = await props.api.stop(props.boardId);
    setBusy(false);
    setAsking(false);
    if (done.ok) props.onStopped();
    else setSaid(whyNot(done.problem));
  };
  return (
    <section class="calendar-part">
      <h4>{say().title}</h4>
      <p>{say().text}</p>
      <p class="soft">{say().forget}</p>
      <Show
        when={asking()}
        fallback={<Button onClick={() => setAsking(true)}>{say().button}</Button>}
      >
        <AskFirst
          question={say().ask}
          texts={[]}
          keep={say().keep}
          go={say().button}
          busy={busy()}
          onKeep={() => setAsking(false)}
          onGo={() => void stop()}
        />
      </Show>
      <p role="status">{said()}</p>
    </section>
  );
}

function whyNot(problem: Problem): string {
  const { follow, offline } = weekWords().calendar;
  if (problem.kind === 'network') return offline;
  if (problem.reason === 'resting') return follow.resting;
  return problem.kind === 'too-many' ? follow.many : problemText(problem);
}
