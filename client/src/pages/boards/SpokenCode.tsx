import { createSignal, Show } from 'solid-js';
import { DigitsField, isFourDigits } from '../../ui/DigitsField.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { pageWords } from '../../words/pages.ts';

/** The code that new links need, or none. @returns what is wanted, and the place to say so */
export function createSpokenCode() {
  const [wanted, setWanted] = createSignal(false);
  const [code, setCode] = createSignal('');
  const [problem, setProblem] = createSignal('');
  let place: HTMLDivElement | undefined;

  return {
    /** @returns undefined when it is wanted and not there yet, which is said; null when none is wanted */
    take(): string | null | undefined {
      if (!wanted()) return null;
      if (isFourDigits(code())) return code();
      setProblem(pageWords().invites.code.need);
      place?.querySelector<HTMLElement>('input:not([type=checkbox])')?.focus();
      return undefined;
    },
    Field: () => (
      <div class="spoken-code-ask" ref={(element) => (place = element)}>
        <Tick
          label={pageWords().invites.code.ask}
          hint={pageWords().invites.code.askHint}
          checked={wanted()}
          onChange={(now) => {
            setWanted(now);
            setProblem('');
            // Something to begin with; the therapist may say whatever they like.
            if (now && code() === '') setCode(fourRandomDigits());
          }}
        />
        <Show when={wanted()}>
          <DigitsField
            label={pageWords().invites.code.digits}
            hint={pageWords().invites.code.digitsHint}
            value={code()}
            onInput={(digits) => {
              setCode(digits);
              setProblem('');
            }}
            problem={problem() || undefined}
          />
        </Show>
      </div>
    ),
  };
}

function fourRandomDigits(): string {
  const [chance = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(chance % 10_000).padStart(4, '0');
}
