import fs from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyReply } from 'fastify';
import type { AppDeps } from './types.ts';

/**
 * The page that every address of the app answers with, made anew each time: its nonce is good for
 * one answer. The nonce stands in `<meta name="style-nonce">`, where the canvas and whatever adds a
 * stylesheet read it, and in `style-src` only: scripts come from our files or not at all.
 */
export async function readShell(
  deps: Pick<AppDeps, 'clientDir' | 'config' | 'origins' | 'random'>,
): Promise<(reply: FastifyReply) => FastifyReply> {
  const html = await fs.readFile(join(deps.clientDir, 'index.html'), 'utf8').catch(() => undefined);
  if (html === undefined) return notBuilt;
  const titled = html.replace(
    /<title>[^<]*<\/title>/,
    () => `<title>${deps.config.neutralTitle}</title>`,
  );
  return (reply) => {
    const nonce = Buffer.from(deps.random(new Uint8Array(16))).toString('base64');
    const page = titled
      .replace('<head>', `<head>\n    <meta name="style-nonce" content="${nonce}" />`)
      .replaceAll('<style', `<style nonce="${nonce}"`);
    return reply
      .header('content-security-policy', policy(nonce, deps.origins.list))
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page);
  };
}

/** `'self'` covers ws: in today's browsers but not in Safari before 15.4: named once more. */
function policy(nonce: string, origins: readonly string[]): string {
  const sockets = origins.map((origin) => origin.replace(/^http/, 'ws')).join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    `connect-src 'self' ${sockets}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function notBuilt(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .type('text/plain; charset=utf-8')
    .send('The pages have not been built yet. Stop the server and start it with: npx pnpm start\n');
}
