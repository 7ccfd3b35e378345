import { fileURLToPath } from 'node:url';
import solid from 'vite-plugin-solid';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { serviceWorker } from './client/serviceWorker.build.ts';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from './tests/support/chromium.ts';
import { LongestFirst } from './tests/support/longest-first.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The React island is compiled by Vite itself, everything else under client/src by Solid's plugin, and so
 * are the libraries that ship Solid JSX: left to Vite they would be compiled for React.
 */
const solidFiles = [
  /client\/src\/(?!canvas\/).*\.(?:jsx|tsx)$|tests\/.*\.(?:jsx|tsx)$/,
  /node_modules\/lucide-solid\/.*\.jsx$/,
];

/** Inlined styles would become `style="…"` in templates, which the content policy blocks. */
const solidPlugin = () => solid({ include: solidFiles, solid: { inlineStyles: false } });

/**
 * Two chunks that several pages share, in place of twenty small ones, which compress worse: what every
 * page shows, and what a live board is made of. The other pages load no board, and no Yjs.
 */
const chunks = [
  {
    name: 'common',
    priority: 2,
    test: /node_modules\/(?:solid-js\/(?!store)|valibot\/)|lucide-solid\/dist\/source\/icons\/(?:check|ellipsis|eye|lock|plus|x)\.jsx|preload-helper|shared\/src\/(?:ids|seats)\.ts|client\/src\/(?:words\/(?:(?:index|isolating|plural|unnamed)|en\/(?:away|board|cards|errors|index|keys|lanes|prompts|shell))\.ts|local\/marker\.ts|net\/(?:api|request)\.ts|offline\/renewed\.ts|ui\/(?:address|away|Button|ButtonLink|Dialog|HelpButton|Icon|IconButton|LaneIcon|later|leave|LeaveButton|Menu|notices|PersonMark|place|Shortcuts|Skeleton)\.tsx?|pages\/(?:CodeMissingPage|Page|practice|ProblemSheet|board\/people)\.tsx?)/,
  },
  {
    name: 'live',
    // With all that these import, and no more: what only a later part uses comes with that part.
    priority: 1,
    test: /node_modules\/yjs\/|client\/src\/(?:board\/createDesk|cards\/(?:CardWords|createExcerpt|isPromised|KindIcon|promptWords)|pages\/board\/createLiveBoard)\./,
  },
  // What the board itself needs stays in it, so that the groups below hold only what comes later.
  { name: 'LiveBoard', priority: 0.9, test: /client\/src\/pages\/board\/LiveBoard\./ },
  // Each chunk that a page may ask for is named in its start-up code, 14 bytes (gzip): these are small and
  // come together anyway.
  {
    name: 'fields',
    priority: 0.8,
    test: /client\/src\/(?:ui\/(?:Choice|DigitsField|Field|focusFirstProblem|PasswordField|TextField|Tick)|words\/problemText|pages\/secret)\./,
  },
  { name: 'icons', priority: 0.7, test: /lucide-solid\/dist\/source\/icons\// },
  {
    name: 'parts',
    priority: 0.6,
    test: /shared\/src\/ledger\/roles\.|client\/src\/(?:\w+\/)+(?:askAndSay|chosen|createAsking|createRounds|createSession|named|retention|RoundButton|softerStarts|spokenDay)\./,
  },
];

/**
 * Yjs comes with lib0's schemas and uses none. Four calls in lib0/dom that the bundler cannot know to be
 * pure would keep them all, 4 kB (gzip), in the start-up of every board.
 */
const unusedSchemas: Plugin = {
  name: 'unused-schemas',
  apply: 'build',
  transform: {
    filter: { id: /\/lib0\/dom\.js$/ },
    handler: (code) => code.replaceAll('= $.$custom(', '= /*#__PURE__*/ $.$custom('),
  },
};

/**
 * Yjs and its provider bring a coloured console and a channel between tabs. Nobody reads the one, and the
 * other is off (`disableBc`): both stand empty, and start-up is 1 kB (gzip) smaller.
 */
const emptyParts: Plugin = {
  name: 'empty-parts',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source) => (source in EMPTY_PARTS ? `\0${source}` : undefined),
  load: (id) => EMPTY_PARTS[id.slice(1)],
};
const EMPTY_PARTS: Readonly<Record<string, string>> = {
  'lib0/logging':
    'export const [ORANGE, BOLD, UNBOLD, RED] = []; export const print = () => {}; export const warn = print;',
  'lib0/broadcastchannel':
    'export const publish = () => {}; export const subscribe = publish; export const unsubscribe = publish;',
};

/**
 * Solid can take over a page that a server drew, and hold a change back until all of it is there (a
 * transition); ours are all drawn here, and nothing starts a transition. Whether it just does either is
 * asked in every part of it, and the answer is always no. After a change of Solid that this no longer fits,
 * the code is only larger again.
 */
const neverInTransition: Plugin = {
  name: 'never-in-transition',
  apply: 'build',
  transform: {
    filter: { id: /\/solid-js\/(?:web\/)?dist\/(?:solid|web)\.js$/ },
    handler: (code) =>
      code
        .replaceAll(
          /\bsharedConfig\.(?:context|registry|events|done|load)\b(?!\s*=[^=])/g,
          'undefined',
        )
        .replaceAll(/\bisHydrating\(\w*\)(?! \{)/g, 'false')
        .replaceAll(/(?<!function )\bTransition\b(?= &&| \?|\))/g, 'null'),
  },
};

/** lucide's drawings with our own frame around them, and without what only other frameworks use. */
const ownIcons: Plugin = {
  name: 'own-icons',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === '../Icon' && importer?.includes('/lucide-solid/dist/source/icons/') === true
      ? here('client/src/ui/Icon.tsx')
      : undefined,
  transform: {
    filter: { id: /\/lucide-solid\/dist\/source\/icons\/[\w-]+\.jsx$/ },
    handler: (code) =>
      code
        .replaceAll(/,?\s*key: "\w+"/g, '')
        .replace(/name: "[\w-]+",\s*size: 24,/, '')
        .replace('var __iconNode = __iconData.node;', '')
        .replace('__iconNode,', ''),
  },
};

/** Left to itself the runner leaves one core free, which of two is half. */
const ALL_CORES = '100%';

/** Servers that tests start as programs compile once, not three hundred times: 0.3 s each. */
const COMPILE_CACHE = here('node_modules/.cache/compiled');

/** Where `pnpm dev` runs the server. */
const serverPort = process.env['STEADY_SERVER_PORT'] ?? '3000';

export default defineConfig({
  root: here('client'),
  plugins: [solidPlugin(), unusedSchemas, emptyParts, neverInTransition, ownIcons, serviceWorker],
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  optimizeDeps: { exclude: ['@tldraw/assets'] },
  build: {
    outDir: here('client/dist'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    // Where a browser knows no modulepreload it is merely later.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { codeSplitting: { groups: chunks } },
      // React's "use client" marks mean nothing here; a hundred warnings would hide a real one.
      onLog(level, log, report) {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
    // Gzip sizes are measured by the start-up test; Vite's own report costs two seconds a build.
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4096,
  },
  server: {
    proxy: {
      '/api': `http://127.0.0.1:${serverPort}`,
      '/sync': { target: `ws://127.0.0.1:${serverPort}`, ws: true },
    },
  },
  test: {
    // Solid's plugin would ask for jsdom.
    environment: 'node',
    reporters: ['default', here('tests/support/tally.ts')],
    sequence: { sequencer: LongestFirst },
    maxWorkers: ALL_CORES,
    projects: [
      node('shared', ['shared/src/**/*.test.ts']),
      node('server', ['server/src/**/*.test.ts']),
      node('client', ['client/src/**/*.test.ts', '!client/src/**/*.browser.test.ts']),
      node('relay', [
        'tests/conformance/**/*.test.ts',
        'tests/convergence/**/*.test.ts',
        'tests/hostile/**/*.test.ts',
        'tests/bench/**/*.test.ts',
        'tests/summary/**/*.test.ts',
      ]),
      // They wait for disks, kills and restarts more than they compute.
      node('durability', ['tests/durability/**/*.test.ts']),
      inBrowsers(node('browser', ['tests/browser/**/*.test.ts', 'tests/journey/**/*.test.ts'])),
      {
        extends: false,
        root: here('client'),
        optimizeDeps: {
          exclude: ['@tldraw/assets'],
          // Found only while a test runs, it would reload the page under that test.
          include: [
            'axe-core',
            'react/jsx-dev-runtime',
            'react-dom/client',
            'tldraw',
            '@tldraw/tlschema',
          ],
        },
        plugins: [solidPlugin()],
        oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
        test: {
          name: 'components',
          sequence: { groupOrder: 1 },
          maxWorkers: ALL_CORES,
          // As beside other files: a state may take its time.
          expect: { poll: { timeout: 15_000 } },
          include: ['src/**/*.test.tsx', 'src/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGS },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});

/** `extends: false`, or Solid's resolve conditions give `ws` its browser stub. */
function node(name: string, include: string[]) {
  return {
    extends: false as const,
    root: here('.'),
    test: {
      name,
      include,
      environment: 'node' as const,
      maxWorkers: ALL_CORES,
      testTimeout: 20_000,
      hookTimeout: 60_000,
      env: { NODE_COMPILE_CACHE: COMPILE_CACHE },
      // Other files, and whatever else the machine does: a state may take its time.
      expect: { poll: { timeout: 15_000 } },
    },
  };
}

/** After all that needs no browser: some of them measure what a person notices. */
function inBrowsers(project: ReturnType<typeof node>) {
  return { ...project, test: { ...project.test, sequence: { groupOrder: 2 } } };
}
