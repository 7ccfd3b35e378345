import { existsSync } from 'node:fs';

/** The same engine without a window of its own to draw: every test takes a third less of a processor. */
const HEADLESS = '/usr/bin/chromium-headless-shell';

/** Debian's chromium, or where CHROMIUM says; never a browser that a test tool downloads itself. */
export const CHROMIUM_PATH =
  process.env['CHROMIUM'] ?? (existsSync(HEADLESS) ? HEADLESS : '/usr/bin/chromium');

/** Without the background-networking flags Chromium calls out at every start. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
