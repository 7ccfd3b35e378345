import type { BoardId } from '@steady/shared/ids.ts';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, Show } from 'solid-js';
import { accountApi, type DeviceLink } from '../net/accountApi.ts';
import { Button } from '../ui/Button.tsx';
import { LinkBox } from '../ui/LinkBox.tsx';
import { accountWords } from '../words/account.ts';
import { locale } from '../words/index.ts';
import { problemText } from '../words/problemText.ts';
import './devices.css';

/** A second device for one's own seat: a code for five minutes, made and shown here and nowhere else. */
export function AddDevice(props: { boardId: BoardId }) {
  const say = () => accountWords().account.addDevice;
  const [link, setLink] = createSignal<DeviceLink>();
  const [busy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal('');
  const make = async () => {
    setBusy(true);
    setSaid('');
    const answer = await accountApi.deviceLink(props.boardId);
    setBusy(false);
    if (answer.ok) setLink(answer.value);
    else setSaid(problemText(answer.problem));
  };
  return (
    <section class="add-device">
      <h3>{say().title}</h3>
      <p class="soft">{say().what}</p>
      <Show when={link()} keyed>
        {(made) => (
          <LinkBox
            url={made.url}
            label={say().link}
            qrName={say().qrName}
            copy={say().copy}
            copied={say().copied}
            notCopied={say().notCopied}
            texts={[say().until({ time: clock(made.expiresAt) }), say().handle, say().scan]}
            say={setSaid}
          />
        )}
      </Show>
      <Button busy={busy()} icon={<Plus aria-hidden="true" />} onClick={() => void make()}>
        {link() === undefined ? say().make : say().again}
      </Button>
      <p role="status">{said()}</p>
    </section>
  );
}

const clock = (at: Date): string =>
  at.toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' });
