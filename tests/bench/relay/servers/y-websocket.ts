/** @y/websocket-server as its own README starts it: documents in memory, nothing stored. */
import { registerHooks } from 'node:module';
import { WebSocketServer } from 'ws';
import { listen } from './listen.ts';

/**
 * Version 0.1.5 installs prereleases of Yjs 14 that do not fit each other ("store.getClock is not a
 * function" at the first update), so it gets the Yjs 13 that everybody else here runs on.
 */
registerHooks({
  resolve(specifier, context, next) {
    if (context.parentURL?.includes('/@y/websocket-server/') !== true)
      return next(specifier, context);
    const here = { ...context, parentURL: import.meta.url };
    if (specifier === 'yjs') return next(specifier, here);
    if (specifier.startsWith('@y/protocols/'))
      return next(specifier.replace('@y/protocols/', 'y-protocols/'), here);
    return next(specifier, context);
  },
});
const { setupWSConnection } = await import('@y/websocket-server/utils');

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
listen(sockets, (socket, request) => setupWSConnection(socket, request));
