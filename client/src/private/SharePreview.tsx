import { CARD_KINDS, LANE_KINDS, type CardKind } from '@steady/shared/board/kinds.ts';
import type { LaneId } from '@steady/shared/board/lanes.ts';
import { BoardRefusal } from '@steady/shared/board/refusal.ts';
import { addCard } from '@steady/shared/board/writeCards.ts';
import type { CardId } from '@steady/shared/ids.ts';
import type { DraftId } from '@steady/shared/private/ids.ts';
import { createSignal, createUniqueId, For } from 'solid-js';
import type { Board } from '../board/createBoard.ts';
import { KindIcon } from '../cards/KindIcon.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { PersonMark } from '../ui/PersonMark.tsx';
import { words } from '../words/index.ts';
import { privateWords } from '../words/private.ts';
import { readersOf } from './readersOf.ts';
import type { Space } from './space.ts';
import { SubView } from './SubView.tsx';

export interface SharePreviewProps {
  space: Space;
  board: Board;
  id: DraftId;
  /** Of a check-in: what is shared, and as which card unless another is chosen. Default: its text. */
  part?: SharedPart | undefined;
  onBack: () => void;
  onShared: (said: string) => void;
}

export type SharedPart = 'need' | 'thanks';
const CARD_OF = {
  need: { lane: 'needs', kind: 'need' },
  thanks: { lane: 'appreciations', kind: 'appreciation' },
} as const;

/**
 * Sharing is an act: exactly these words, on this card, in this lane, for these people. What is previewed
 * is what appears, whatever another device of mine writes meanwhile.
 */
export function SharePreview(props: SharePreviewProps) {
  const id = createUniqueId();
  // oxlint-disable-next-line solid/reactivity -- what is previewed is what appears
  const [place, part] = [props.space.placeOf(props.id), props.part];
  const text = (part === 'thanks' ? place?.thanks : place?.text)?.toString().trim() ?? '';
  const meant = part && CARD_OF[part];
  const lanes = () => props.board.lanes.shown();
  const [chosenLane, setLane] = createSignal<LaneId | undefined>(meant?.lane);
  const [chosenKind, setKind] = createSignal<CardKind | undefined>(meant?.kind);
  const [problem, setProblem] = createSignal('');
  const lane = (): LaneId => {
    const chosen = chosenLane();
    if (chosen !== undefined && lanes().includes(chosen)) return chosen;
    return lanes().find((one) => props.board.mayWriteIn(one)) ?? lanes()[0] ?? 'parked';
  };
  const kinds = () => LANE_KINDS[lane()];
  const kind = (): CardKind => {
    const chosen = kinds().find((one) => one === chosenKind());
    // Thanks are no need, also where their own lane is hidden.
    const plain = meant && kinds().find((one) => one === 'note');
    return chosen ?? plain ?? kinds()[0];
  };
  const why = () => {
    if (!props.board.writing().allowed) return privateWords().sharing.withheld;
    return props.board.isLocked(lane()) ? privateWords().sharing.locked : '';
  };
  const share = () => {
    const { board, space } = props;
    if (why() !== '') return void setProblem(why());
    board.undo.newStep();
    try {
      const card: CardId = addCard(
        board.document,
        { kind: kind(), by: board.me.seat, lane: lane(), text },
        board.random,
      );
      space.noteShared(props.id, card);
      props.onShared(privateWords().sharing.done({ lane: words().lanes[lane()] }));
    } catch (error) {
      if (!(error instanceof BoardRefusal)) throw error;
      setProblem(words().cards.refusals[error.why]);
    } finally {
      board.undo.newStep();
    }
  };
  const say = () => privateWords().sharing;
  return (
    <SubView title={say().title} onBack={() => props.onBack()}>
      <p>{say().what}</p>
      <article class="private-preview" data-lane={lane()} aria-label={say().card}>
        <p class="private-preview-kind">
          <KindIcon kind={kind()} />
          {words().cards.kinds[kind()]}
        </p>
        <p class="private-preview-words" dir="auto">
          {text}
        </p>
        <p class="private-preview-by">
          <PersonMark seat={props.board.me.seat} name={props.board.me.name} />
          <span>{say().by({ name: props.board.me.name })}</span>
        </p>
      </article>
      <div class="private-choices">
        <Field id={`${id}-lane`} label={say().lane}>
          <select
            id={`${id}-lane`}
            class="field-input"
            onChange={(event) => {
              const { value } = event.currentTarget;
              setLane(lanes().find((one) => one === value));
              setProblem('');
            }}
          >
            <For each={lanes()}>
              {(one) => (
                <option value={one} selected={one === lane()}>
                  {words().lanes[one]}
                </option>
              )}
            </For>
          </select>
        </Field>
        <Field id={`${id}-kind`} label={say().kind}>
          <select
            id={`${id}-kind`}
            class="field-input"
            onChange={(event) => {
              const { value } = event.currentTarget;
              setKind(CARD_KINDS.find((one) => one === value));
            }}
          >
            <For each={kinds()}>
              {(one) => (
                <option value={one} selected={one === kind()}>
                  {words().cards.kinds[one]}
                </option>
              )}
            </For>
          </select>
        </Field>
      </div>
      <section class="private-readers" aria-label={say().forWhom}>
        <p>{say().everyone}</p>
        <ul>
          <For each={readersOf(props.board)}>{(name) => <li dir="auto">{name}</li>}</For>
          <li>{say().room}</li>
        </ul>
      </section>
      <p class="field-problem" role="alert">
        {problem()}
      </p>
      <div class="private-acts">
        <Button onClick={() => props.onBack()}>{words().shell.cancel}</Button>
        <Button look="primary" onClick={share}>
          {say().share}
        </Button>
      </div>
    </SubView>
  );
}
