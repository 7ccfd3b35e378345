import { createSignal, createUniqueId, Show } from 'solid-js';
import { Choice } from '../../ui/Choice.tsx';
import { reviewWords } from '../../words/review.ts';
import { StepFrame } from '../StepFrame.tsx';
import type { Company } from '../step.ts';
import { Together } from '../Together.tsx';
import { useReview } from '../useReview.ts';

const FEELINGS = ['calm', 'tired', 'tense', 'flooded'] as const;
type Feeling = (typeof FEELINGS)[number];
const COMPANIES: readonly Company[] = ['alone', 'two-devices', 'one-device'];

/** How one comes, for oneself alone, and who is at the table. */
export function Arriving() {
  const review = useReview();
  const feelings = createUniqueId();
  const companies = createUniqueId();
  const say = () => reviewWords().steps.arriving;
  /** In this view's memory only. */
  const [feeling, setFeeling] = createSignal<Feeling | ''>('');
  return (
    <StepFrame title={say().title} what={say().what} nextLabel={say().begin}>
      <p class="soft">{say().quiet}</p>
      <div class="review-words">
        <Choice<Feeling | ''>
          legend={say().feeling}
          hint={say().feelingWho}
          name={feelings}
          options={FEELINGS.map((value) => ({ value, label: say().feelings[value] }))}
          value={feeling()}
          onChoose={(chosen) => {
            setFeeling(chosen);
            if (chosen === 'flooded') review.happened({ kind: 'flooded' });
          }}
        />
      </div>
      <Choice<Company>
        legend={say().company}
        name={companies}
        options={COMPANIES.map((value) => ({
          value,
          label: say().companies[value],
          line: say().companyLines[value],
        }))}
        value={review.state().company}
        onChoose={(company) => review.happened({ kind: 'company', company })}
      />
      <Show when={review.state().company === 'two-devices'}>
        <Together />
      </Show>
    </StepFrame>
  );
}
