import { makeBoardId } from '@steady/shared/ids.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchSummary, type WantedFile } from './summaryFile.ts';

const boardId = makeBoardId((bytes) => bytes.fill(1));
const wanted: WantedFile = {
  audience: 'ours',
  format: 'md',
  paper: 'a4',
  extras: new Set(),
  picture: true,
};
const asked = vi.fn<(path: string) => Promise<Response>>();
const answers = (body: string, init: ResponseInit = {}) =>
  asked.mockImplementation(() => Promise.resolve(new Response(body, init)));

vi.stubGlobal('fetch', asked);
afterEach(() => asked.mockReset());

describe('a copy from the server', () => {
  it('is asked for with what was chosen, and nothing else', async () => {
    answers('');
    await fetchSummary(boardId, wanted);
    await fetchSummary(boardId, {
      ...wanted,
      format: 'pdf',
      paper: 'us-letter',
      audience: 'clinician',
      chart: 'dap',
      session: 12,
      thirdParty: 9,
      extras: new Set(['since', 'timeline']),
      picture: false,
    });
    await fetchSummary(boardId, { ...wanted, format: 'fridge' });
    await fetchSummary(boardId, { ...wanted, format: 'ics' });
    expect(asked.mock.calls.map(([path]) => path)).toEqual([
      `/api/boards/${boardId}/summary/ours.md?`,
      `/api/boards/${boardId}/summary/clinician.pdf?chart=dap&session=12&thirdParty=9&with=since%2Ctimeline&without=picture&paper=us-letter`,
      `/api/boards/${boardId}/summary/ours.pdf?sheet=fridge&paper=a4`,
      // A time is meant where this device is.
      `/api/boards/${boardId}/summary/ours.ics?timeZone=${encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone)}`,
    ]);
  });

  it('has the name that the server gave it', async () => {
    answers('…', {
      headers: {
        'content-disposition': `attachment; filename="_.pdf"; filename*=UTF-8''%D7%9C%D7%95%D7%97-2026-11-25.pdf`,
      },
    });
    const file = await fetchSummary(boardId, wanted);
    expect(file.ok && file.value.name).toBe('לוח-2026-11-25.pdf');
  });

  it('without a name that can be read has a neutral one', async () => {
    answers('…', { headers: { 'content-disposition': "attachment; filename*=UTF-8''%E0%A4%A" } });
    const file = await fetchSummary(boardId, wanted);
    expect(file.ok && file.value.name).toBe('Board.md');
  });

  it('that is refused says why', async () => {
    const error = { kind: 'refused', message: '…', why: 'not-authorised' };
    answers(JSON.stringify({ error }), { status: 403 });
    expect(await fetchSummary(boardId, wanted)).toEqual({
      ok: false,
      problem: { kind: 'not-allowed', reason: 'not-authorised' },
    });
  });

  it('without a network says that', async () => {
    asked.mockRejectedValue(new TypeError('failed'));
    expect(await fetchSummary(boardId, wanted)).toMatchObject({ problem: { kind: 'network' } });
  });
});
