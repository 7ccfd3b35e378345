import { accountWords } from '../../words/account.ts';

/** What a new passkey is called until its owner names it: the device that it was made on, roughly. */
export function guessDevice(): string {
  const { browsers, named } = accountWords().account.devices;
  const told = navigator.userAgent;
  const kind = /Android|iPhone/.test(told) ? 'phone' : /iPad/.test(told) ? 'tablet' : 'computer';
  const browser = /Firefox\//.test(told)
    ? 'firefox'
    : /Edg\//.test(told)
      ? 'edge'
      : /Chrom(?:e|ium)\//.test(told)
        ? 'chrome'
        : 'safari';
  return named[kind]({ browser: browsers[browser] });
}
