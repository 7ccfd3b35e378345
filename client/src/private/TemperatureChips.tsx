import { createUniqueId, For } from 'solid-js';
import { DegreeIcon } from '../session/rounds/DegreeIcon.tsx';
import { DEGREES, parseDegree } from '../session/rounds/degrees.ts';
import { checkInWords } from '../words/checkIn.ts';

export interface TemperatureChipsProps {
  value: number | undefined;
  /** Set aside: it can only be read. */
  isOver: boolean;
  onChoose: (degree: number | undefined) => void;
}

/** Five words from cold to warm, and none of them. Native radio buttons: arrows move, as in any group. */
export function TemperatureChips(props: TemperatureChipsProps) {
  const name = createUniqueId();
  const say = checkInWords;
  const choices = () => [...DEGREES.map(String), ''];
  const labelOf = (choice: string) => {
    const degree = parseDegree(choice);
    return degree === undefined ? say().notToday : say().degrees[degree];
  };
  return (
    <fieldset class="check-in-degrees" disabled={props.isOver}>
      <legend class="field-label">{say().temperature}</legend>
      <For each={choices()}>
        {(choice) => (
          <label class="check-in-degree">
            <input
              type="radio"
              class="visually-hidden"
              name={name}
              value={choice}
              checked={String(props.value ?? '') === choice}
              on:change={() => props.onChoose(parseDegree(choice))}
            />
            <Icon choice={choice} />
            <span>{labelOf(choice)}</span>
          </label>
        )}
      </For>
    </fieldset>
  );
}

function Icon(props: { choice: string }) {
  const degree = () => parseDegree(props.choice);
  return <>{((found) => found && <DegreeIcon degree={found} />)(degree())}</>;
}
