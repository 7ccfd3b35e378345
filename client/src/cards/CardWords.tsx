import type { Card } from '@steady/shared/board/card.ts';
import type { FieldName } from '@steady/shared/board/kinds.ts';
import { createEffect, createMemo, on } from 'solid-js';
import type * as Y from 'yjs';
import { useDesk } from '../board/createDesk.ts';
import { awarenessCarets } from '../text/awarenessCarets.ts';
import { CollaborativeText, type TextHandle } from '../text/CollaborativeText.tsx';
import { words } from '../words/index.ts';

export interface CardWordsProps {
  text: Y.Text;
  card: Card;
  field: 'text' | FieldName;
  label: string;
  placeholder?: string;
  /** Only an open card is written on; otherwise these are plain words. */
  open: boolean;
  /** Takes the caret as soon as it is there. */
  focus?: boolean;
  canvas?: boolean;
}

/** Words of a card. While somebody writes here the card stays where they see it (createDesk, D2). */
export function CardWords(props: CardWordsProps) {
  const desk = useDesk();
  const editable = () => props.open && desk.board.mayWriteIn(props.card.lane);
  // The card is read anew at each change of it; its words are the same object, and the editor stays.
  const text = createMemo(() => props.text);
  let handle: TextHandle | undefined;

  const enter = () => {
    if (!editable()) return;
    if (props.focus) return handle?.focus('end');
    // The canvas is still busy with the press that opened the card.
    if (props.canvas && props.field === 'text')
      return void requestAnimationFrame(() => handle?.focus('end'));
    const caret = props.field === 'text' ? desk.takeCaret(props.card.id) : undefined;
    if (caret !== undefined) handle?.focus(caret);
  };
  const open = createMemo(() => props.open);
  createEffect(on(open, enter, { defer: true }));

  const editing = (now: boolean) => {
    if (props.canvas) return;
    if (!now) {
      const held = desk.held();
      if (held?.id !== props.card.id) return;
      desk.hold(undefined);
      const { lane } = props.card;
      // Somebody moved it meanwhile; only now does it go there.
      if (lane !== held.lane)
        desk.say({ text: words().cards.movedTo({ lane: words().lanes[lane] }) });
      return;
    }
    const { id, lane } = props.card;
    desk.hold({ id, lane, index: desk.board.cards.inLane(lane).indexOf(id), why: 'writing' });
  };
  const escape = () => {
    desk.close();
    desk.goTo(props.card.id);
  };
  return (
    <CollaborativeText
      text={text()}
      label={props.label}
      placeholder={props.placeholder}
      editable={editable()}
      undo={desk.board.undo}
      carets={awarenessCarets(desk.board.awareness, {
        card: props.card.id,
        field: props.field,
      })}
      opensBy={props.canvas ? 'caller' : 'press'}
      handle={(given) => {
        handle = given;
        enter();
      }}
      onEscape={props.canvas ? undefined : escape}
      onSubmit={props.canvas ? undefined : escape}
      onTooLong={() => desk.say({ text: words().cards.refusals['too-long'] })}
      onEditing={editing}
    />
  );
}
