import { A } from '@solidjs/router';
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
        <p>
          <A href="/">{words().shell.notFound.home}</A>
        </p>
      </section>
    </Page>
  );
}
