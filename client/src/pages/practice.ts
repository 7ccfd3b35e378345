import { createSignal } from 'solid-js';
import { api, type Practice } from '../net/api.ts';

const [practice, setPractice] = createSignal<Practice>({
  practiceName: null,
  neutralTitle: document.title,
  needsSetup: false,
  passkeysAt: null,
  timeZone: 'UTC',
});

/** What the practice calls itself; until it is known, what the shell was served with. */
export { practice };

/** Also sets the tab's title: neutral, the same on every page, never a couple's name. */
export async function loadPractice(): Promise<void> {
  const answer = await api.practice();
  if (!answer.ok) return;
  setPractice(answer.value);
  document.title = answer.value.neutralTitle;
}
