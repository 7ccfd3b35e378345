import { expect, it } from 'vitest';
import { freshShell } from './freshShell.ts';

const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abc+/A=='";
const html = '<meta name="style-nonce" content="abc+/A==" /><style nonce="abc+/A==">b{}</style>';

it('gives a kept page a nonce of its own, in page and policy alike', () => {
  expect(freshShell(html, policy, 'NEW1')).toEqual({
    html: '<meta name="style-nonce" content="NEW1" /><style nonce="NEW1">b{}</style>',
    policy: "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-NEW1'",
  });
});

it('makes nothing of a page without a nonce', () => {
  expect(freshShell(html, "default-src 'none'", 'NEW1')).toBeUndefined();
});
