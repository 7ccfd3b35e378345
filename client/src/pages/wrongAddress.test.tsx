import '../ui/styles/index.css';
import type { JSX } from 'solid-js';
import { render } from 'solid-js/web';
import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import ColleaguePage from './ColleaguePage.tsx';
import DevicePage from './DevicePage.tsx';
import JoinPage from './JoinPage.tsx';
import SetupPage from './SetupPage.tsx';
import SignInPage from './SignInPage.tsx';

let end = () => {};
afterEach(() => {
  end();
  vi.restoreAllMocks();
});

/** A page at an address that is not the practice's: it is served, and nothing that it asks for is done. */
function open(view: () => JSX.Element): void {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
    const error = { kind: 'wrong-origin', message: 'another address' };
    return new Response(JSON.stringify({ error }), { status: 403 });
  });
  history.replaceState(null, '', '#a-secret');
  const root = document.createElement('div');
  document.body.append(root);
  const dispose = render(view, root);
  end = () => {
    dispose();
    root.remove();
  };
}

it.each<[string, () => JSX.Element, string]>([
  ['a set-up link', () => <SetupPage />, 'Set up and sign in'],
  ['a password', () => <SignInPage />, 'Sign in'],
  ['an invite link', () => <JoinPage />, 'Join the board'],
  ['a link for a second device', () => <DevicePage />, 'Open my board'],
  ['a colleague’s link', () => <ColleaguePage />, 'Make my account'],
])('says that the address is wrong, and not %s', async (_, view, submit) => {
  open(view);
  for (const field of document.querySelectorAll('input:not([type=checkbox])')) {
    const typed =
      field.getAttribute('name') === 'email' ? 'ruth@practice.example' : 'long enough, this';
    await userEvent.fill(field, typed);
  }
  await userEvent.click(page.getByRole('button', { name: submit, exact: true }));
  await expect
    .element(page.getByText('This address is not the one the practice uses. Nothing was changed.'))
    .toBeVisible();
});
