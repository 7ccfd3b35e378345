import { words } from '../words/index.ts';
import { Page } from './Page.tsx';

/** After somebody left their board on this device. */
export default function LeftPage() {
  return (
    <Page shape="sheet">
      <section class="sheet">
        <div class="sheet-head">
          <h1>{words().shell.left.title}</h1>
          <p>{words().shell.left.text}</p>
        </div>
        <p>{words().shell.left.next}</p>
      </section>
    </Page>
  );
}
