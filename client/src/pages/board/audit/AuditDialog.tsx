import type { AuditEntry } from '@steady/shared/audit/entries.ts';
import type { BoardId } from '@steady/shared/ids.ts';
import type { Seat } from '@steady/shared/seats.ts';
import { createSignal, For, onMount, Show } from 'solid-js';
import { useDesk } from '../../../board/createDesk.ts';
import { readAudit, type AuditPage, type AuditSeen } from '../../../net/audit.ts';
import type { Answer, Problem } from '../../../net/request.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { auditWords } from '../../../words/audit.ts';
import { locale, words } from '../../../words/index.ts';
import { problemText } from '../../../words/problemText.ts';
import { unnamed } from '../../../words/unnamed.ts';
import { seatNow } from './seatNow.ts';
import { sentenceOf } from './sentenceOf.ts';
import './audit.css';

export interface AuditDialogProps {
  boardId: BoardId;
  /** A test brings its own. */
  read?: (before?: number) => Promise<Answer<AuditPage>>;
}

/** Who did what on this board, newest first; for partners and therapist. */
export default function AuditDialog(props: AuditDialogProps) {
  const desk = useDesk();
  return (
    <Dialog
      open={desk.asking()?.what === 'audit'}
      onClose={() => desk.ask(undefined)}
      title={auditWords().title}
    >
      <Audit read={props.read ?? ((before) => readAudit(props.boardId, before))} />
    </Dialog>
  );
}

function Audit(props: { read: (before?: number) => Promise<Answer<AuditPage>> }) {
  const [seen, setSeen] = createSignal<readonly AuditSeen[]>([]);
  const [more, setMore] = createSignal(false);
  const [busy, setBusy] = createSignal(true);
  const [problem, setProblem] = createSignal<Problem>();
  const look = async () => {
    setBusy(true);
    const last = seen().at(-1);
    const answer = await props.read(last === undefined ? undefined : seqOf(last));
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    setSeen((known) => [...known, ...answer.value.entries]);
    setMore(answer.value.more);
  };
  onMount(() => void look());
  return (
    <div class="audit">
      <p>{auditWords().seenBy}</p>
      <p class="soft">{auditWords().holds}</p>
      <p class="soft">{auditWords().days}</p>
      <ul class="audit-list">
        <For each={seen()}>
          {(one, at) => (
            <li>
              <Show when={one.kind === 'known' && one.entry} fallback={auditWords().unknown}>
                {(entry) => (
                  <Entry entry={entry()} seatNow={(seat) => seatNow(seen(), at(), seat)} />
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
      <div aria-live="polite">
        <Show when={busy()}>
          <span class="visually-hidden">{auditWords().reading}</span>
          <Show when={seen().length === 0}>
            <Skeleton lines={4} />
          </Show>
        </Show>
        <Show when={problem()}>
          {(found) => (
            <div class="audit-problem">
              <p>{whyNot(found())}</p>
              <Button onClick={() => void look()}>{words().shell.tryAgain}</Button>
            </div>
          )}
        </Show>
      </div>
      <Show when={more() && problem() === undefined}>
        <Button busy={busy()} onClick={() => void look()}>
          {auditWords().earlier}
        </Button>
      </Show>
    </div>
  );
}

function Entry(props: { entry: AuditEntry; seatNow: (seat: Seat) => Seat }) {
  const desk = useDesk();
  const nameThen = (then: Seat) => {
    const seat = props.seatNow(then);
    return desk.board.nameOf(seat) || unnamed(seat);
  };
  const sentence = () => sentenceOf(props.entry, nameThen);
  return (
    <>
      <span dir="auto">{sentence()}</span>
      <time dateTime={whenOf(props.entry.at).iso}>{whenOf(props.entry.at).spoken}</time>
    </>
  );
}

const seqOf = (one: AuditSeen): number => (one.kind === 'known' ? one.entry.seq : one.seq);

function whyNot(problem: Problem): string {
  if (problem.kind === 'network') return auditWords().offline;
  return problem.kind === 'unwell' ? auditWords().unreadable : problemText(problem);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Outside a session entries bear the beginning of their day in UTC, which is no hour of anybody's. */
function whenOf(at: number): { readonly iso: string; readonly spoken: string } {
  const date = new Date(at);
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  if (at % DAY_MS === 0)
    return {
      iso: date.toISOString().slice(0, 10),
      spoken: date.toLocaleDateString(locale(), { ...day, timeZone: 'UTC' }),
    };
  return {
    iso: date.toISOString(),
    spoken: date.toLocaleString(locale(), { ...day, hour: '2-digit', minute: '2-digit' }),
  };
}
