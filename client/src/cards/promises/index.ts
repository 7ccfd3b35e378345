/** One chunk, fetched when a card is opened or has something promised on it. */
export { PromiseLine } from './PromiseLine.tsx';
export { PromisePanel } from './PromisePanel.tsx';
export { PromiseWarning } from './PromiseWarning.tsx';
