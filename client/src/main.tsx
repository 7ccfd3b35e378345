import { render } from 'solid-js/web';
import { App } from './App.tsx';
import { showAway } from './ui/away.ts';
import './ui/styles/index.css';

// The neutral page is nothing of the app: no router, no request, no word of a board.
if (location.pathname === '/away') showAway();
else render(() => <App />, document.body);
