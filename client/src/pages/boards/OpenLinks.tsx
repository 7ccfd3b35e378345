import { For, Show } from 'solid-js';
import type { OpenInvite } from '../../net/pagesApi.ts';
import { Button } from '../../ui/Button.tsx';
import { pageWords } from '../../words/pages.ts';
import { spoken } from './moment.ts';

export interface OpenLinksProps {
  /** Who the seat is for. */
  name: string;
  links: readonly OpenInvite[];
  busy: boolean;
  onTakeBack: (id: string) => void;
}

/** The links to one seat that nobody has used yet: since when, until when, and out of the world by one tap. */
export function OpenLinks(props: OpenLinksProps) {
  return (
    <Show when={props.links.length > 0}>
      <ul class="open-links">
        <For each={props.links}>
          {(link) => (
            <li class="open-link">
              <p>
                {pageWords().invites.open({
                  made: spoken(link.createdAt),
                  ends: spoken(link.expiresAt),
                })}{' '}
                {link.withCode && pageWords().invites.code.withCode}
              </p>
              <Button
                busy={props.busy}
                aria-label={pageWords().invites.takeBackOf({
                  name: props.name,
                  made: spoken(link.createdAt),
                })}
                onClick={() => props.onTakeBack(link.id)}
              >
                {pageWords().invites.takeBack}
              </Button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
