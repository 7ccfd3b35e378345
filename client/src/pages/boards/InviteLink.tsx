import Copy from 'lucide-solid/icons/copy';
import { lazy, Suspense } from 'solid-js';
import type { Invite } from '../../net/pagesApi.ts';
import { Button } from '../../ui/Button.tsx';
import { pageWords } from '../../words/pages.ts';
import { spoken } from './moment.ts';

/** Only needed here, and only once somebody is invited. */
const QrCode = lazy(() => import('../../ui/QrCode.tsx'));

/** A link to hand over: copied, or scanned by the other device. It is shown once and kept nowhere. */
export function InviteLink(props: { invite: Invite; name: string; say: (text: string) => void }) {
  let input: HTMLInputElement | undefined;
  const copy = async () => {
    input?.select();
    try {
      await navigator.clipboard.writeText(props.invite.url);
      props.say(pageWords().invites.copied);
    } catch {
      // Plain http on a local network has no clipboard; the link is selected already.
      props.say(pageWords().invites.notCopied);
    }
  };
  return (
    <div class="invite-link">
      <div class="invite-link-text">
        <div class="invite-link-copy">
          <input
            ref={(element) => (input = element)}
            class="field-input"
            readonly
            dir="ltr"
            aria-label={pageWords().invites.linkFor({ name: props.name })}
            value={props.invite.url}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button icon={<Copy aria-hidden="true" />} onClick={() => void copy()}>
            {pageWords().invites.copy}
          </Button>
        </div>
        <p>{pageWords().invites.expires({ when: spoken(props.invite.expiresAt) })}</p>
        <p>{pageWords().invites.onceOnly}</p>
        <p class="soft">{pageWords().invites.scan}</p>
      </div>
      <Suspense>
        <QrCode text={props.invite.url} name={pageWords().invites.qrName({ name: props.name })} />
      </Suspense>
    </div>
  );
}
