import { createMemo, For, Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { named } from '../../board/named.ts';
import { summaryWords } from '../../words/summary.ts';
import { dayInLetters } from '../dayInLetters.ts';

/** Which copies left the board: who made them, of what, on which day. Everybody on the board can read it. */
export function CopyList() {
  const desk = useDesk();
  const say = () => summaryWords().copies;
  const { ledger } = desk.board;
  const lines = createMemo(() =>
    ledger.entries().flatMap(({ by, body }) => {
      if (body.kind !== 'exported' || by === undefined) return [];
      const line = {
        day: dayInLetters(body.day),
        name: named(desk.board, by),
        what: summaryWords().whats[body.audience],
        form: say().names[body.format],
      };
      const asked =
        body.thirdParty === undefined
          ? undefined
          : ledger.state().thirdParties.get(body.thirdParty);
      return [
        asked === undefined
          ? say().one(line)
          : say().oneOutside({ ...line, recipient: asked.recipient }),
      ];
    }),
  );
  return (
    <details class="summary-part">
      <summary>
        <h3>{say().list}</h3>
      </summary>
      <p class="field-hint">{say().listHint({ count: desk.board.seated })}</p>
      <Show when={lines().length > 0} fallback={<p>{say().none}</p>}>
        <ul class="copy-list" role="list">
          <For each={lines().toReversed()}>{(line) => <li dir="auto">{line}</li>}</For>
        </ul>
      </Show>
    </details>
  );
}
