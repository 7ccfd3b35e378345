import { Show } from 'solid-js';
import type { Invite } from '../../net/pagesApi.ts';
import { LinkBox } from '../../ui/LinkBox.tsx';
import { pageWords } from '../../words/pages.ts';
import { spoken } from './moment.ts';

/** A link to a seat, and the code that goes with it by mouth. */
export function InviteLink(props: {
  invite: Invite;
  name: string;
  code: string | undefined;
  say: (text: string) => void;
}) {
  const words = () => pageWords().invites;
  return (
    <LinkBox
      url={props.invite.url}
      label={words().linkFor({ name: props.name })}
      qrName={words().qrName({ name: props.name })}
      copy={words().copy}
      copied={words().copied}
      notCopied={words().notCopied}
      texts={[
        words().expires({ when: spoken(props.invite.expiresAt) }),
        words().onceOnly,
        words().scan,
      ]}
      say={props.say}
    >
      <Show when={props.code}>
        {(code) => (
          <div class="spoken-code">
            <p>{words().code.say}</p>
            <p
              class="spoken-code-digits"
              aria-label={words().code.isNamed({ code: spelled(code()) })}
            >
              {code()}
            </p>
            <p class="soft">{words().code.burns}</p>
          </div>
        )}
      </Show>
    </LinkBox>
  );
}

/** Digit by digit, so that a screen reader does not make thousands of it. */
const spelled = (code: string): string => code.split('').join(' ');
