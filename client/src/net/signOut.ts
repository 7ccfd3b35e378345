import { accountApi } from './accountApi.ts';
import type { Answer } from './request.ts';

/** Ends this device's session, and with it whatever covers its pages. */
export async function signOut(): Promise<Answer<unknown>> {
  const answer = await accountApi.signOut();
  const lock = answer.ok ? await import('../lock/index.tsx').catch(() => undefined) : undefined;
  lock?.endLock();
  return answer;
}
