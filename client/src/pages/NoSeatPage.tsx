import { ButtonLink } from '../ui/ButtonLink.tsx';
import { pageWords } from '../words/pages.ts';
import { Page } from './Page.tsx';

/** In place of a board that is not, or no longer, open to whoever looks. Tells nothing about the board. */
export default function NoSeatPage() {
  return (
    <Page shape="sheet">
      <section class="sheet">
        <div class="sheet-head">
          <h1>{pageWords().noSeat.title}</h1>
          <p>{pageWords().noSeat.text}</p>
        </div>
        <p>{pageWords().noSeat.safe}</p>
        <p>{pageWords().noSeat.next}</p>
        <ButtonLink href="/" wide>
          {pageWords().noSeat.home}
        </ButtonLink>
      </section>
    </Page>
  );
}
