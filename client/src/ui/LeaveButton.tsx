import DoorOpen from 'lucide-solid/icons/door-open';
import { Show } from 'solid-js';
import { words } from '../words/index.ts';
import { Button } from './Button.tsx';
import { createMediaQuery, PHONE } from './createMediaQuery.ts';
import { IconButton } from './IconButton.tsx';
import { leavePage } from './leave.ts';

/** On every screen, at the same place: last in the header. On phones, and when `small`, only its icon. */
export function LeaveButton(props: { small?: boolean }) {
  const phone = createMediaQuery(PHONE);
  return (
    <Show
      when={!props.small && !phone()}
      fallback={
        <IconButton
          name={words().shell.leave}
          look={props.small ? 'plain' : 'quiet'}
          onClick={leavePage}
        >
          <DoorOpen aria-hidden="true" />
        </IconButton>
      }
    >
      <Button
        icon={<DoorOpen aria-hidden="true" />}
        title={words().shell.leaveHint}
        onClick={leavePage}
      >
        {words().shell.leave}
      </Button>
    </Show>
  );
}
