import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const ENTRY = fileURLToPath(new URL('src/worker/worker.ts', import.meta.url));

/**
 * Builds `/sw.js` after the client, with the addresses that it keeps. What belongs to the canvas is left
 * to its first use: it is ten times the rest, and a phone at the kitchen table shows lanes first.
 */
export const serviceWorker: Plugin = {
  name: 'service-worker',
  apply: 'build',
  generateBundle: {
    // Vite takes empty chunks away in its own turn: one address that is not there, and nothing is kept.
    order: 'post',
    async handler(_options, bundle) {
      const files = Object.keys(bundle)
        .filter(isForEveryBoard)
        .map((name) => `/${name}`);
      const beside = ['/icon.svg', '/icon-192.png', '/manifest.webmanifest', '/practice.json'];
      const kept = [...files.toSorted(), ...beside];
      const version = createHash('sha256').update(kept.join('\n')).digest('hex').slice(0, 12);
      const built = await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        define: {
          STEADY_FILES: JSON.stringify(kept),
          STEADY_VERSION: JSON.stringify(version),
        },
        build: {
          write: false,
          target: 'es2022',
          lib: { entry: ENTRY, formats: ['iife'], name: 'worker' },
        },
      });
      const [output] = 'output' in built ? [built] : Array.isArray(built) ? built : [];
      const [chunk] = output?.output ?? [];
      if (chunk?.type !== 'chunk') throw new Error('the service worker was not built');
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: chunk.code });
    },
  },
};

/** Code and styles but the canvas's own, and the fonts that everything is written in. */
function isForEveryBoard(name: string): boolean {
  if (!name.startsWith('assets/')) return false;
  if (/\/canvas-/.test(name)) return false;
  if (/\.(?:js|css)$/.test(name)) return true;
  return /\/(?:atkinson-hyperlegible-next|source-serif-4)-latin.*\.woff2$/.test(name);
}
