import { Refused } from '../../access/refused.ts';
import { practiceTimeZone } from '../../day.ts';
import type { App, AppDeps } from '../types.ts';

/** What anybody may know of the practice. */
export function practiceRoutes(app: App, deps: AppDeps): void {
  const { config, healthy, passkeys, signIn } = deps;

  app.get('/api/health', { config: { needs: 'nobody' } }, async () => {
    if (!healthy()) throw new Refused('unwell');
    return { status: 'ok' };
  });

  app.get('/api/practice', { config: { needs: 'nobody' } }, async () => ({
    practiceName: config.practiceName ?? null,
    neutralTitle: config.neutralTitle,
    timeZone: practiceTimeZone(),
    passkeysAt: passkeys.at ?? null,
    needsSetup: (await signIn.setupToken()) !== undefined,
  }));
}
