import '../../ui/styles/index.css';
import { render } from 'solid-js/web';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ColleaguesPart } from './ColleaguesPart.tsx';

const LINK = 'http://localhost/colleague#told-once';
let isUnwell = false;
let end = () => {};
beforeEach(() => {
  isUnwell = false;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
    const answer = (status: number, body: object) => new Response(JSON.stringify(body), { status });
    if (init?.method === 'POST')
      return answer(201, { id: 'one', url: LINK, expiresAt: Date.UTC(2026, 10, 28) });
    if (isUnwell) return answer(503, { error: { kind: 'unwell', message: 'not now' } });
    const ruth = {
      id: 'ruth',
      name: 'Ruth',
      first: true,
      own: true,
      email: 'ruth@practice.example',
    };
    return answer(200, { people: [ruth], invites: [] });
  });
});
afterEach(() => {
  end();
  vi.restoreAllMocks();
});

function open(): void {
  const root = document.createElement('div');
  document.body.append(root);
  const dispose = render(() => <ColleaguesPart first weighty={(ask) => ask()} />, root);
  end = () => {
    dispose();
    root.remove();
  };
}
const button = (name: string) => page.getByRole('button', { name, exact: true });
const problem = page.getByRole('alert').getByText(/^The board cannot save right now/);

it('says why the colleagues cannot be shown, and asks again', async () => {
  isUnwell = true;
  open();
  await expect.element(problem).toBeVisible();
  isUnwell = false;
  await userEvent.click(button('Try again'));
  await expect.element(page.getByText('Ruth', { exact: true })).toBeVisible();
  expect(problem.query()).toBeNull();
});

it('keeps a link that is told once, when the colleagues cannot be asked for again', async () => {
  open();
  await expect.element(button('Invite a colleague')).toBeVisible();
  isUnwell = true;
  await userEvent.click(button('Invite a colleague'));
  await expect.element(problem).toBeVisible();
  await expect.element(page.getByRole('textbox')).toHaveValue(LINK);
});
