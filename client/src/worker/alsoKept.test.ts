import { describe, expect, it } from 'vitest';
import { alsoKept } from './alsoKept.ts';

const request = new Request('https://board.example.org/assets/canvas-1.js');
const full = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'));

describe('what came from the server', () => {
  it('is kept', async () => {
    const kept: string[] = [];
    const put = async (_: RequestInfo | URL, answer: Response) =>
      void kept.push(await answer.text());
    const answer = await alsoKept(request, new Response('code'), async () => ({ put }));
    expect([await answer.text(), kept]).toEqual(['code', ['code']]);
  });

  it('arrives all the same when the device is full, or keeps nothing', async () => {
    for (const open of [async () => ({ put: full }), full]) {
      const answer = await alsoKept(request, new Response('code'), open);
      expect(await answer.text()).toBe('code');
    }
  });

  it('is not kept when it is a refusal', async () => {
    const answer = await alsoKept(request, new Response('no', { status: 404 }), full);
    expect(answer.status).toBe(404);
  });
});
