import type { DraftId } from '@steady/shared/private/ids.ts';
import { createSignal, Match, onMount, Show, Switch, untrack } from 'solid-js';
import type { Board } from '../board/createBoard.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { CheckInView } from './CheckInView.tsx';
import { CodeField } from './CodeField.tsx';
import { Codes } from './Codes.tsx';
import { createFinding } from './finding.ts';
import { PieceList } from './PieceList.tsx';
import { PieceView } from './PieceView.tsx';
import { SavedLine } from './SavedLine.tsx';
import { SharePreview, type SharedPart } from './SharePreview.tsx';
import { SubView } from './SubView.tsx';
import { privateWords } from '../words/private.ts';
import type { Space } from './space.ts';

/** What this dialog shows; nobody else sees any of it. */
export type Showing =
  | { readonly what: 'list'; readonly from?: DraftId | undefined }
  | { readonly what: 'coming' }
  | { readonly what: 'aside' }
  | { readonly what: 'piece'; readonly id: DraftId; readonly said?: string }
  | { readonly what: 'share'; readonly id: DraftId; readonly part?: SharedPart }
  | { readonly what: 'codes' }
  | { readonly what: 'enter' };

/** What somebody came for, past the list. */
export type Begin = 'check-in' | undefined;

/** Listed at once: two months of days; the others are a tap away. */
const PIECES_AT_ONCE = 60;

/** The list, and what is opened from it; one thing at a time, as on a phone. */
export function OpenSpace(props: {
  space: Space;
  board: Board;
  begin: Begin;
  onClose: () => void;
}) {
  const checkIn = (): Showing => {
    const id = props.space.checkIn();
    return id === undefined ? { what: 'list' } : { what: 'piece', id };
  };
  const [showing, setShowing] = createSignal<Showing>(
    untrack(() => ({ what: props.begin === 'check-in' ? 'coming' : 'list' })),
  );
  // Whether there is one of today is known once what is sealed is open.
  const come = async () => {
    await props.space.opened();
    if (showing().what === 'coming') setShowing(checkIn());
  };
  onMount(() => {
    if (props.begin === 'check-in') void come();
  });
  /** Nothing of what is shown is kept: then nothing is said to be. */
  const [isNothing, setNothing] = createSignal(false);
  const finding = createFinding();
  const [most, setMost] = createSignal(PIECES_AT_ONCE);
  // Erased on another device it closes here.
  const isThere = (id: DraftId) => props.space.pieces().some((piece) => piece.id === id);
  const kindOf = (id: DraftId) =>
    untrack(() => props.space.pieces().find((piece) => piece.id === id)?.writing.kind);
  const pieceShown = () => {
    const now = showing();
    return now.what === 'piece' && isThere(now.id) ? now : undefined;
  };
  const shared = () => {
    const now = showing();
    return now.what === 'share' && isThere(now.id) ? now : undefined;
  };
  const toList = (from?: DraftId) => setShowing({ what: 'list', from });
  const keysFor = (what: 'codes' | 'enter') =>
    showing().what === what ? props.space.keys : undefined;
  return (
    <>
      <Switch
        fallback={
          <PieceList
            space={props.space}
            showing={showing()}
            finding={finding}
            most={most()}
            onOlder={() => setMost((n) => n + PIECES_AT_ONCE)}
            onCheckIn={() => setShowing(checkIn())}
            onShow={(next) => setShowing(next)}
          />
        }
      >
        <Match when={showing().what === 'coming'}>
          <Skeleton lines={3} />
        </Match>
        <Match when={pieceShown()} keyed>
          {(now) => (
            <Show
              when={kindOf(now.id) === 'check-in'}
              fallback={
                <PieceView
                  space={props.space}
                  id={now.id}
                  said={now.said ?? ''}
                  onBack={() => toList(now.id)}
                  onShare={() => setShowing({ what: 'share', id: now.id })}
                />
              }
            >
              <CheckInView
                space={props.space}
                board={props.board}
                id={now.id}
                said={now.said ?? ''}
                onNothing={setNothing}
                onBack={() => toList(now.id)}
                onDone={() => (props.begin === 'check-in' ? props.onClose() : toList(now.id))}
                onShare={(part) => setShowing({ what: 'share', id: now.id, part })}
              />
            </Show>
          )}
        </Match>
        <Match when={shared()} keyed>
          {(now) => (
            <SharePreview
              space={props.space}
              board={props.board}
              id={now.id}
              part={now.part}
              onBack={() => setShowing({ what: 'piece', id: now.id })}
              onShared={(said) => setShowing({ what: 'piece', id: now.id, said })}
            />
          )}
        </Match>
        <Match when={keysFor('codes')}>
          {(keys) => <Codes keys={keys()} onBack={() => toList()} />}
        </Match>
        <Match when={keysFor('enter')}>
          {(keys) => (
            <SubView title={privateWords().locked.enter} onBack={() => toList()}>
              <p>{privateWords().locked.how}</p>
              <CodeField keys={keys()} onOpened={() => toList()} />
            </SubView>
          )}
        </Match>
      </Switch>
      <Show when={!isNothing()}>
        <SavedLine space={props.space} />
      </Show>
    </>
  );
}
