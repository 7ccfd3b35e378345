import { isRenewed } from '../offline/renewed.ts';
import { Button } from '../ui/Button.tsx';
import type { ProblemKind } from '../net/request.ts';
import { words } from '../words/index.ts';

/** A page that could not load: what is safe, and one thing to do. */
export function ProblemSheet(props: { kind: ProblemKind; onRetry: () => void }) {
  return (
    <section class="sheet" role="alert">
      <div class="sheet-head">
        <h1>{words().shell.unwell.title}</h1>
        <p>
          {props.kind === 'network'
            ? words().shell.unwell[isRenewed() ? 'renewed' : 'offline']
            : words().errors[props.kind]}
        </p>
      </div>
      <Button look="primary" wide onClick={() => props.onRetry()}>
        {words().shell.tryAgain}
      </Button>
    </section>
  );
}
