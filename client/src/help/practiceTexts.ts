import { createSignal, untrack } from 'solid-js';
import * as v from 'valibot';
import { request } from '../net/request.ts';

const textsSchema = v.object({ policy: v.nullable(v.string()), help: v.nullable(v.string()) });
export type PracticeTexts = v.InferOutput<typeof textsSchema>;

const [practiceTexts, setTexts] = createSignal<PracticeTexts | 'unreachable' | undefined>();
let asking = false;

/** What the practice says in its own words. */
export { practiceTexts };

/** Once more, when it could not be had before. */
export async function loadPracticeTexts(): Promise<void> {
  if (asking || typeof untrack(practiceTexts) === 'object') return;
  asking = true;
  const answer = await request('GET', '/practice.json', textsSchema);
  setTexts(answer.ok ? answer.value : 'unreachable');
  asking = false;
}

// When this code comes, at the first touch of a page: so it is there without a network.
// oxlint-disable-next-line solid/reactivity -- asks once
void loadPracticeTexts();
