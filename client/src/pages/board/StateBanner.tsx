import CloudOff from 'lucide-solid/icons/cloud-off';
import Eye from 'lucide-solid/icons/eye';
import { createEffect, createSignal, Match, onCleanup, Show, Switch } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { isRenewed } from '../../offline/renewed.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { words } from '../../words/index.ts';

/** ms without a connection before it is worth a sentence: most gaps mend sooner. */
const WORTH_SAYING_MS = 2_000;

/** One state of the whole board at a time, the most pressing one. */
export function StateBanner() {
  const desk = useDesk();
  const [offline, setOffline] = createSignal(false);
  createEffect(() => {
    // A socket may look open for half a minute after the network has gone.
    const silent = desk.board.saved() === 'kept' && desk.board.writing().allowed;
    if (desk.board.connection().kind === 'open' && !silent) return void setOffline(false);
    if (offline()) return;
    const timer = setTimeout(() => setOffline(true), WORTH_SAYING_MS);
    onCleanup(() => clearTimeout(timer));
  });
  const reading = () => {
    if (!desk.board.mayWrite) return 'reader';
    return desk.board.kept()?.keeping() === 'keeping' ? 'keptHere' : 'writer';
  };
  const withheld = () => {
    const { allowed, why } = desk.board.writing();
    return desk.board.mayWrite && !allowed && why !== 'seat' ? (why ?? 'paused') : undefined;
  };
  /** What stands nowhere but on this page is sent first. */
  const mayOpenAgain = () =>
    desk.board.kept()?.keeping() === 'keeping' || desk.board.unsaved().size === 0;
  return (
    <Switch>
      <Match when={offline()}>
        <div class="board-banner">
          <Banner
            tone="attention"
            icon={<CloudOff aria-hidden="true" />}
            action={
              <Button onClick={() => desk.board.tryNow()}>{words().board.offline.tryNow}</Button>
            }
          >
            {words().board.offline[reading()]}
          </Banner>
        </div>
      </Match>
      <Match when={desk.board.kept()?.keeping() === 'behind'}>
        <div class="board-banner">
          <Banner tone="attention">{words().board.copyBehind}</Banner>
        </div>
      </Match>
      <Match when={desk.board.resting()}>
        <div class="board-banner">
          <Banner icon={<Eye aria-hidden="true" />}>{words().board.withheld.resting}</Banner>
        </div>
      </Match>
      <Match when={withheld()}>
        {(why) => (
          <div class="board-banner">
            <Banner tone="attention" icon={<CloudOff aria-hidden="true" />}>
              {words().board.withheld[why()]}
            </Banner>
          </div>
        )}
      </Match>
      <Match when={isRenewed()}>
        <div class="board-banner">
          <Banner
            tone="attention"
            action={
              <Show when={mayOpenAgain()}>
                <Button onClick={() => location.reload()}>{words().shell.unwell.openAgain}</Button>
              </Show>
            }
          >
            {words().shell.unwell.renewed}
          </Banner>
        </div>
      </Match>
      <Match when={!desk.board.mayWrite}>
        <div class="board-banner">
          <Banner icon={<Eye aria-hidden="true" />}>{words().board.readOnly}</Banner>
        </div>
      </Match>
    </Switch>
  );
}
