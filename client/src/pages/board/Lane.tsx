import { LANE_KINDS } from '@steady/shared/board/kinds.ts';
import type { LaneId } from '@steady/shared/board/lanes.ts';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import Plus from 'lucide-solid/icons/plus';
import { createMemo, createRenderEffect, mapArray, Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { Card } from '../../cards/Card.tsx';
import { KindIcon } from '../../cards/KindIcon.tsx';
import { promptWords } from '../../cards/promptWords.ts';
import { Button } from '../../ui/Button.tsx';
import { later } from '../../ui/later.tsx';
import { LaneIcon } from '../../ui/LaneIcon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { words } from '../../words/index.ts';
import { createShare } from './createShare.ts';
import { placeInOrder } from './placeInOrder.ts';

const LaneSession = later(() => import('../../session/LaneSession.tsx'), 'nothing');

/** One lane: its name, what it is for, its cards, and one tap to add another. */
export function Lane(props: { id: LaneId }) {
  const desk = useDesk();
  const prompt = () => {
    const name = desk.board.lanes.lane(props.id)?.prompt;
    return name === undefined ? '' : promptWords(name);
  };
  const isEmpty = createMemo(() => desk.inLane(props.id).length === 0);
  return (
    <section
      class="lane"
      data-lane={props.id}
      data-lane-id={props.id}
      aria-labelledby={`lane-${props.id}`}
      data-chosen={desk.lane() === props.id ? '' : undefined}
    >
      <header class="lane-head">
        <div class="lane-strip" />
        <h2 id={`lane-${props.id}`}>
          <LaneIcon lane={props.id} size={20} />
          {words().lanes[props.id]}
        </h2>
        <Show when={desk.board.ledger.state().session.running !== undefined}>
          <LaneSession id={props.id} />
        </Show>
        <Show when={prompt()}>{(sentence) => <p class="lane-prompt">{sentence()}</p>}</Show>
      </header>
      <LaneCards id={props.id} />
      <Show when={isEmpty()}>
        <p class="lane-empty">
          {desk.board.mayWriteIn(props.id)
            ? props.id === 'parked'
              ? words().board.empty.parked
              : words().board.empty.writer
            : words().board.empty.reader}
        </p>
      </Show>
      <Show when={desk.board.mayWriteIn(props.id)}>
        <AddToLane id={props.id} />
      </Show>
    </section>
  );
}

function LaneCards(props: { id: LaneId }) {
  const desk = useDesk();
  // oxlint-disable-next-line solid/reactivity -- a lane keeps its id
  const made = createShare(desk, props.id);
  // Not <For>: it moves whichever element it likes, the one that somebody writes in among them.
  const items = mapArray(made, (id) => (
    <li>
      <Card id={id} />
    </li>
  ));
  return (
    <ul
      class="lane-cards"
      data-lane-cards={props.id}
      ref={(list) =>
        createRenderEffect(() =>
          placeInOrder(
            list,
            items().filter((item) => item instanceof Element),
          ),
        )
      }
    />
  );
}

/** The lane's own kind in one tap; the others that fit here behind the arrow beside it. */
export function AddToLane(props: { id: LaneId }) {
  const desk = useDesk();
  const main = () => LANE_KINDS[props.id][0];
  const others = () => LANE_KINDS[props.id].slice(1);
  return (
    <div class="lane-add">
      <Button
        icon={<Plus aria-hidden="true" />}
        data-add={props.id}
        onClick={() => desk.add(main(), props.id)}
      >
        {words().cards.add[main()]}
      </Button>
      <Menu
        name={words().board.addOther({ lane: words().lanes[props.id] })}
        items={others().map((kind) => ({
          label: words().cards.add[kind],
          icon: () => <KindIcon kind={kind} />,
          onSelect: () => desk.add(kind, props.id),
        }))}
      >
        <ChevronDown aria-hidden="true" />
      </Menu>
    </div>
  );
}
