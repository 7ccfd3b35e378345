import { createUniqueId } from 'solid-js';
import { Field } from '../ui/Field.tsx';
import type { Piece } from './step.ts';
import { useReview } from './useReview.ts';
import '../ui/field.css';

export interface WritingProps {
  piece: Piece;
  label: string;
  /** Who can see it. */
  hint: string;
  /** UTF-16 code units. */
  maxLength: number;
}

/** A plain field: no caret of it is told to anybody, and its words wait here until they are used. */
export function Writing(props: WritingProps) {
  const review = useReview();
  const id = createUniqueId();
  return (
    <Field id={id} label={props.label} hint={props.hint}>
      <textarea
        id={id}
        class="field-input review-writing"
        dir="auto"
        rows={4}
        maxlength={props.maxLength}
        autocomplete="off"
        aria-describedby={`${id}-hint`}
        value={review.state().words[props.piece]}
        onInput={(event) =>
          review.happened({ kind: 'wrote', words: { [props.piece]: event.currentTarget.value } })
        }
      />
    </Field>
  );
}
