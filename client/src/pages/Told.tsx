import { For, Show } from 'solid-js';
import { ButtonLink } from '../ui/ButtonLink.tsx';

export interface ToldProps {
  title: string;
  texts: readonly string[];
  /** Where to go from here. */
  way?: { href: string; words: string };
}

/** In place of a page: why its link does nothing, what is safe, and what can be done. */
export function Told(props: ToldProps) {
  return (
    <section class="sheet" role="alert">
      <div class="stack">
        <h1>{props.title}</h1>
        <For each={props.texts}>{(text) => <p>{text}</p>}</For>
      </div>
      <Show when={props.way}>
        {(way) => (
          <ButtonLink href={way().href} wide>
            {way().words}
          </ButtonLink>
        )}
      </Show>
    </section>
  );
}
