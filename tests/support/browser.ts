import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import AxeBuilder from '@axe-core/playwright';
import { expect } from 'vitest';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from './chromium.ts';

export const LAPTOP = { width: 1440, height: 900 };
export const TABLET = { width: 820, height: 1180 };
export const PHONE = { width: 360, height: 780 };

export type Size = typeof LAPTOP;

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGS });

/** A device of its own: its storage, its size, and touch unless it is a laptop. */
export const newDevice = (
  browser: Browser,
  size: Size,
  userAgent?: string,
): Promise<BrowserContext> =>
  browser.newContext({
    viewport: size,
    hasTouch: size !== LAPTOP,
    isMobile: size === PHONE,
    ...(userAgent === undefined ? {} : { userAgent }),
  });

/** What a page did that it must not: asked another origin, threw, or broke the content policy. */
export function watch(page: Page, origin: string): () => string[] {
  const wrong: string[] = [];
  const { port } = new URL(origin);
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  const isElsewhere = (url: string) => {
    const { protocol, host } = new URL(url);
    return /^(?:http|ws)s?:$/.test(protocol) && !own.includes(host);
  };
  page.on('request', (request) => {
    if (isElsewhere(request.url())) wrong.push(`asked ${request.url()}`);
  });
  page.on('websocket', (socket) => {
    if (isElsewhere(socket.url())) wrong.push(`connected to ${socket.url()}`);
  });
  page.on('pageerror', (error) => wrong.push(`threw ${error.message}`));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) wrong.push(message.text());
  });
  return () => wrong;
}

/** @returns each rule that axe finds broken, with where; in the dark only colours can differ */
export async function axeFinds(page: Page, scheme: 'light' | 'dark' = 'light'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  // No page here has frames of other origins: nothing needs a second page to be put together in.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (scheme === 'dark') axe.withRules(['color-contrast']);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}

/** Axe finds nothing on this screen, light and dark. */
export async function looksRight(page: Page): Promise<void> {
  for (const scheme of ['light', 'dark'] as const)
    expect({ scheme, finds: await axeFinds(page, scheme) }).toEqual({ scheme, finds: [] });
}
