import type { WritingKind } from '@steady/shared/private/writing.ts';
import BookOpen from 'lucide-solid/icons/book-open';
import CloudSun from 'lucide-solid/icons/cloud-sun';
import KeyRound from 'lucide-solid/icons/key-round';
import Archive from 'lucide-solid/icons/archive';
import Plus from 'lucide-solid/icons/plus';
import { createMemo, createSignal, For, onMount, Show } from 'solid-js';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { checkInWords } from '../words/checkIn.ts';
import { privateWords } from '../words/private.ts';
import { dayInWords } from './dayInWords.ts';
import { FindInList } from './FindInList.tsx';
import { foundIn, MANY_PIECES, type Finding } from './finding.ts';
import type { Showing } from './OpenSpace.tsx';
import { PieceRow } from './PieceRow.tsx';
import type { Piece, Space } from './space.ts';
import { SubView } from './SubView.tsx';

export interface PieceListProps {
  space: Space;
  showing: Showing;
  finding: Finding;
  /** How many of the newest are listed. */
  most: number;
  onOlder: () => void;
  onCheckIn: () => void;
  onShow: (next: Showing) => void;
}

/** Drafts, then the journal by days, newest first; or what was set aside. */
export function PieceList(props: PieceListProps) {
  const [problem, setProblem] = createSignal('');
  const all = () => props.space.pieces();
  const filed = createMemo(() => all().filter(({ writing }) => !writing.removed));
  const isMany = () => filed().length > MANY_PIECES;
  const found = createMemo(() =>
    isMany() ? foundIn(props.space, filed(), props.finding) : filed(),
  );
  const of = (kind: WritingKind) =>
    found()
      .slice(0, props.most)
      .filter(({ writing }) => writing.kind === kind);
  const aside = () => all().filter(({ writing }) => writing.removed);
  const begin = (kind: WritingKind) => {
    const id = props.space.begin(kind);
    if (id === undefined) setProblem(privateWords().full);
    else props.onShow({ what: 'piece', id });
  };
  let list: HTMLDivElement | undefined;
  // Who comes back stands where they were.
  onMount(() => {
    const { showing } = props;
    if (showing.what !== 'list' || showing.from === undefined) return;
    list?.querySelector<HTMLElement>(`[data-piece="${showing.from}"]`)?.focus();
  });
  const open = ({ id }: Piece) => props.onShow({ what: 'piece', id });
  return (
    <Show
      when={props.showing.what !== 'aside'}
      fallback={
        <SubView
          title={privateWords().setAside({ count: aside().length })}
          onBack={() => props.onShow({ what: 'list' })}
        >
          <Rows space={props.space} pieces={aside()} onOpen={open} />
        </SubView>
      }
    >
      <div class="private-list" ref={(element) => (list = element)}>
        <Unopened space={props.space} onEnter={() => props.onShow({ what: 'enter' })} />
        <div class="private-acts">
          <Show
            when={props.space.of === 'drafts'}
            fallback={
              <Button
                look="primary"
                icon={<Plus aria-hidden="true" />}
                onClick={() => begin('note')}
              >
                {privateWords().newNote}
              </Button>
            }
          >
            <Button
              look="primary"
              icon={<Plus aria-hidden="true" />}
              onClick={() => begin('draft')}
            >
              {privateWords().newDraft}
            </Button>
            <Button icon={<BookOpen aria-hidden="true" />} onClick={() => begin('journal')}>
              {privateWords().newEntry}
            </Button>
            <Button icon={<CloudSun aria-hidden="true" />} onClick={() => props.onCheckIn()}>
              {checkInWords().begin}
            </Button>
          </Show>
        </div>
        <p class="field-problem" role="alert">
          {problem()}
        </p>
        <Show when={filed().length === 0}>
          <p class="soft">{privateWords().nothing}</p>
        </Show>
        <Show when={isMany()}>
          <FindInList finding={props.finding} pieces={filed()} count={found().length} />
        </Show>
        <Show when={props.space.of === 'notes'}>
          <For each={privateWords().notesFacts}>
            {(fact) => <p class="soft private-small">{fact}</p>}
          </For>
        </Show>
        <Show when={of('draft').length > 0}>
          <section class="private-group">
            <h3>{privateWords().drafts}</h3>
            <Rows space={props.space} pieces={of('draft')} onOpen={open} />
          </section>
        </Show>
        <ByDay
          title={privateWords().journal}
          space={props.space}
          pieces={of('journal')}
          onOpen={open}
        />
        <ByDay
          title={checkInWords().entry}
          space={props.space}
          pieces={of('check-in')}
          onOpen={open}
        />
        <ByDay title={privateWords().notes} space={props.space} pieces={of('note')} onOpen={open} />
        <Show when={found().length > props.most}>
          <Button onClick={() => props.onOlder()}>{privateWords().older}</Button>
        </Show>
        <div class="private-more">
          <Show when={aside().length > 0}>
            <Button
              look="plain"
              icon={<Archive aria-hidden="true" />}
              onClick={() => props.onShow({ what: 'aside' })}
            >
              {privateWords().setAside({ count: aside().length })}
            </Button>
          </Show>
          <Show when={props.space.keys}>
            <Button
              look="plain"
              icon={<KeyRound aria-hidden="true" />}
              onClick={() => props.onShow({ what: 'codes' })}
            >
              {privateWords().devices}
            </Button>
          </Show>
        </div>
      </div>
    </Show>
  );
}

interface RowsProps {
  space: Space;
  pieces: readonly Piece[];
  onOpen: (piece: Piece) => void;
}

function Rows(props: RowsProps) {
  return (
    <ul class="private-rows">
      <For each={props.pieces}>
        {(piece) => (
          <PieceRow space={props.space} piece={piece} onOpen={() => props.onOpen(piece)} />
        )}
      </For>
    </ul>
  );
}

function ByDay(props: RowsProps & { title: string }) {
  const days = createMemo(() => [...new Set(props.pieces.map(({ writing }) => writing.day))]);
  return (
    <Show when={props.pieces.length > 0}>
      <section class="private-group">
        <h3>{props.title}</h3>
        <For each={days()}>
          {(day) => (
            <>
              <h4>{dayInWords(day)}</h4>
              <Rows
                space={props.space}
                pieces={props.pieces.filter(({ writing }) => writing.day === day)}
                onOpen={(piece) => props.onOpen(piece)}
              />
            </>
          )}
        </For>
      </section>
    </Show>
  );
}

function Unopened(props: { space: Space; onEnter: () => void }) {
  return (
    <>
      <Show when={props.space.unopened().locked}>
        <Banner
          tone="attention"
          action={<Button onClick={() => props.onEnter()}>{privateWords().locked.enter}</Button>}
        >
          {privateWords().locked.some}
        </Banner>
      </Show>
      <Show when={props.space.unopened().damaged}>
        <Banner tone="attention">{privateWords().damaged}</Banner>
      </Show>
    </>
  );
}
