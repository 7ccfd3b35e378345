import { it } from 'vitest';
import { says, type Screens } from '../session.ts';

/** Minutes 45 to 50. The preview of the summary on every screen, and holding a card back, belong here. */
export function closing(at: () => Screens): void {
  it('45-50: the last stage is on every screen', async () => {
    const { ruth, ana, ben, tv } = at();
    await ruth.getByRole('button', { name: 'Closing' }).click();
    await says([tv], '.room-session', 'Closing');
    await says([ana, ben], '.session-now', 'Closing');
  });
}
