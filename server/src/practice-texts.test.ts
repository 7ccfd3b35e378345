import fs from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startServer } from '../../tests/support/server.ts';
import { ConfigError, readConfig } from './config.ts';
import { MAX_PRACTICE_TEXT_BYTES, readPracticeTexts } from './practice-texts.ts';

describe('a practice’s own texts', () => {
  const folder = fs.mkdtempSync(join(os.tmpdir(), 'steady-texts-'));
  afterAll(() => fs.rmSync(folder, { recursive: true }));
  const file = (content: string | Buffer): string => {
    const path = join(folder, `${Math.random()}.md`);
    fs.writeFileSync(path, content);
    return path;
  };
  const read = (env: Record<string, string>) => readPracticeTexts(readConfig(env));

  it('are none unless it says so', () => {
    expect(read({})).toEqual({ policy: null, help: null });
  });

  it('are read as they stand, without the marks of editors', () => {
    const policy = file('\uFEFF# Between us\r\n\r\nWe keep it.\r\n');
    const help = file('Anruf: 112, Tag und Nacht. عربي\n');
    expect(read({ POLICY_FILE: policy, HELP_FILE: help })).toEqual({
      policy: '# Between us\n\nWe keep it.',
      help: 'Anruf: 112, Tag und Nacht. عربي',
    });
  });

  it.each([
    ['a file that is not there', join(folder, 'nowhere.md'), 'cannot (ENOENT)'],
    ['a folder', folder, 'must name a file that can be read'],
    ['an empty file', file(' \n'), 'names an empty file'],
    ['something that is not UTF-8', file(Buffer.from([0x67, 0xfc, 0x6e])), 'plain text in UTF-8'],
    ['a picture', file(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1])), 'plain text in UTF-8'],
    ['control characters', file('a\u0007b'), 'plain text in UTF-8'],
  ])('refuse %s, and say which variable it was', (_, path, why) => {
    expect(() => read({ POLICY_FILE: path })).toThrow(ConfigError);
    expect(() => read({ HELP_FILE: path })).toThrow(why);
    expect(() => read({ HELP_FILE: path })).toThrow(/^HELP_FILE /);
  });

  it('MAX_PRACTICE_TEXT_BYTES: an attacker’s file is not read past it', () => {
    expect(read({ POLICY_FILE: file('é'.repeat(MAX_PRACTICE_TEXT_BYTES / 2)) }).policy).not.toBe(
      null,
    );
    const attacker = file('x'.repeat(MAX_PRACTICE_TEXT_BYTES + 1));
    expect(() => read({ POLICY_FILE: attacker })).toThrow(`at most ${MAX_PRACTICE_TEXT_BYTES}`);
    expect(() => read({ POLICY_FILE: '/dev/zero' })).toThrow('at most');
  });

  it('are named all at once when several are wrong, and nothing starts', async () => {
    const env = { POLICY_FILE: join(folder, 'no'), HELP_FILE: join(folder, 'neither') };
    expect(() => read(env)).toThrow(/POLICY_FILE[^]*HELP_FILE/);
    await expect(startServer({ env })).rejects.toThrow(/POLICY_FILE/);
  });

  it('[A20] are the same for everybody who asks, signed in or not', async () => {
    const env = { POLICY_FILE: file('<b>Between</b> us'), PRACTICE_NAME: 'Practice' };
    const server = await startServer({ env });
    const answer = await fetch(`${server.origin}/practice.json`);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.json()).toEqual({ policy: '<b>Between</b> us', help: null });
    await server.stop();
  });
});
