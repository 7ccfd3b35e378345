import type { BoardId } from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';
import { createSignal, Show } from 'solid-js';
import { named } from '../board/named.ts';
import { useDesk } from '../board/createDesk.ts';
import { accountApi } from '../net/accountApi.ts';
import { setLeaving } from '../pages/board/ending/leaving.ts';
import { hasWords } from '../review/step.ts';
import { useReview } from '../review/useReview.ts';
import { Button } from '../ui/Button.tsx';
import { CodeInput } from './CodeInput.tsx';
import { problemText } from '../words/problemText.ts';
import { handOverWords } from '../words/handOver.ts';
import { ownCode } from './ownCode.ts';
import { dropWayBack, keepWayBack } from './waysBack.ts';

/**
 * Giving the device to the other partner.
 *
 * O1  Whoever gives it away is signed out before anything else shows, and the page that had their words is
 *     gone: the next one is loaded anew, with another document, another session, another person.
 * O2  Nothing of theirs opens again without their own code.
 * O3  While words of theirs stand nowhere but on this page, it is not given away.
 */
export function HandOver(props: {
  boardId: BoardId;
  /** It is the one next step of this screen. */
  isNext?: boolean;
}) {
  const desk = useDesk();
  const review = useReview();
  const { board } = desk;
  const say = () => handOverWords().give;
  const [code, setCode] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal('');
  const other = () => (board.me.seat === PARTNER_A ? PARTNER_B : PARTNER_A);
  const stays = () =>
    board.saved() === 'kept' ||
    board.saved() === 'sending' ||
    board.aside.unsent().length > 0 ||
    hasWords(review.state());
  const give = async () => {
    if (busy()) return;
    const own = ownCode(code());
    if (own === undefined) return void setProblem(say().needCode);
    if (stays()) return void setProblem(say().unsent); // [O3]
    setBusy(true);
    setProblem(await handOver(own));
    setBusy(false);
  };

  /** @returns why it did not come to pass */
  async function handOver(own: string): Promise<string> {
    const link = await accountApi.wayBack(props.boardId, own);
    if (!link.ok) return problemText(link.problem);
    const secret = new URL(link.value.url).hash.slice(1);
    const people = [PARTNER_A, PARTNER_B].map((seat) => ({ seat, name: board.nameOf(seat) }));
    const { seat, name } = board.me;
    const expiresAt = link.value.expiresAt.getTime();
    const now = Date.now();
    try {
      keepWayBack({ boardId: props.boardId, people }, { seat, name, secret, expiresAt }, now);
    } catch {
      return say().keepsNothing;
    }
    // The board closes under this page, which must not say so.
    setLeaving(true);
    const out = await accountApi.signOut();
    if (!out.ok) {
      setLeaving(false);
      dropWayBack(secret, now);
      return problemText(out.problem);
    }
    leaveNothing(); // [O1]
    return '';
  }

  return (
    <section class="review-card" aria-label={say().title({ name: named(board, other()) })}>
      <h4>{say().title({ name: named(board, other()) })}</h4>
      <p>{say().what}</p>
      <CodeInput label={say().code} hint={say().hint} value={code()} onInput={setCode} />
      <p class="soft">{say().kept}</p>
      <div role="alert">
        <Show when={problem()}>
          <p class="field-problem">{problem()}</p>
        </Show>
      </div>
      <Button
        look={props.isNext ? 'primary' : 'quiet'}
        wide
        busy={busy()}
        onClick={() => void give()}
      >
        {say().give({ name: named(board, other()) })}
      </Button>
    </section>
  );
}

/** Empties the page at once and loads the next one in its place; a browser that kept it loads it anew. */
function leaveNothing(): void {
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.replace('/hand-over');
  });
  document.documentElement.replaceChildren();
  location.replace('/hand-over');
}
