import { Page } from './Page.tsx';
import { ProblemSheet } from './ProblemSheet.tsx';

/** The page's own code did not arrive: no connection, or the server was renewed meanwhile. */
export function CodeMissingPage() {
  return (
    <Page shape="sheet">
      <ProblemSheet kind="network" onRetry={() => location.reload()} />
    </Page>
  );
}
