import { expect, it } from 'vitest';
import { isBesideCode, isCode, isPage } from './addresses.ts';

it('takes pages for pages, and nothing of the server', () => {
  for (const path of ['/', '/away', '/boards', '/board/AAAAAAAAAAAAAAAAAAAAAA', '/join'])
    expect([path, isPage(path)]).toEqual([path, true]);
  for (const path of [
    '/api/me',
    '/api/boards/x/summary/ours.pdf',
    '/sync/x/board',
    '/calendar/secret.ics',
    '/assets/a.js',
    '/sw.js',
  ])
    expect([path, isPage(path)]).toEqual([path, false]);
});

it('keeps code and icons, and nothing that somebody wrote', () => {
  expect(isCode('/assets/live-1.js')).toBe(true);
  expect(isBesideCode('/icon.svg')).toBe(true);
  expect(isBesideCode('/icon-512.png')).toBe(true);
  expect(isBesideCode('/manifest.webmanifest')).toBe(true);
  expect(isBesideCode('/practice.json')).toBe(true);
  for (const path of ['/api/me', '/api/icon.svg', '/board/icon.svg/x', '/sw.js'])
    expect([path, isCode(path) || isBesideCode(path)]).toEqual([path, false]);
});
