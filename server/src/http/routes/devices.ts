import { deviceOf } from '../../access/device.ts';
import { clearCookie } from '../cookie.ts';
import { sessionOf } from '../guard.ts';
import { deviceParams } from '../schemas.ts';
import type { App, AppDeps } from '../types.ts';

/** One's own devices, and whether one is there. */
export function deviceRoutes(app: App, { devices, idleLock, origins }: AppDeps): void {
  app.get('/api/me/devices', { config: { needs: 'signed-in' } }, async (request) => ({
    devices: await devices.list(sessionOf(request)),
  }));

  app.delete('/api/me/devices', { config: { needs: 'signed-in' } }, async (request) => {
    await devices.endOthers(sessionOf(request));
    return {};
  });

  app.delete(
    '/api/me/devices/:device',
    { config: { needs: 'signed-in' }, schema: { params: deviceParams } },
    async (request, reply) => {
      const session = sessionOf(request);
      await devices.end(session, request.params.device);
      if (request.params.device === session.id) clearCookie(reply, origins);
      return {};
    },
  );

  // What changes something says that somebody is there (guard.ts); this changes nothing else.
  app.post('/api/active', { config: { needs: 'account' } }, async () => ({}));

  app.post('/api/lock', { config: { needs: 'even-locked' } }, async (request) => {
    await idleLock.lock(sessionOf(request));
    return {};
  });
}

/** What the browser says of itself, in our words. */
export const deviceIn = (request: { readonly headers: { 'user-agent'?: string | undefined } }) =>
  deviceOf(request.headers['user-agent']);
