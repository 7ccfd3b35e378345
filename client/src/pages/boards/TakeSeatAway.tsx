import { Button } from '../../ui/Button.tsx';
import { words } from '../../words/index.ts';

/** What will happen, before it does. Keeping is the first answer, and has the focus. */
export function TakeSeatAway(props: {
  name: string;
  busy: boolean;
  onKeep: () => void;
  onTakeAway: () => void;
}) {
  return (
    <div class="seat-row-ask" role="group" aria-label={words().invites.takeAway}>
      <p>
        <strong>{words().invites.takeAwayAsk({ name: props.name })}</strong>
      </p>
      <p>{words().invites.takeAwayWhat}</p>
      <p>{words().invites.takeAwayLinks}</p>
      <p>{words().invites.takeAwayLater}</p>
      <div class="row">
        <Button
          ref={(button) => queueMicrotask(() => button.focus())}
          onClick={() => props.onKeep()}
        >
          {words().invites.keep}
        </Button>
        <Button busy={props.busy} onClick={() => props.onTakeAway()}>
          {words().invites.takeAway}
        </Button>
      </div>
    </div>
  );
}
