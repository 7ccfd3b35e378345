import { ButtonLink } from '../ui/ButtonLink.tsx';
import { words } from '../words/index.ts';
import { Page } from './Page.tsx';

/** In place of a board that is not, or no longer, open to whoever looks. Tells nothing about the board. */
export function NoSeatPage() {
  return (
    <Page shape="sheet">
      <section class="sheet">
        <div class="sheet-head">
          <h1>{words().shell.noSeat.title}</h1>
          <p>{words().shell.noSeat.text}</p>
        </div>
        <p>{words().shell.noSeat.safe}</p>
        <p>{words().shell.noSeat.next}</p>
        <ButtonLink href="/" wide>
          {words().shell.noSeat.home}
        </ButtonLink>
      </section>
    </Page>
  );
}
