import { randomFillSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../tests/support/server.ts';

describe('pages', () => {
  let server: TestServer;
  const clientDir = fs.mkdtempSync(join(os.tmpdir(), 'steady-client-'));
  const secret = join(clientDir, '..', `secret-${randomFillSync(Buffer.alloc(4)).toString('hex')}`);

  beforeAll(async () => {
    fs.mkdirSync(join(clientDir, 'assets'));
    fs.writeFileSync(
      join(clientDir, 'index.html'),
      '<!doctype html><html><head><title>x</title><style>b{}</style></head><body></body></html>',
    );
    fs.writeFileSync(join(clientDir, 'assets', 'app-4f2a.js'), 'globalThis.started = true;\n');
    fs.writeFileSync(join(clientDir, 'icon.svg'), '<svg/>');
    fs.writeFileSync(secret, 'nobody reads this');
    server = await startServer({
      clientDir,
      env: { NEUTRAL_TITLE: 'Notes', PRACTICE_NAME: 'Linden Practice' },
    });
  });
  afterAll(async () => {
    await server.stop();
    fs.rmSync(clientDir, { recursive: true });
    fs.rmSync(secret);
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.origin}${path}`, { headers, redirect: 'manual' });

  it('[A16] are one shell for everybody, at every address, with and without a cookie', async () => {
    const withoutNonce = async (response: Response) =>
      (await response.text()).replaceAll(/(?:content|nonce)="[A-Za-z0-9+/=]{24}"/g, 'NONCE');
    const plain = await withoutNonce(await get('/'));
    expect(plain).toContain('<title>Notes</title>');
    for (const path of ['/join', '/boards', '/board/AAAAAAAAAAAAAAAAAAAAAA', '/room/x', '/setup']) {
      const response = await get(path, { cookie: 'steady=anything' });
      expect([path, response.status]).toEqual([path, 200]);
      expect(await withoutNonce(response)).toBe(plain);
    }
  });

  it('have a policy whose nonce is new each time and good for styles only', async () => {
    const nonces = new Set<string>();
    for (let n = 0; n < 3; n += 1) {
      const response = await get('/join');
      const html = await response.text();
      const policy = response.headers.get('content-security-policy') ?? '';
      const nonce = /<meta name="style-nonce" content="([^"]+)"/.exec(html)?.[1] ?? '';
      nonces.add(nonce);
      expect(html).toContain(`<style nonce="${nonce}">`);
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}';`);
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(policy.split('nonce-')).toHaveLength(2);
    }
    expect(nonces.size).toBe(3);
  });

  it('ask for nothing and tell no other page where somebody came from', async () => {
    const { headers } = await get('/');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('permissions-policy')).toContain('publickey-credentials-get=(self)');
    expect(headers.get('permissions-policy')).toContain('publickey-credentials-create=(self)');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('keep hashed files for a year, compressed, and others not at all', async () => {
    const hashed = await get('/assets/app-4f2a.js', { 'accept-encoding': 'gzip' });
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(hashed.headers.get('content-encoding')).toBe('gzip');
    expect(await hashed.text()).toBe('globalThis.started = true;\n');
    const icon = await get('/icon.svg');
    expect(icon.headers.get('cache-control')).toContain('must-revalidate');
    const etag = icon.headers.get('etag') ?? '';
    expect((await get('/icon.svg', { 'if-none-match': etag })).status).toBe(304);
  });

  it('keep an attacker from reading anything else', async () => {
    const name = secret.slice(secret.lastIndexOf('/') + 1);
    const attacks = [
      `/../${name}`,
      `/..%2f${name}`,
      `/assets/../../${name}`,
      `/assets/%2e%2e/%2e%2e/${name}`,
    ];
    for (const attacker of [
      ...attacks,
      '/assets/',
      '/assets/none.js',
      '/package.json',
      '//evil.example',
    ]) {
      const response = await get(attacker);
      expect(await response.text()).not.toContain('nobody reads this');
    }
    expect((await get('/assets/none.js')).status).toBe(404);
    expect((await get('/api')).status).toBe(404);
  });

  it('say so when the client was not built', async () => {
    const unbuilt = await startServer({ clientDir: join(clientDir, 'none') });
    const response = await fetch(`${unbuilt.origin}/join`);
    expect([response.status, await response.text()]).toEqual([
      503,
      expect.stringContaining('npx pnpm start'),
    ]);
    await unbuilt.stop();
  });

  it('can be read by what a practice is called', async () => {
    expect(await (await get('/api/practice')).json()).toEqual({
      practiceName: 'Linden Practice',
      neutralTitle: 'Notes',
      timeZone: expect.any(String),
      passkeysAt: 'localhost',
      needsSetup: true,
    });
  });
});
