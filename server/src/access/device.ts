/**
 * What a device is called in the list of one's own devices: neutral, and no more than its owner needs
 * to know it again. The browser's own description is read once and not kept.
 */
export interface Device {
  readonly browser: Browser;
  readonly kind: DeviceKind;
}

export const BROWSERS = [
  'chrome',
  'edge',
  'firefox',
  'opera',
  'safari',
  'samsung',
  'other',
] as const;
export type Browser = (typeof BROWSERS)[number];

/** `unknown`: signed in before devices had names. */
export const DEVICE_KINDS = ['phone', 'tablet', 'computer', 'unknown'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** @param userAgent as a browser sent it: anything at all */
export function deviceOf(userAgent: string | undefined): Device {
  const told = userAgent?.slice(0, MAX_USER_AGENT) ?? '';
  const browser = SIGNS.find(([, sign]) => sign.test(told))?.[0] ?? 'other';
  return { browser, kind: kindOf(told) };
}

/** Characters looked at; honest ones have about 150. */
const MAX_USER_AGENT = 512;

/** The first that fits: all of them also name Chrome or Safari. */
const SIGNS: ReadonlyArray<readonly [Browser, RegExp]> = [
  ['edge', /\bEdg(?:A|iOS)?\//],
  ['opera', /\bOPR\/|\bOPT\//],
  ['samsung', /\bSamsungBrowser\//],
  ['firefox', /\b(?:Firefox|FxiOS)\//],
  ['chrome', /\b(?:Chrome|Chromium|CriOS)\//],
  ['safari', /\bVersion\/.*\bSafari\//],
];

/** An iPad says that it is a Mac, unless asked for the mobile site: then it is called a computer. */
function kindOf(told: string): DeviceKind {
  if (/\biPad\b|\bTablet\b/.test(told)) return 'tablet';
  if (/\bAndroid\b/.test(told)) return /\bMobile\b/.test(told) ? 'phone' : 'tablet';
  return /\biPhone\b|\bMobile\b/.test(told) ? 'phone' : 'computer';
}
