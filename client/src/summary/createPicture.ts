import type { Choices, SummaryInput } from '@steady/shared/summary/input.ts';
import type * as Drawing from '@steady/shared/summary/picture/pictureOf.ts';
import type { Picture } from '@steady/shared/summary/summary.ts';
import { hiddenFrom } from '@steady/shared/summary/visible.ts';
import {
  createEffect,
  createMemo,
  createSignal,
  onCleanup,
  untrack,
  type Accessor,
} from 'solid-js';
import type { Board } from '../board/createBoard.ts';

/** ms of quiet before it is drawn anew: a full canvas takes as long as several letters. */
const QUIET_MS = 400;

/**
 * The canvas as a picture, for the couple's page: drawn here as the server draws it for a copy. Follows
 * what people draw when they rest; a card that is held back or taken back leaves it at once.
 */
export function createPicture(
  board: Board,
  input: Accessor<SummaryInput | undefined>,
  choices: Accessor<Choices>,
): Accessor<Picture | 'not-drawn' | undefined> {
  const isWanted = () => {
    const { audience, without } = choices();
    return audience === 'ours' && without?.has('picture') !== true;
  };
  const [code, setCode] = createSignal<typeof Drawing>();
  createEffect(() => {
    if (!isWanted() || code() !== undefined) return;
    // Without a network the page has no picture; a copy, which needs one, has.
    import('@steady/shared/summary/picture/pictureOf.ts').then(setCode, () => undefined);
  });

  const [rests, setRests] = createSignal(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const edited = () => {
    clearTimeout(timer);
    timer = setTimeout(() => setRests((n) => n + 1), QUIET_MS);
  };
  board.document.doc.on('update', edited);
  onCleanup(() => {
    board.document.doc.off('update', edited);
    clearTimeout(timer);
  });

  const from = createMemo(() => input()?.board);
  const hidden = createMemo(
    () => {
      const of = input();
      return of === undefined || !isWanted() ? undefined : hiddenFrom(of, choices());
    },
    undefined,
    { equals: sameSet },
  );
  return createMemo(() => {
    rests();
    from();
    const without = hidden();
    const of = untrack(input);
    const drawing = code();
    if (without === undefined || of === undefined || drawing === undefined) return undefined;
    try {
      return drawing.pictureOf(of.board, drawing.pictureFacts(of, untrack(choices)));
    } catch {
      // What somebody's program wrote there cannot be drawn; the words of the page can be read all the same.
      return 'not-drawn';
    }
  });
}

const sameSet = (
  one: ReadonlySet<string> | undefined,
  other: ReadonlySet<string> | undefined,
): boolean =>
  one === other ||
  (one !== undefined &&
    other !== undefined &&
    one.size === other.size &&
    [...one].every((id) => other.has(id)));
