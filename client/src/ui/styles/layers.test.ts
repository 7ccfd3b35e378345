import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const order = /@layer ([a-z, ]+);/;

it('the page names the layers in their order before any file of styles comes', () => {
  const [head = ''] = read('../../../index.html').split('<script');
  const said = order.exec(head)?.[1];
  expect(said).toBe('reset, tokens, base, engine, kit, page');
  expect(order.exec(read('./index.css'))?.[1]).toBe(said);
  expect(head).not.toContain('rel="stylesheet"');
});
