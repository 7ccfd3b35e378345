import { ButtonLink } from '../ui/ButtonLink.tsx';
import { pageWords } from '../words/pages.ts';
import { Page } from './Page.tsx';

export default function NotFoundPage() {
  return (
    <Page shape="sheet">
      <section class="sheet">
        <div class="sheet-head">
          <h1>{pageWords().notFound.title}</h1>
          <p>{pageWords().notFound.text}</p>
        </div>
        <ButtonLink href="/" wide>
          {pageWords().notFound.home}
        </ButtonLink>
      </section>
    </Page>
  );
}
