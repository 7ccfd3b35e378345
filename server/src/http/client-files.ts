import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { answer } from './errors.ts';
import { readShell } from './shell.ts';
import type { App, AppDeps } from './types.ts';

/**
 * The built client. Every file is known at start and looked up by its exact address, so no address
 * can reach anything else; each is compressed once, when it is first asked for.
 *
 * A16 The shell is the same for everyone at every address, and never redirects by cookie: a
 *     navigation from a mail carries no SameSite=Strict cookie, `GET /api/me` decides.
 */
export async function clientFiles(app: App, deps: AppDeps): Promise<void> {
  const files = await listFiles(deps.clientDir);
  const shell = await readShell(deps);

  for (const [url, path] of files) {
    if (url === '/index.html') continue;
    const file = makeFile(path);
    const caching = url.startsWith('/assets/')
      ? 'public, max-age=31536000, immutable'
      : 'public, max-age=0, must-revalidate';
    app.get(url, async (request, reply) => {
      const { bytes, etag, encoding } = await file(
        String(request.headers['accept-encoding'] ?? ''),
      );
      void reply.header('cache-control', caching).header('etag', etag);
      void reply.header('vary', 'accept-encoding');
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      if (encoding !== undefined) void reply.header('content-encoding', encoding);
      return reply.type(typeOf(path)).send(bytes);
    });
  }

  app.get('/manifest.webmanifest', (_request, reply) =>
    reply
      .type('application/manifest+json; charset=utf-8')
      .header('cache-control', 'public, max-age=0, must-revalidate')
      .send(manifest(deps.config.neutralTitle)),
  );

  // The practice's own words: beside the code, because a device keeps them for when there is no network. [A20]
  const texts = JSON.stringify(deps.texts);
  app.get('/practice.json', (_request, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'public, max-age=0, must-revalidate')
      .send(texts),
  );

  // A page of the app, whatever it is called; what looks like a file or belongs to the API is not.
  app.get('/*', (request, reply) => {
    const { pathname } = new URL(request.url, 'http://shell');
    if (/^\/(?:api|sync|assets)(?:\/|$)/.test(pathname) || extname(pathname) !== '') {
      return answer(reply, 'no-such-page');
    }
    return shell(reply);
  });
}

/** What the program is called once it is on somebody's phone: as neutral as the tab's title. */
const manifest = (name: string) =>
  JSON.stringify({
    id: '/',
    name,
    short_name: name,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#f6f1e7',
    theme_color: '#f6f1e7',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  });

interface Served {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly encoding: 'br' | 'gzip' | undefined;
}

type Encoding = 'br' | 'gzip' | 'identity';

function makeFile(path: string): (accepts: string) => Promise<Served> {
  const made = new Map<Encoding, Promise<Served>>();
  return (accepts) => {
    const encoding = encodingFor(path, accepts);
    const known = made.get(encoding);
    if (known !== undefined) return known;
    const served = serve(path, encoding);
    made.set(encoding, served);
    // A file that cannot be read now is asked for again later, not remembered as broken.
    served.catch(() => made.delete(encoding));
    return served;
  };
}

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);
/** Of 11: the canvas chunk takes 0.1 s once, for 2 % more bytes than the slowest. */
const BROTLI_QUALITY = 8;

async function serve(path: string, encoding: Encoding): Promise<Served> {
  const plain = await fs.readFile(path);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}-${encoding}"`;
  if (encoding === 'identity') return { bytes: plain, etag, encoding: undefined };
  if (encoding === 'gzip') return { bytes: await compressGzip(plain), etag, encoding };
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
  return { bytes: await compressBrotli(plain, { params }), etag, encoding };
}

function encodingFor(path: string, accepts: string): Encoding {
  if (!COMPRESSIBLE.has(extname(path))) return 'identity';
  if (/\bbr\b/.test(accepts)) return 'br';
  return /\bgzip\b/.test(accepts) ? 'gzip' : 'identity';
}

const COMPRESSIBLE = new Set([
  '.html',
  '.js',
  '.css',
  '.json',
  '.svg',
  '.webmanifest',
  '.txt',
  '.ttf',
]);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

const typeOf = (path: string): string => TYPES[extname(path)] ?? 'application/octet-stream';

/** @returns address → path; empty when the client was not built */
async function listFiles(dir: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const entries = await fs
    .readdir(dir, { recursive: true, withFileTypes: true })
    .catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const url = path.slice(dir.length).split(sep).map(encodeURIComponent).join('/');
    files.set(url.startsWith('/') ? url : `/${url}`, path);
  }
  return files;
}
