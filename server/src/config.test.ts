import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, warningsOf } from './config.ts';

describe('configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      origins: [],
      dataDir: 'data',
      keysDir: 'data/keys',
      setupToken: undefined,
      practiceName: undefined,
      neutralTitle: 'Board',
      policyFile: undefined,
      helpFile: undefined,
      trustProxy: false,
      logLevel: 'info',
    });
    expect(readConfig({ PORT: '', ORIGIN: ' ' })).toEqual(readConfig({}));
  });

  it('takes several exact origins', () => {
    const { origins } = readConfig({ ORIGIN: 'https://a.example, https://b.example:8443' });
    expect(origins).toEqual(['https://a.example', 'https://b.example:8443']);
  });

  it.each([
    ['off', false],
    ['1', 1],
    ['on', 1],
    ['10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']],
  ])('TRUST_PROXY=%s', (text, value) => {
    expect(readConfig({ TRUST_PROXY: text }).trustProxy).toEqual(value);
  });

  it.each([
    [{ PORT: 'http' }, 'PORT must be a number'],
    [{ PORT: '70000' }, 'PORT must be a number'],
    [{ ORIGIN: 'https://a.example/' }, 'without a path or a slash'],
    [{ ORIGIN: 'a.example' }, 'exact addresses'],
    [{ ORIGIN: 'https://a.example,http://a.example' }, 'mixes http and https'],
    [{ DATABASE_URL: 'postgres://x' }, 'this version runs on SQLite'],
    [{ REDIS_URL: 'redis://x' }, 'this version runs on SQLite'],
    [{ SETUP_TOKEN: 'short' }, 'at least 16'],
    [{ SETUP_TOKEN: 'x'.repeat(257) }, 'at most 256'],
    [{ NEUTRAL_TITLE: '<b>' }, 'one line of plain text'],
    [{ TRUST_PROXY: 'maybe' }, 'TRUST_PROXY must be'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
  ])('refuses %o', (env, why) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(why);
  });

  it('names everything that is wrong at once', () => {
    expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'loud' })).toThrow(/PORT[^]*LOG_LEVEL/);
  });

  it('warns when other devices can connect without https', () => {
    expect(warningsOf(readConfig({}))).toEqual([]);
    expect(warningsOf(readConfig({ HOST: '0.0.0.0' }))[0]).toContain('no https address');
    const proxied = { ORIGIN: 'https://a.example', TRUST_PROXY: '1' };
    expect(warningsOf(readConfig({ HOST: '0.0.0.0', ...proxied }))).toEqual([]);
    expect(warningsOf(readConfig({ ORIGIN: 'https://a.example' }))[0]).toContain('TRUST_PROXY=1');
  });
});
