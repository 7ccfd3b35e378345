import { Button } from '../../ui/Button.tsx';
import { pageWords } from '../../words/pages.ts';

/** What will happen, before it does. Keeping is the first answer, and has the focus. */
export function TakeSeatAway(props: {
  name: string;
  busy: boolean;
  onKeep: () => void;
  onTakeAway: () => void;
}) {
  return (
    <div class="seat-row-ask" role="group" aria-label={pageWords().invites.takeAway}>
      <p>
        <strong>{pageWords().invites.takeAwayAsk({ name: props.name })}</strong>
      </p>
      <p>{pageWords().invites.takeAwayWhat}</p>
      <p>{pageWords().invites.takeAwayLinks}</p>
      <p>{pageWords().invites.takeAwayLater}</p>
      <div class="row">
        <Button
          ref={(button) => queueMicrotask(() => button.focus())}
          onClick={() => props.onKeep()}
        >
          {pageWords().invites.keep}
        </Button>
        <Button busy={props.busy} onClick={() => props.onTakeAway()}>
          {pageWords().invites.takeAway}
        </Button>
      </div>
    </div>
  );
}
