import { ButtonLink } from '../ui/ButtonLink.tsx';
import { words } from '../words/index.ts';
import { Page } from './Page.tsx';

export function NotFoundPage() {
  return (
    <Page shape="sheet">
      <section class="sheet">
        <div class="sheet-head">
          <h1>{words().shell.notFound.title}</h1>
          <p>{words().shell.notFound.text}</p>
        </div>
        <ButtonLink href="/" wide>
          {words().shell.notFound.home}
        </ButtonLink>
      </section>
    </Page>
  );
}
