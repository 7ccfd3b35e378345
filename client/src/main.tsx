// First: this file declares the order of the layers, and whoever comes first declares it.
import './ui/styles/index.css';
import { render } from 'solid-js/web';
import { App } from './App.tsx';
import { watchForRenewal } from './offline/renewed.ts';
import { recallLock } from './net/lockHeader.ts';
import { hasLeft, isAway, showAway } from './ui/away.ts';

// The neutral page is nothing of the app: no router, no request, no word of a board.
if (isAway()) showAway();
else {
  recallLock();
  watchForRenewal();
  render(() => <App />, document.body);
  const look = () => {
    if (hasLeft()) showAway();
  };
  // As it was, out of the browser's memory.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) look();
  });
  // In a process of its own it may hear a moment late that this tab was left.
  addEventListener('storage', look);
  if (import.meta.env.PROD)
    addEventListener(
      'load',
      () => void import('./offline/keepProgram.ts').then((m) => m.keepProgram()),
    );
}
