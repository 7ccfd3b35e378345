import { isCard, type Card as BoardCard } from '@steady/shared/board/card.ts';
import {
  HOME_LANE,
  LANE_KINDS,
  type CardKind,
  type FieldName,
} from '@steady/shared/board/kinds.ts';
import Check from 'lucide-solid/icons/check';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Eye from 'lucide-solid/icons/eye';
import GripVertical from 'lucide-solid/icons/grip-vertical';
import { createEffect, createMemo, createSignal, For, Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { later } from '../ui/later.tsx';
import { PersonMark } from '../ui/PersonMark.tsx';
import { words } from '../words/index.ts';
import { caretAt } from './caretAt.ts';
import { CardFields } from './CardFields.tsx';
import { CardLinks } from './CardLinks.tsx';
import { CardPromises, CardWarning } from './CardPromises.tsx';
import { CardWords } from './CardWords.tsx';
import { createExcerpt } from './createExcerpt.ts';
import { KindIcon } from './KindIcon.tsx';
import { promptWords } from './promptWords.ts';
import './card.css';
import './cardFields.css';
import './cardFoot.css';
import './cardLists.css';

const AfterLock = later(() => import('../session/AfterLock.tsx'), 'nothing');

const WritingHelp = later(() => import('./feelings/WritingHelp.tsx'), 'nothing');
const HELPED: ReadonlySet<CardKind> = new Set<CardKind>(['feeling', 'need', 'request']);

export interface CardProps {
  id: string;
  /** On the canvas a card is a shape: the canvas moves it, focuses it and says whether it is open. */
  canvas?: boolean;
  editing?: boolean;
  /** On the canvas: ends the editing. In a lane the card closes itself. */
  onDone?: () => void;
}

/** One card, in a lane and on the canvas alike; a placeholder when it is malformed. */
export function Card(props: CardProps) {
  const desk = useDesk();
  const well = createMemo(() => {
    const card = desk.board.cards.card(props.id);
    return card !== undefined && isCard(card) ? card : undefined;
  });
  return (
    <Show
      when={well()}
      fallback={
        <article class="card" data-malformed data-card={props.id} tabindex="-1">
          <p class="card-empty">{words().cards.malformed}</p>
        </article>
      }
    >
      {(card) => (
        <WellFormed
          card={card()}
          canvas={props.canvas ?? false}
          editing={props.editing ?? false}
          onDone={props.onDone}
        />
      )}
    </Show>
  );
}

interface WellFormedProps {
  card: BoardCard;
  canvas: boolean;
  editing: boolean;
  onDone: (() => void) | undefined;
}

function WellFormed(props: WellFormedProps) {
  const desk = useDesk();
  const id = () => props.card.id;
  const open = () => (props.canvas ? props.editing : desk.isOpen(id()));
  const author = () => desk.board.cards.authorOf(id());
  const kind = () => words().cards.kinds[props.card.kind];
  const excerpt = createExcerpt(desk.board, id);
  const label = () => {
    const by = author();
    const name = by === undefined ? '' : desk.board.nameOf(by);
    return name === ''
      ? words().cards.labelNoName({ kind: kind(), text: excerpt() })
      : words().cards.label({ kind: kind(), name, text: excerpt() });
  };
  /** A lane says what its own kind is, and a prompt says more than "Note". */
  const namesKind = () =>
    props.card.kind === 'note' && props.card.prompt !== undefined
      ? false
      : props.canvas || LANE_KINDS[props.card.lane][0] !== props.card.kind;
  const openAt = (event: MouseEvent) => {
    if (open() || props.canvas || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest('button, a') !== null) return;
    const text = event.target instanceof Element ? event.target.closest('.card-text') : null;
    // A tap beside the words opens the card for reading: no keyboard comes up over it.
    const caret =
      text === null || !desk.board.mayWriteIn(props.card.lane) ? undefined : caretAt(event, text);
    desk.open(id(), caret);
  };
  const done = () => (props.canvas ? props.onDone?.() : leave(desk));
  const [wanted, setWanted] = createSignal<FieldName | undefined>(undefined, { equals: false });
  let article: HTMLElement | undefined;
  createEffect(() => {
    if (open() && !props.canvas) queueMicrotask(() => showWidth(article));
  });
  return (
    <article
      ref={(element) => (article = element)}
      class="card"
      data-card={id()}
      data-kind={props.card.kind}
      data-lane={HOME_LANE[props.card.kind]}
      data-canvas={props.canvas ? '' : undefined}
      data-open={open() ? '' : undefined}
      data-held={desk.held()?.id === id() && desk.held()?.why === 'carried' ? '' : undefined}
      tabindex={props.canvas ? undefined : desk.isCurrent(id()) ? 0 : -1}
      aria-label={label()}
      on:click={openAt}
    >
      <Show when={namesKind()}>
        <p class="card-kind">
          <KindIcon kind={props.card.kind} />
          {kind()}
        </p>
      </Show>
      <Show when={props.card.prompt}>
        {(prompt) => <h3 class="card-prompt">{promptWords(prompt())}</h3>}
      </Show>
      <Show when={open()}>
        <CardWarning card={props.card} />
      </Show>
      <Show when={desk.board.isLocked(props.card.lane)}>
        <AfterLock card={props.card} says={props.canvas && open()} />
      </Show>
      <CardText card={props.card} open={open()} canvas={props.canvas} />
      <CardFields card={props.card} open={open()} wanted={wanted()} />
      <CardLinks card={props.card} open={open()} />
      <CardPromises card={props.card} open={open()} onSmaller={() => setWanted('smallVersion')} />
      <CardFoot
        card={props.card}
        open={open()}
        canvas={props.canvas}
        excerpt={excerpt()}
        onDone={done}
      />
    </article>
  );
}

function CardText(props: { card: BoardCard; open: boolean; canvas: boolean }) {
  const desk = useDesk();
  const starter = () =>
    props.card.prompt === undefined
      ? words().cards.starters[props.card.kind]
      : words().cards.answerHere;
  const unsaved = createMemo(() => desk.board.isUnsaved(props.card.id));
  return (
    <div class="card-text">
      <CardWords
        text={props.card.text}
        card={props.card}
        field="text"
        label={words().cards.kinds[props.card.kind]}
        placeholder={desk.board.mayWrite ? starter() : words().cards.emptyText}
        open={props.open}
        canvas={props.canvas}
      />
      <Show when={props.open && desk.board.mayWriteIn(props.card.lane)}>
        <p class="card-see">
          <Eye aria-hidden="true" size={16} />
          {words().cards[unsaved() ? 'seeLater' : 'seeAll']({ count: desk.board.seated })}
        </p>
        <Show when={HELPED.has(props.card.kind)}>
          <WritingHelp card={props.card} field="text" />
        </Show>
      </Show>
    </div>
  );
}

interface CardFootProps {
  card: BoardCard;
  open: boolean;
  canvas: boolean;
  excerpt: string;
  onDone: () => void;
}

function CardFoot(props: CardFootProps) {
  const desk = useDesk();
  const by = () => desk.board.cards.authorOf(props.card.id);
  const unsaved = createMemo(() => desk.board.isUnsaved(props.card.id));
  const others = () => desk.board.presence.writingOn(props.card.id);
  const current = () => desk.isCurrent(props.card.id) || props.open || props.canvas;
  return (
    <footer class="card-foot">
      <Show when={by()}>
        {(seat) => (
          <span class="card-by">
            <PersonMark seat={seat()} name={desk.board.nameOf(seat())} withName size="small" />
          </span>
        )}
      </Show>
      <span class="card-marks">
        <For each={others()}>
          {(person) => (
            <span class="card-writing" data-person={person.seat}>
              {words().cards.writing({ name: person.name })}
            </span>
          )}
        </For>
        <Show when={unsaved()}>
          <span class="card-unsaved">{words().cards.unsaved}</span>
        </Show>
      </span>
      <Show when={desk.board.mayWrite && !props.canvas && !props.open}>
        <span class="card-grip" title={words().cards.drag} aria-hidden="true">
          <GripVertical size={16} />
        </span>
      </Show>
      <button
        type="button"
        class="icon-button card-more"
        tabindex={current() ? 0 : -1}
        aria-label={words().cards.menu({ card: props.excerpt })}
        aria-haspopup="menu"
        on:click={(event) =>
          desk.ask({ what: 'menu', card: props.card.id, anchor: event.currentTarget })
        }
      >
        <Ellipsis aria-hidden="true" />
      </button>
      <Show when={props.open}>
        <button
          type="button"
          class="button card-done"
          data-look="quiet"
          on:click={() => props.onDone()}
        >
          <Check aria-hidden="true" />
          <span>{desk.board.mayWrite ? words().cards.close : words().shell.close}</span>
        </button>
      </Show>
    </footer>
  );
}

/** A card opened in a lane that is half out of sight: the lanes move, the words stay where they are. */
function showWidth(article: HTMLElement | undefined): void {
  const lanes = article?.closest<HTMLElement>('.lanes');
  if (article === undefined || lanes === null || lanes === undefined) return;
  const card = article.getBoundingClientRect();
  const view = lanes.getBoundingClientRect();
  if (card.right > view.right) lanes.scrollBy({ left: card.right - view.right + 16 });
  else if (card.left < view.left) lanes.scrollBy({ left: card.left - view.left - 16 });
}

function leave(desk: ReturnType<typeof useDesk>): void {
  const id = desk.opened();
  desk.close();
  if (id !== undefined) desk.goTo(id);
}
