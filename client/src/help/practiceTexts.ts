import { createSignal } from 'solid-js';
import * as v from 'valibot';
import { request } from '../net/request.ts';

const textsSchema = v.object({ policy: v.nullable(v.string()), help: v.nullable(v.string()) });
export type PracticeTexts = v.InferOutput<typeof textsSchema>;

const [texts, setTexts] = createSignal<PracticeTexts | 'unreachable' | undefined>();
let asking = false;

/** What the practice says in its own words; asked for when this code comes, so that it is there without a network. */
export function practiceTexts(): PracticeTexts | 'unreachable' | undefined {
  return texts();
}

/** Once more, when it could not be had before. */
export async function loadPracticeTexts(): Promise<void> {
  if (asking || typeof texts() === 'object') return;
  asking = true;
  const answer = await request('GET', '/practice.json', textsSchema);
  setTexts(answer.ok ? answer.value : 'unreachable');
  asking = false;
}

void loadPracticeTexts();
