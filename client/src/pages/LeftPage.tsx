import { pageWords } from '../words/pages.ts';
import { Page } from './Page.tsx';

/** After somebody left their board on this device. */
export default function LeftPage() {
  return (
    <Page shape="sheet">
      <section class="sheet">
        <div class="sheet-head">
          <h1>{pageWords().left.title}</h1>
          <p>{pageWords().left.text}</p>
        </div>
        <p>{pageWords().left.next}</p>
      </section>
    </Page>
  );
}
