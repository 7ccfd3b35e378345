import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { request } from './request.ts';

const schema = v.object({ boardId: v.string() });

function relayAnswers(status: number, body: unknown): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(text, { status })));
}

afterEach(() => vi.unstubAllGlobals());

describe('an answer', () => {
  it('of the right shape is the value', async () => {
    relayAnswers(200, { boardId: 'b', more: 1 });
    expect(await request('GET', '/api/x', schema)).toEqual({ ok: true, value: { boardId: 'b' } });
  });

  it.each<[string | { boardId: number }, string]>([
    [{ boardId: 7 }, 'the wrong shape'],
    ['<html>', 'no JSON, as a proxy in between sends it'],
    ['', 'nothing'],
  ])('of %j is a problem: %s', async (body) => {
    relayAnswers(200, body);
    expect(await request('GET', '/api/x', schema)).toEqual({
      ok: false,
      problem: { kind: 'unexpected', reason: '' },
    });
  });
});

describe('a refusal', () => {
  it.each([
    [400, 'bad-request'],
    [401, 'not-signed-in'],
    [403, 'not-allowed'],
    [404, 'not-found'],
    [409, 'conflict'],
    [413, 'too-big'],
    [429, 'too-many'],
    [503, 'unwell'],
    [502, 'unwell'],
    [418, 'unexpected'],
  ])('%i is %s, with the reason the relay gave', async (status, kind) => {
    relayAnswers(status, { error: { kind: 'invite-spent', message: 'used' } });
    const answer = await request('POST', '/api/x', schema, {});
    expect(answer).toEqual({ ok: false, problem: { kind, reason: 'invite-spent' } });
  });

  it('without a body still has its kind', async () => {
    relayAnswers(503, '');
    const answer = await request('POST', '/api/x', schema, {});
    expect(answer).toEqual({ ok: false, problem: { kind: 'unwell', reason: '' } });
  });
});

it('no network is a problem, not an exception', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  const answer = await request('GET', '/api/x', schema);
  expect(answer).toEqual({ ok: false, problem: { kind: 'network', reason: '' } });
});
