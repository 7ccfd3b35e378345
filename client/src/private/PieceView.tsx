import type { DraftId } from '@steady/shared/private/ids.ts';
import Share from 'lucide-solid/icons/users-round';
import { createMemo, createSignal, createUniqueId, onCleanup, Show, untrack } from 'solid-js';
import type { TextHandle } from '../text/CollaborativeText.tsx';
import { Button } from '../ui/Button.tsx';
import { privateWords } from '../words/private.ts';
import { PieceEnd } from './PieceEnd.tsx';
import { Sheet } from './Sheet.tsx';
import type { Space } from './space.ts';
import { SubView } from './SubView.tsx';
import '../ui/field.css';

export interface PieceViewProps {
  space: Space;
  id: DraftId;
  /** What was just done with it. */
  said: string;
  onBack: () => void;
  onShare: () => void;
}

/** One piece, to write on. No caret of it is told to anybody. */
export function PieceView(props: PieceViewProps) {
  const id = createUniqueId();
  const [said, setSaid] = createSignal(untrack(() => props.said));
  const place = createMemo(() => props.space.placeOf(props.id));
  const undo = createMemo(() => props.space.undoOf(props.id));
  const writing = createMemo(
    () => props.space.pieces().find((piece) => piece.id === props.id)?.writing,
  );
  const kind = () => writing()?.kind ?? 'draft';
  const isAside = () => writing()?.removed ?? false;
  const begins = untrack(() => !isAside() && props.said === '');
  const handed = (given: TextHandle) => {
    if (begins) given.focus('end');
  };
  // oxlint-disable-next-line solid/reactivity -- the piece that was shown here
  onCleanup(() => props.space.leave(props.id));
  const share = () => {
    if (place()?.text.toString().trim() === '') setSaid(privateWords().nothingToShare);
    else props.onShare();
  };
  return (
    <SubView title={privateWords().names[kind()]} keepsFocus={begins} onBack={() => props.onBack()}>
      <Show when={kind() !== 'draft'}>
        <div class="field">
          <label class="field-label" for={id}>
            {privateWords().day}
          </label>
          <input
            id={id}
            class="field-input"
            type="date"
            required
            value={writing()?.day ?? ''}
            aria-describedby="private-who"
            onChange={(event) => props.space.setDay(props.id, event.currentTarget.value)}
          />
        </div>
      </Show>
      <Show when={place()} keyed>
        {(found) => (
          <Show when={undo()}>
            {(steps) => (
              <Sheet
                text={found.text}
                label={privateWords().labels[kind()]}
                placeholder={privateWords().write}
                editable={!isAside()}
                undo={steps()}
                handle={handed}
                onEscape={() => props.onBack()}
                onTooLong={() => setSaid(privateWords().tooLong)}
              />
            )}
          </Show>
        )}
      </Show>
      <Show when={(writing()?.shared.length ?? 0) > 0}>
        <p class="soft private-small">{privateWords().wasShared}</p>
      </Show>
      <p class="private-said" role="status">
        {said()}
      </p>
      <PieceEnd
        space={props.space}
        id={props.id}
        isAside={isAside()}
        onSaid={setSaid}
        onErased={() => props.onBack()}
      >
        <Button icon={<Share aria-hidden="true" />} onClick={share}>
          {privateWords().share}
        </Button>
      </PieceEnd>
    </SubView>
  );
}
