import { render } from 'solid-js/web';
import { accountApi } from '../net/accountApi.ts';
import { LOCK_KEPT, UNLOCKED } from '../net/lockHeader.ts';
import { LockCover } from './LockCover.tsx';
import { LockSoon } from './LockSoon.tsx';
import { makeLock, type Said } from './makeLock.ts';

const channel = new BroadcastChannel('steady-lock');

/** One for the page, from the first answer that tells of a lock. */
const lock = makeLock({
  now: () => Date.now(),
  setTimer(run, ms) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  // Whether it arrives or not: without a network the server has nothing to lock, and does so by itself.
  tell: (what) => void (what === 'lock' ? accountApi.lock() : accountApi.active()),
  keep(kept) {
    if (kept === undefined) localStorage.removeItem(LOCK_KEPT);
    else localStorage.setItem(LOCK_KEPT, kept);
  },
  kept: () => localStorage.getItem(LOCK_KEPT),
  others: {
    send: (said) => channel.postMessage(said),
    listen: (heard) =>
      channel.addEventListener('message', ({ data }: MessageEvent<Said>) => heard(data)),
  },
  unlocked(wasThere) {
    // What was refused while it was locked is asked for anew.
    if (wasThere) window.dispatchEvent(new Event(UNLOCKED));
    else location.reload();
  },
});

export const { told } = lock;
/** What the person of this page asks for, from a menu. */
export const lockNow = lock.lock;
/** They have signed out. */
export const endLock = lock.end;

const root = document.createElement('div');
document.body.append(root);
render(
  () => (
    <>
      <LockSoon phase={lock.phase()} />
      <LockCover
        locked={lock.phase() === 'locked'}
        onUnlocked={lock.unlock}
        onSignedOut={lock.end}
      />
    </>
  ),
  root,
);

/** ms: hands are noticed at most this often. */
const NOTICE_EVERY_MS = 1_000;
let noticedAt = -NOTICE_EVERY_MS;
const touched = (event: Event) => {
  // "Leave this page" has taken everything away: nothing of the app goes on behind a plain page.
  if (!event.isTrusted || !root.isConnected) return;
  if (event.timeStamp - noticedAt < NOTICE_EVERY_MS || liesStill(event)) return;
  noticedAt = event.timeStamp;
  lock.touched();
};
for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel'])
  window.addEventListener(kind, touched, { capture: true, passive: true });

/** A page that moves under a mouse makes it move, too. */
function liesStill(event: Event): boolean {
  if (event.type !== 'pointermove' || !(event instanceof PointerEvent)) return false;
  return event.movementX === 0 && event.movementY === 0;
}
