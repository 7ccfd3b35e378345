import { LANGUAGES, setLanguage, type Language } from '@steady/shared/board/language.ts';
import { createUniqueId, For } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { Field } from '../ui/Field.tsx';
import { summaryWords } from '../words/summary.ts';

/** The language of this board's summaries, for everybody on it: the therapist's choice. */
export function LanguageChoice(props: { language: Language }) {
  const desk = useDesk();
  const id = createUniqueId();
  const say = () => summaryWords().language;
  const set = (value: string) => {
    const language = LANGUAGES.find((known) => known === value);
    if (language !== undefined) desk.act(() => setLanguage(desk.board.document, language));
  };
  return (
    <section class="summary-part">
      <Field id={id} label={say().label} hint={say().hint}>
        <select
          id={id}
          class="field-input"
          aria-describedby={`${id}-hint`}
          on:change={(event) => set(event.currentTarget.value)}
        >
          <For each={LANGUAGES}>
            {(language) => (
              <option value={language} lang={language} selected={props.language === language}>
                {say().names[language]}
              </option>
            )}
          </For>
        </select>
      </Field>
    </section>
  );
}
