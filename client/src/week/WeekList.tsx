import type { Due, LookAgain, Week, WeekDay } from '@steady/shared/summary/week.ts';
import type { CardId } from '@steady/shared/ids.ts';
import type { Seat } from '@steady/shared/seats.ts';
import Lamp from 'lucide-solid/icons/lamp';
import Plus from 'lucide-solid/icons/plus';
import { createUniqueId, For, Show, type JSX } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { named } from '../board/named.ts';
import { KindIcon } from '../cards/KindIcon.tsx';
import { Button } from '../ui/Button.tsx';
import { PersonMark } from '../ui/PersonMark.tsx';
import { words } from '../words/index.ts';
import { weekWords } from '../words/week.ts';
import { dayHeading, timeInWords } from './daysInWords.ts';

/** Seven days, what has no day, and what is ready to be looked at. Nothing is ticked and nothing counted. */
export function WeekList(props: { week: Week }) {
  const desk = useDesk();
  const isEmpty = () =>
    props.week.days.every(
      ({ due, lookAgain, homeReview }) => due.length + lookAgain.length === 0 && !homeReview,
    );
  const mayAdd = () => desk.board.mayWriteIn('next-week');
  const add = () => {
    desk.ask(undefined);
    desk.add('intention', 'next-week');
  };
  return (
    <div class="week">
      <Show
        when={!isEmpty()}
        fallback={
          <div class="week-empty">
            <p>{mayAdd() ? weekWords().empty : weekWords().emptyReader}</p>
            <Show when={mayAdd()}>
              <Button icon={<Plus aria-hidden="true" />} onClick={add}>
                {weekWords().add}
              </Button>
            </Show>
          </div>
        }
      >
        <ol class="week-days" role="list">
          <For each={props.week.days}>
            {(day, n) => (
              <li>
                <Day day={day} isToday={n() === 0} />
              </li>
            )}
          </For>
        </ol>
      </Show>
      <Show when={props.week.anyDay.length > 0}>
        <Part heading={weekWords().anyDay} hint={weekWords().anyDayHint}>
          <For each={props.week.anyDay}>{(due) => <DueItem due={due} />}</For>
        </Part>
      </Show>
      <Show when={props.week.ready.length > 0}>
        <Part heading={weekWords().ready} hint={weekWords().readyHint}>
          <For each={props.week.ready}>{(one) => <LookItem one={one} />}</For>
        </Part>
      </Show>
    </div>
  );
}

function Day(props: { day: WeekDay; isToday: boolean }) {
  const id = createUniqueId();
  const isFree = () =>
    props.day.due.length + props.day.lookAgain.length === 0 && !props.day.homeReview;
  return (
    <section class="week-day" aria-labelledby={id} data-today={props.isToday ? '' : undefined}>
      <h3 id={id}>
        <time dateTime={props.day.day}>{dayHeading(props.day.day, props.isToday)}</time>
      </h3>
      <Show when={!isFree()} fallback={<p class="soft">{weekWords().free}</p>}>
        <ul class="week-items" role="list">
          <For each={props.day.due}>{(due) => <DueItem due={due} />}</For>
          <For each={props.day.lookAgain}>
            {(one) => <LookItem one={one} label={weekWords().lookAgain} />}
          </For>
          <Show when={props.day.homeReview}>
            <li class="week-note">
              <Lamp aria-hidden="true" size={18} />
              {weekWords().homeReview}
            </li>
          </Show>
        </ul>
      </Show>
    </section>
  );
}

function Part(props: { heading: string; hint: string; children: JSX.Element }) {
  const id = createUniqueId();
  return (
    <section class="week-part" aria-labelledby={id}>
      <h3 id={id}>{props.heading}</h3>
      <p class="soft">{props.hint}</p>
      <ul class="week-items" role="list">
        {props.children}
      </ul>
    </section>
  );
}

function DueItem(props: { due: Due }) {
  return (
    <Item id={props.due.id} owners={props.due.owners}>
      <Show when={props.due.time}>
        {(time) => (
          <time class="week-time" dateTime={time()}>
            {timeInWords(time())}
          </time>
        )}
      </Show>
      <span class="week-words" dir="auto">
        {props.due.words}
      </span>
      <Show when={props.due.cue !== ''}>
        <span class="week-cue">
          <span class="visually-hidden">{weekWords().cue}</span>
          <bdi dir="auto">{props.due.cue}</bdi>
        </span>
      </Show>
    </Item>
  );
}

/** @param props.label what is to be done with it, where the heading does not say so */
function LookItem(props: { one: LookAgain; label?: string }) {
  return (
    <Item id={props.one.id} owners={props.one.owners} isLook>
      <span class="week-label">
        <KindIcon kind={props.one.kind} size={15} />
        <Show when={props.label} fallback={words().cards.kinds[props.one.kind]}>
          {props.label}
        </Show>
      </span>
      <span class="week-words" dir="auto">
        {props.one.words}
      </span>
    </Item>
  );
}

/** A card in one line, which leads to the card. */
function Item(props: {
  id: CardId;
  owners: readonly Seat[];
  isLook?: boolean;
  children: JSX.Element;
}) {
  const desk = useDesk();
  const goTo = () => {
    desk.ask(undefined);
    desk.goTo(props.id);
  };
  return (
    <li>
      <button
        type="button"
        class="week-item"
        data-look={props.isLook === true ? '' : undefined}
        on:click={goTo}
      >
        <span class="week-what">{props.children}</span>
        <span class="week-who">
          <For each={props.owners}>
            {(seat) => (
              <PersonMark seat={seat} name={named(desk.board, seat)} size="small" withName />
            )}
          </For>
        </span>
      </button>
    </li>
  );
}
